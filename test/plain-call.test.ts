/** The two readers of a call agree: what Node's parser takes as plain, yargs reads alike; all else is left to yargs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call, Values } from '../src/cli/calls/call.ts';
import { COMMANDS, type Command, type Group, isGroup } from '../src/cli/commands.ts';
import { runAnyCall } from '../src/cli/parsing/any-call.ts';
import { plainCall } from '../src/cli/parsing/plain-call.ts';
import { runs } from './runs.ts';

const RUNS = runs(320, 1);

interface Heard {
  readonly name: string;
  readonly values: Values;
}

/** The commands, none of which does anything but tell that it was called. */
function listening(heard: Heard[]): readonly (Command | Group)[] {
  const deaf = ({ call }: Command): Command => ({
    call,
    run: async (values) => {
      heard.push({ name: call.name, values: valuesOf(call, values) });
    },
  });
  return COMMANDS.map((entry) => (isGroup(entry) ? { ...entry, commands: entry.commands.map(deaf) } : deaf(entry)));
}

/** What a command can ask for; yargs hands over more. */
function valuesOf({ positionals, options }: Call, values: Values): Values {
  const names = [...Object.keys(positionals), ...Object.keys(options)];
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

async function byYargs(args: readonly string[]): Promise<Heard | undefined> {
  const heard: Heard[] = [];
  await runAnyCall(args, listening(heard)).catch(() => undefined);
  return heard[0];
}

function byNode(args: readonly string[]): Heard | undefined {
  const read = plainCall(args, COMMANDS);
  return read && { name: read.command.call.name, values: valuesOf(read.command.call, read.values) };
}

const plainWords = ['text', 'json', 'sarif', 'dossier', 'C02,D', 'out/x', '单位', 'a b', 'x@3', '2'];
const oddWords = [
  '',
  '-',
  '--',
  '-h',
  '--no-watch',
  '--format=json',
  'true',
  'false',
  '0x1f',
  '1e3',
  '-5',
  '03',
  "'a'",
];

/** Calls of a command with options of its own, in any order and number. */
const calls = fc.constantFrom(...COMMANDS).chain((entry) => {
  const [command] = isGroup(entry) ? entry.commands : [entry];
  const own = Object.keys(command?.call.options ?? {}).map((name) => `--${name}`);
  const option = fc.constantFrom(...own, '--x');
  const plain = fc.constantFrom(...plainWords);
  const odd = fc.oneof(fc.constantFrom(...oddWords), fc.string({ maxLength: 4 }));
  const part = fc.oneof(
    fc.tuple(option, plain),
    fc.tuple(option, odd),
    fc.tuple(option),
    fc.tuple(plain),
    fc.tuple(odd),
  );
  const name = isGroup(entry) ? [entry.name, 'check'] : [entry.call.name];
  return fc.array(part, { maxLength: 3 }).map((parts) => [...name, ...parts.flat()]);
});

describe('a call', () => {
  it('that is plain is read by both alike', { timeout: RUNS.timeout }, async () => {
    let plain = 0;
    const alike = fc.asyncProperty(calls, async (args) => {
      const read = byNode(args);
      if (read === undefined) return;
      plain += 1;
      expect(await byYargs(args)).toEqual(read);
    });
    await fc.assert(alike, RUNS);
    expect(plain).toBeGreaterThan(RUNS.numRuns / 6);
  });

  it.each([
    ['list'],
    ['build', 'a', 'b', '--out', 'x', '--watch', '--keep', '3'],
    ['check', '--rule', 'A', 'unit', '--rule', 'B', '--format', 'sarif'],
    ['explain', 'unit', '1,085.68', '--depth', '2'],
    ['new', 'unit', '--year', '2023', '--profile', 'p'],
    ['new', 'x'],
    ['check', '--quiet'],
    ['profile', 'check', 'p', 'q'],
    ['schema', 'tables'],
    ['diff', 'a@1', 'a', '--format', 'json', '--format', 'text'],
  ])('as it should be is plain: %s %s %s', async (...args) => {
    const read = byNode(args);
    expect(read).toBeDefined();
    expect(await byYargs(args)).toEqual(read);
  });

  it.each([
    [],
    ['--help'],
    ['build', '--help'],
    ['bild'],
    ['profile'],
    ['list', 'x'],
    ['build', '--out'],
    ['build', '--no-watch'],
    ['explain'],
    ['check', '--format', 'xml'],
    ['build', '--keep', 'x'],
    ['list', '--format=json'],
  ])('that is wrong or unusual is not: %s %s %s', (...args) => {
    expect(plainCall(args, COMMANDS)).toBeUndefined();
  });
});
