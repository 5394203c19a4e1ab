import { z } from '../model/zod.ts';

/**
 * JSON Schema (draft 2020-12) of what the user writes, for editors: Chinese descriptions, no unknown keys, and the
 * form that a custom leaf gives in `meta().jsonSchema`.
 */
export function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      const own = jsonSchema.jsonSchema;
      if (typeof own !== 'object' || own === null) return;
      delete jsonSchema.jsonSchema;
      Object.assign(jsonSchema, own);
    },
  }) as Record<string, unknown>;
}
