/** `juesuan schema`: JSON Schema for editors. */
import type { SchemaArguments } from '../calls/schema.ts';
import { print } from '../terminal/output.ts';

type Kind = SchemaArguments['种类'];

export async function schema({ 种类 }: SchemaArguments): Promise<void> {
  print(await schemaText(种类));
}

/** The schema as the text of a file. */
export async function schemaText(kind: Kind): Promise<string> {
  const { toJsonSchema } = await import('../../validate/json-schema.ts');
  const schema = toJsonSchema(await schemaOf(kind));
  return `${JSON.stringify(kind === 'profile' ? layered(schema) : schema, null, 2)}\n`;
}

async function schemaOf(kind: Kind) {
  switch (kind) {
    case 'dossier':
      return (await import('../../model/dossier.ts')).dossierSchema;
    case 'profile':
      return (await import('../../model/profile.ts')).profileSchema;
    case 'form':
      return (await import('../../model/profile.ts')).formSpecSchema;
    case 'tables': {
      const { tableEditionSchema, tableSetSchema } = await import('../../model/table-spec.ts');
      return tableSetSchema.or(tableEditionSchema);
    }
    case 'config':
      return (await import('../../model/settings.ts')).settingsSchema;
  }
}

/**
 * A profile that extends another leaves out what it does not change, at any depth; the members of a list are whole. What
 * nobody in the chain has written is told by `profile check`.
 */
function layered(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(layered);
  if (!isObject(schema)) return schema;
  const { required: _required, ...rest } = schema;
  return mapped(rest, (value, key) => {
    if (WHOLE.includes(key)) return value;
    // Names of properties, of which one may be `required`.
    return key === 'properties' && isObject(value) ? mapped(value, layered) : layered(value);
  });
}

const WHOLE = ['items', 'prefixItems', '$defs'];

function mapped(object: Record<string, unknown>, change: (value: unknown, key: string) => unknown) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
