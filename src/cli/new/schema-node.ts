/** The part of a JSON Schema of the dossier that the guide and the skeleton read. */
export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly anyOf?: readonly SchemaNode[];
}

/** The schema that checks every dossier. */
export async function dossierNode(): Promise<SchemaNode> {
  const [{ toJsonSchema }, { dossierSchema }] = await Promise.all([
    import('../../validate/json-schema.ts'),
    import('../../model/dossier.ts'),
  ]);
  return toJsonSchema(dossierSchema) as SchemaNode;
}
