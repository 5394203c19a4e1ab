/** All commands: how each is called, and what it does, which is loaded when it is called. */
import { AUDIT } from './calls/audit.ts';
import { BATCH } from './calls/batch.ts';
import { BUILD } from './calls/build.ts';
import type { ArgumentsOf, Call, Values } from './calls/call.ts';
import { CHECK } from './calls/check.ts';
import { DIFF } from './calls/diff.ts';
import { DRAFT } from './calls/draft.ts';
import { EXPLAIN } from './calls/explain.ts';
import { IMPORT } from './calls/import.ts';
import { LIST } from './calls/list.ts';
import { MERGE } from './calls/merge.ts';
import { NEW } from './calls/new.ts';
import { PROFILE_CHECK } from './calls/profile-check.ts';
import { QUERY } from './calls/query.ts';
import { RULES } from './calls/rules.ts';
import { SCHEMA } from './calls/schema.ts';
import { SERVE } from './calls/serve.ts';
import { SUMMARY } from './calls/summary.ts';
import { WORKER } from './calls/worker.ts';
import { withSettings } from './parsing/settings.ts';

export interface Command {
  readonly call: Call;
  run(values: Values): Promise<void>;
}

/** Commands under a common first word. */
export interface Group {
  readonly name: string;
  /** Stands in the help for the second word. */
  readonly action: string;
  readonly describe: string;
  /** What is told to who leaves the second word out, or writes several. */
  readonly missing: string;
  readonly tooMany: string;
  readonly commands: readonly Command[];
}

type Run<Own extends Call> = (args: ArgumentsOf<Own>) => void | Promise<void>;

/** The parsers and the settings see to it that the values are those that the call describes. */
function command<const Own extends Call>(call: Own, load: () => Promise<Run<Own>>): Command {
  return { call, run: async (values) => (await load())((await withSettings(values, call)) as ArgumentsOf<Own>) };
}

export const COMMANDS: readonly (Command | Group)[] = [
  command(BUILD, async () => (await import('./commands/build.ts')).build),
  command(CHECK, async () => (await import('./commands/check.ts')).check),
  command(AUDIT, async () => (await import('./commands/audit.ts')).audit),
  command(SERVE, async () => (await import('./commands/serve.ts')).serve),
  command(DRAFT, async () => (await import('./commands/draft.ts')).draft),
  command(BATCH, async () => (await import('./commands/batch.ts')).batch),
  command(WORKER, async () => (await import('./commands/worker.ts')).worker),
  command(MERGE, async () => (await import('./commands/merge.ts')).merge),
  command(QUERY, async () => (await import('./commands/query.ts')).query),
  command(SUMMARY, async () => (await import('./commands/summary.ts')).summary),
  command(DIFF, async () => (await import('./commands/diff.ts')).diff),
  command(EXPLAIN, async () => (await import('./commands/explain.ts')).explain),
  command(IMPORT, async () => (await import('./commands/import.ts')).importWorkbooks),
  command(NEW, async () => (await import('./commands/new.ts')).makeNew),
  command(LIST, async () => (await import('./commands/list.ts')).list),
  command(RULES, async () => (await import('./commands/rules.ts')).rules),
  command(SCHEMA, async () => (await import('./commands/schema.ts')).schema),
  {
    name: 'profile',
    action: '动作',
    describe: '检查模板（juesuan profile check）',
    missing: '请写 juesuan profile check',
    tooMany: '一次只能执行一个动作',
    commands: [command(PROFILE_CHECK, async () => (await import('./commands/profile.ts')).checkProfiles)],
  },
];

export function isGroup(entry: Command | Group): entry is Group {
  return 'commands' in entry;
}

export function allCommands(entries: readonly (Command | Group)[] = COMMANDS): readonly Command[] {
  return entries.flatMap((entry) => (isGroup(entry) ? entry.commands : [entry]));
}
