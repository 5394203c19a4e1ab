/** `juesuan diff`: what differs between two builds, two dossiers, or two units of different years. */
import type { Argv, CommandModule } from 'yargs';
import type { NamedState } from '../model/build-state.ts';
import { recover } from '../write/write-outputs.ts';
import { type Format, formatOption, print, printJson } from './output.ts';
import { type PathOptions, pathsFrom, withPathOptions } from './paths.ts';
import { stateNamed } from './states.ts';

interface Arguments extends PathOptions {
  旧: string;
  新: string;
  format: Format;
}

export const diffCommand: CommandModule<object, Arguments> = {
  command: 'diff <旧> <新>',
  describe: '比较两次编制、两份资料或两个年度：数、句子、单元格',
  builder: (yargs): Argv<Arguments> =>
    withPathOptions(yargs)
      .positional('旧', {
        type: 'string',
        demandOption: true,
        describe: '单位（现在的资料）、单位@3（存档3）、单位@latest（最后的存档）、存档文件或资料文件夹',
      })
      .positional('新', { type: 'string', demandOption: true, describe: '同上' })
      .option('out', { type: 'string', default: 'out', requiresArg: true, describe: '存档所在的位置' })
      .option('format', formatOption),
  handler: async (args) => {
    const paths = pathsFrom(args);
    recover(paths.out);
    const former = await stateNamed(args.旧, paths);
    const present = await stateNamed(args.新, paths);
    const { listingOf } = await import('../moved.ts');
    const { text, json } = listingOf(former, present, isSameReport(former, present) ? 'causes' : 'table');
    if (args.format === 'json') printJson({ former: former.name, present: present.name, changes: json });
    else print(text);
  },
};

/** Two states of one report; of two years or units nearly everything differs. */
function isSameReport(former: NamedState, present: NamedState): boolean {
  const [a, b] = [former.state.report.meta, present.state.report.meta];
  return a.year === b.year && a.unitName === b.unitName;
}
