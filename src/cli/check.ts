/** `juesuan check`: all findings, nothing written. */
import { resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import type { Paths } from '../pipeline.ts';
import { exitCodeOf } from './exit-code.ts';
import { exitWith, type Format, findingsText, formatOption, print, printJson, progress } from './output.ts';
import { type PathOptions, pathsFrom, withPathOptions } from './paths.ts';
import { unitFolders } from './units.ts';

interface Arguments extends PathOptions {
  单位: string[];
  format: Format;
}

export const checkCommand: CommandModule<object, Arguments> = {
  command: 'check [单位..]',
  describe: '核查数据和文字，列出全部问题，不写文件',
  builder: (yargs): Argv<Arguments> =>
    withPathOptions(yargs)
      .positional('单位', { type: 'string', array: true, default: [] as string[], describe: '单位；省略则核查全部' })
      .option('format', formatOption),
  handler: async (args) => {
    const paths = pathsFrom(args);
    for (const folder of unitFolders(args.单位, paths.units)) await checkUnit(folder, paths, args.format);
  },
};

async function checkUnit(folder: string, paths: Paths, format: Format): Promise<void> {
  const [{ analyse }, { findingsToJson }] = await Promise.all([
    import('../pipeline.ts'),
    import('../diagnostics/print.ts'),
  ]);
  progress(`正在核查 ${folder} …`);
  const analysis = analyse(resolve(folder), paths, folder);
  if (format === 'json') printJson(findingsToJson(analysis.unit, analysis.findings));
  else print(`【${analysis.unit}】\n${findingsText(analysis.findings)}`);
  exitWith(exitCodeOf(analysis));
}
