/** `juesuan schema`: JSON Schema for editors. */
import type { SchemaArguments } from './calls/schema.ts';
import { print } from './output.ts';

type Kind = SchemaArguments['种类'];

export async function schema({ 种类 }: SchemaArguments): Promise<void> {
  print(await schemaText(种类));
}

/** The schema as the text of a file. */
export async function schemaText(kind: Kind): Promise<string> {
  const { toJsonSchema } = await import('../validate/json-schema.ts');
  return `${JSON.stringify(toJsonSchema(await schemaOf(kind)), null, 2)}\n`;
}

async function schemaOf(kind: Kind) {
  switch (kind) {
    case 'dossier':
      return (await import('../model/dossier.ts')).dossierSchema;
    case 'profile':
      return (await import('../model/profile.ts')).profileSchema;
    case 'tables':
      return (await import('../model/table-spec.ts')).tableSetSchema;
    case 'config':
      return (await import('../model/settings.ts')).settingsSchema;
  }
}
