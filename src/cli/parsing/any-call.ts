/** Every call, by yargs: help, what is wrong with a call, unusual ways of writing one. */
import yargs, { type Argv, type CommandModule } from 'yargs';
import { nearest } from '../../diagnostics/suggest.ts';
import { programVersion } from '../../library/installation.ts';
import type { Call, Option, Positional, Values } from '../calls/call.ts';
import { allCommands, type Command, type Group, isGroup } from '../commands.ts';
import { UsageError } from '../usage-error.ts';
import { namesFor } from './completion.ts';
import { CHINESE, UNKNOWN } from './yargs-chinese.ts';

/** Runs what the call asks for. @throws UsageError, and whatever the command throws */
export async function runAnyCall(args: readonly string[], commands: readonly (Command | Group)[]): Promise<void> {
  await createParser(args, isUnfinished(args) ? commands.map(idle) : commands).parseAsync();
}

function createParser(args: readonly string[], commands: readonly (Command | Group)[]): Argv {
  return withCommands(yargs(args).scriptName('juesuan'), commands)
    .locale('zh_CN')
    .updateStrings(CHINESE)
    .usage('由一套数据编制部门决算公开和绩效自评报告（Word 和 PDF）。\n\n用法：$0 <命令> [选项]')
    .alias('help', 'h')
    .describe('help', '显示帮助')
    .version(programVersion())
    .describe('version', '显示版本号')
    .completion(COMPLETION, '打印命令行补全脚本（bash、zsh，按环境变量 SHELL）', complete(args, commands))
    .epilogue(
      '单位写 data/units 下的文件夹名，或文件夹的路径；不写则为全部单位。\n退出码：0 正常，1 有错误，2 无法执行。',
    )
    .parserConfiguration({ 'parse-positional-numbers': false })
    .middleware((argv) => keepLast(argv, commands), true)
    .strict()
    .demandCommand(1, 1, '没有写命令', '一次只能执行一个命令')
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .exitProcess(false)
    .fail((message, error) => {
      // An unfinished call is no fault: a shell asks how it may go on.
      if (!isUnfinished(args)) onFailure(message, error, commands);
    });
}

const COMPLETION = 'completion';

/** `--get-yargs-completions juesuan check …`, with the word that is being written last: so a shell asks for words. */
function isUnfinished([first]: readonly string[]): boolean {
  return first === '--get-yargs-completions';
}

/** yargs calls the command that it completes. */
function idle(entry: Command | Group): Command | Group {
  return isGroup(entry) ? { ...entry, commands: entry.commands.map(idleCommand) } : idleCommand(entry);
}

function idleCommand(command: Command): Command {
  return { ...command, run: async () => undefined };
}

function complete(args: readonly string[], commands: readonly (Command | Group)[]): FallbackCompletion {
  return (current, _, own, done) => {
    own(async (_error, words = []) => done([...words, ...(await namesFor(current, args.slice(1, -1), commands))]));
  };
}

type FallbackCompletion = (
  current: string,
  argv: unknown,
  own: (take: (error: Error | null, words?: string[]) => void) => void,
  done: (words: string[]) => void,
) => void;

function withCommands(parser: Argv, commands: readonly (Command | Group)[]): Argv {
  return commands.reduce(
    (own, entry) => own.command(isGroup(entry) ? groupModule(entry) : commandModule(entry)),
    parser,
  );
}

function groupModule({ name, action, describe, missing, tooMany, commands }: Group): CommandModule {
  return {
    command: `${name} <${action}>`,
    describe,
    builder: (parser) => withCommands(parser, commands).demandCommand(1, 1, missing, tooMany),
    handler: () => undefined,
  };
}

function commandModule({ call, run }: Command): CommandModule {
  return {
    command: [call.name, ...Object.entries(call.positionals).map(placeholder)].join(' '),
    describe: call.describe,
    builder: (parser) => described(parser, call),
    handler: (values) => run(inLists(values, call)),
  };
}

function placeholder([name, { required, several }]: [string, Positional]): string {
  const word = `${name}${several ? '..' : ''}`;
  return required ? `<${word}>` : `[${word}]`;
}

function described(parser: Argv, { positionals, options, example }: Call): Argv {
  for (const [name, { describe, choices, required, several, default: otherwise }] of Object.entries(positionals)) {
    parser.positional(name, {
      describe,
      ...(choices === undefined ? { type: 'string' } : { choices }),
      ...(several ? { array: true, default: [] } : otherwise === undefined ? {} : { default: otherwise }),
      ...(required ? { demandOption: true } : {}),
    });
  }
  for (const [name, option] of Object.entries(options)) parser.option(name, optionOf(option));
  return example === undefined ? parser : parser.example(example, '');
}

function optionOf({ type, describe, choices, required, configured, default: otherwise }: Option) {
  return {
    describe,
    ...(choices === undefined ? { type } : { choices }),
    ...(otherwise === undefined ? {} : configured ? { defaultDescription: `${otherwise}` } : { default: otherwise }),
    ...(required ? { demandOption: true } : {}),
    ...(type === 'boolean' ? {} : { requiresArg: true }),
  };
}

/** An option that may be repeated is one word when it is written once, and none when it is not. */
function inLists(values: Values, { options }: Call): Values {
  const lists = Object.keys(options).filter((name) => options[name]?.repeated);
  return { ...values, ...Object.fromEntries(lists.map((name) => [name, [values[name] ?? []].flat()])) };
}

/** Of an option written twice, the last counts, unless it is one that adds. */
function keepLast(argv: Record<string, unknown>, commands: readonly (Command | Group)[]): void {
  const options = allCommands(commands).flatMap(({ call }) => Object.entries(call.options));
  for (const name of ['help', 'version', ...options.flatMap(([name, { repeated }]) => (repeated ? [] : [name]))]) {
    const value = argv[name];
    if (Array.isArray(value)) argv[name] = value.at(-1);
  }
}

/** What the parser complains of is a fault of the call; what a command throws is passed on. */
function onFailure(message: string | null, error: Error | undefined, commands: readonly (Command | Group)[]): never {
  if (error !== undefined && error.name !== 'YError') throw error;
  throw new UsageError(`${message ?? error?.message ?? ''}\n${usageHint(message ?? '', commands)}`);
}

function usageHint(message: string, commands: readonly (Command | Group)[]): string {
  const unknown = UNKNOWN.exec(message)?.[1]?.split(', ')[0] ?? '';
  const names = commands.map((entry) => (isGroup(entry) ? entry.name : entry.call.name));
  const holders = allCommands(commands).filter(({ call }) => Object.hasOwn(call.options, unknown));
  if (holders.length > 0) {
    return `--${unknown} 是 ${holders.map(({ call }) => call.name).join('、')} 的选项，这个命令没有。用法请看 juesuan --help`;
  }
  const options = new Set(allCommands(commands).flatMap(({ call }) => Object.keys(call.options)));
  const option = nearest(unknown, [...options, 'help', 'version']);
  const meant = nearest(unknown, [...names, COMPLETION]) ?? (option === undefined ? undefined : `--${option}`);
  return `${meant === undefined ? '' : `是否应为 ${meant}？`}用法请看 juesuan --help`;
}
