/** `juesuan schema`: JSON Schema for editors. */
import type { Argv, CommandModule } from 'yargs';
import { print } from './output.ts';

const KINDS = ['dossier', 'profile', 'tables'] as const;
type Kind = (typeof KINDS)[number];

export const schemaCommand: CommandModule<object, { 种类: Kind }> = {
  command: 'schema [种类]',
  describe: '打印数据文件的 JSON Schema，供编辑器提示和检查',
  builder: (yargs): Argv<{ 种类: Kind }> =>
    yargs.positional('种类', {
      choices: KINDS,
      default: 'dossier' as const,
      describe: 'dossier 单位的 report.json，profile 模板的 profile.json，tables 表式',
    }),
  handler: async ({ 种类 }) => print(await schemaText(种类)),
};

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
  }
}
