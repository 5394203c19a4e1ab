/** `juesuan profile check`: what is wrong with a place's templates, before a unit uses them. */
import type { Argv, CommandModule } from 'yargs';
import { hasErrors } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Paths } from '../pipeline.ts';
import { UsageError } from './failure.ts';
import { exitWith, type Format, findingsText, formatOption, print, printJson } from './output.ts';
import { type PathOptions, pathsFrom, withPathOptions } from './paths.ts';

interface Arguments extends PathOptions {
  模板: string[];
  format: Format;
}

const checkProfiles: CommandModule<object, Arguments> = {
  command: 'check [模板..]',
  describe: '检查模板：不认识的写法、数据代号、直接写的数字、没有内容的节',
  builder: (yargs): Argv<Arguments> =>
    withPathOptions(yargs)
      .positional('模板', { type: 'string', array: true, default: [] as string[], describe: '模板；省略则检查全部' })
      .option('format', formatOption),
  handler: async (args) => {
    const paths = pathsFrom(args);
    for (const id of await chosenProfiles(args.模板, paths)) await auditOne(id, paths, args.format);
  },
};

export const profileCommand: CommandModule = {
  command: 'profile <动作>',
  describe: '检查模板（juesuan profile check）',
  builder: (yargs) =>
    yargs.command(checkProfiles).demandCommand(1, 1, '请写 juesuan profile check', '一次只能执行一个动作'),
  handler: () => undefined,
};

async function chosenProfiles(asked: readonly string[], paths: Paths): Promise<readonly string[]> {
  const { profileIds } = await import('../input/read-profile.ts');
  const known = profileIds(paths.templates);
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown === undefined) return asked.length > 0 ? asked : known;
  const near = nearest(unknown, known);
  throw new UsageError(`没有名为“${unknown}”的模板${near === undefined ? '' : `，是否应为“${near}”？`}`);
}

async function auditOne(id: string, paths: Paths, format: Format): Promise<void> {
  const [{ auditProfile }, { findingsToJson }] = await Promise.all([
    import('../profile-audit.ts'),
    import('../diagnostics/print.ts'),
  ]);
  const findings = auditProfile(id, paths);
  if (format === 'json') printJson(findingsToJson(id, findings));
  else print(`【模板 ${id}】\n${findingsText(findings)}`);
  exitWith(hasErrors(findings) ? 1 : 0);
}
