/** What a shell may complete beyond commands, options and their choices: names of units and of profiles. */

import { profileIds } from '../../input/read-profile.ts';
import type { Call } from '../calls/call.ts';
import { type Command, type Group, isGroup } from '../commands.ts';
import { pathsFrom } from '../paths.ts';
import { unitNames } from '../units/units.ts';
import { withSettings } from './settings.ts';

/**
 * Names that may stand where a word is being written.
 * @param current that word
 * @param before the words before it, the name of the program included
 */
export async function namesFor(
  current: string,
  before: readonly string[],
  commands: readonly (Command | Group)[],
): Promise<readonly string[]> {
  if (current.startsWith('-')) return [];
  const call = calledBy(before.slice(1), commands);
  const kind = call && namedAt(before, call);
  if (call === undefined || kind === undefined) return [];
  const paths = pathsFrom((await withSettings({}, call)) as { units: string; templates?: string });
  return (kind === 'unit' ? namesOrNone(() => unitNames(paths.units)) : profileIds(paths.templates)).filter((name) =>
    name.startsWith(current),
  );
}

function calledBy(words: readonly string[], commands: readonly (Command | Group)[]): Call | undefined {
  const [word, ...rest] = words;
  const entry = commands.find((other) => (isGroup(other) ? other.name : other.call.name) === word);
  return entry !== undefined && isGroup(entry) ? calledBy(rest, entry.commands) : entry?.call;
}

/** After an option that takes a value stands this; elsewhere a positional. */
function namedAt(before: readonly string[], { options, positionals }: Call) {
  const option = options[/^--(.+)$/.exec(before.at(-1) ?? '')?.[1] ?? ''];
  if (option !== undefined && option.type !== 'boolean') return option.names;
  return Object.values(positionals).find(({ names }) => names !== undefined)?.names;
}

/** There may be no folder of units here. */
function namesOrNone(read: () => readonly string[]): readonly string[] {
  try {
    return read();
  } catch {
    return [];
  }
}
