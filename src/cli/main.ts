#!/usr/bin/env node
/** The command line: one file per command; exit code 0 fine, 1 errors found, 2 unusable call or unreadable input. */
import yargs from 'yargs';
import { nearest } from '../diagnostics/suggest.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import { diffCommand } from './diff.ts';
import { draftCommand } from './draft.ts';
import { explainCommand } from './explain.ts';
import { failureText, UsageError } from './failure.ts';
import { listCommand } from './list.ts';
import { newCommand } from './new.ts';
import { profileCommand } from './profile.ts';
import { rulesCommand } from './rules.ts';
import { schemaCommand } from './schema.ts';
import { programVersion } from './version.ts';
import { CHINESE, UNKNOWN } from './yargs-chinese.ts';

const COMMANDS = ['build', 'check', 'draft', 'diff', 'explain', 'new', 'list', 'rules', 'schema', 'profile'];
const OPTIONS = [
  'out',
  'units',
  'templates',
  'format',
  'rule',
  'severity',
  'watch',
  'profile',
  'year',
  'name',
  'depth',
  'since',
  'provenance',
  'number',
  'date',
  'author',
  'keep',
  'docx',
  'help',
  'version',
];
/** Options that may be written several times, each adding to the former. */
const ADDING = ['rule'];

function createParser(argv: readonly string[]) {
  return yargs(argv)
    .scriptName('juesuan')
    .locale('zh_CN')
    .updateStrings(CHINESE)
    .usage('由一套数据编制部门决算公开和绩效自评报告（Word 和 PDF）。\n\n用法：$0 <命令> [选项]')
    .command(buildCommand)
    .command(checkCommand)
    .command(draftCommand)
    .command(diffCommand)
    .command(explainCommand)
    .command(newCommand)
    .command(listCommand)
    .command(rulesCommand)
    .command(schemaCommand)
    .command(profileCommand)
    .alias('help', 'h')
    .describe('help', '显示帮助')
    .version(programVersion())
    .describe('version', '显示版本号')
    .epilogue(
      '单位写 data/units 下的文件夹名，或文件夹的路径；不写则为全部单位。\n退出码：0 正常，1 有错误，2 无法执行。',
    )
    .parserConfiguration({ 'parse-positional-numbers': false })
    .middleware(keepLast, true)
    .strict()
    .demandCommand(1, 1, '没有写命令', '一次只能执行一个命令')
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .exitProcess(false)
    .fail(onFailure);
}

/** Of an option written twice, the last counts, unless it is one that adds. */
function keepLast(argv: Record<string, unknown>): void {
  for (const option of OPTIONS.filter((name) => !ADDING.includes(name))) {
    const value = argv[option];
    if (Array.isArray(value)) argv[option] = value.at(-1);
  }
}

/** What the parser complains of is a fault of the call; what a command throws is passed on. */
function onFailure(message: string | null, error: Error | undefined): never {
  if (error !== undefined && error.name !== 'YError') throw error;
  throw new UsageError(`${message ?? error?.message ?? ''}\n${usageHint(message ?? '')}`);
}

function usageHint(message: string): string {
  const unknown = UNKNOWN.exec(message)?.[1]?.split(', ')[0] ?? '';
  const option = nearest(unknown, OPTIONS);
  const meant = nearest(unknown, COMMANDS) ?? (option === undefined ? undefined : `--${option}`);
  return `${meant === undefined ? '' : `是否应为 ${meant}？`}用法请看 juesuan --help`;
}

/** `juesuan check | head` closes the pipe early: that is no fault. */
function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

function report(error: unknown): void {
  process.stderr.write(failureText(error));
  process.exitCode = 2;
}

endQuietlyOnClosedPipe();
process.on('uncaughtException', report);
try {
  await createParser(process.argv.slice(2)).parseAsync();
} catch (error) {
  report(error);
}
