/** Two states of a text file → the lines that changed. Spaces at the end of a line and more empty lines are no change. */
import { diffArrays } from 'diff';
import type { FileChange, ProseChange } from './movement.ts';

interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** Changed passages of a Markdown file; undefined stands for a file that is not there. */
export function changedProse(file: string, former: string | undefined, present: string | undefined): ProseChange[] {
  const old = linesOf(former ?? '');
  const now = linesOf(present ?? '');
  if (former === undefined) return [{ kind: 'inserted', file, line: 1, former: [], present: textsOf(now) }];
  if (present === undefined) return [{ kind: 'deleted', file, line: 1, former: textsOf(old), present: [] }];
  return hunks(old, now).map((hunk) => passage(file, hunk));
}

/** A changed file with the count of its lines; undefined when the two say the same. */
export function changedFile(
  file: string,
  former: string | undefined,
  present: string | undefined,
): FileChange | undefined {
  const found = hunks(linesOf(former ?? ''), linesOf(present ?? ''));
  const inserted = found.reduce((count, hunk) => count + hunk.now.length, 0);
  const deleted = found.reduce((count, hunk) => count + hunk.old.length, 0);
  if (former === undefined) return { kind: 'inserted', file, inserted, deleted };
  if (present === undefined) return { kind: 'deleted', file, inserted, deleted };
  return found.length === 0 ? undefined : { kind: 'changed', file, inserted, deleted };
}

interface Hunk {
  readonly old: readonly Line[];
  readonly now: readonly Line[];
}

function passage(file: string, { old, now }: Hunk): ProseChange {
  const kind = old.length === 0 ? 'inserted' : now.length === 0 ? 'deleted' : 'changed';
  const line = (now[0] ?? old[0])?.number ?? 1;
  return { kind, file, line, former: textsOf(old), present: textsOf(now) };
}

function textsOf(lines: readonly Line[]): string[] {
  return lines.map(({ text }) => text).filter((text) => text !== '');
}

function hunks(old: readonly Line[], now: readonly Line[]): Hunk[] {
  const found: { old: Line[]; now: Line[] }[] = [];
  let [oldAt, nowAt, open] = [0, 0, false];
  for (const { count, added, removed } of diffArrays(allTexts(old), allTexts(now))) {
    if (!added && !removed) open = false;
    else if (!open) {
      found.push({ old: [], now: [] });
      open = true;
    }
    if (removed) found.at(-1)?.old.push(...old.slice(oldAt, oldAt + count));
    if (added) found.at(-1)?.now.push(...now.slice(nowAt, nowAt + count));
    if (!added) oldAt += count;
    if (!removed) nowAt += count;
  }
  return found;
}

function allTexts(lines: readonly Line[]): string[] {
  return lines.map(({ text }) => text);
}

/** Without spaces at the end; several empty lines are one, and none stand at the start or end of the file. */
function linesOf(text: string): Line[] {
  const lines = text.split('\n').map((line, index) => ({ text: line.trimEnd(), number: index + 1 }));
  const kept = lines.filter((line, index) => line.text !== '' || (index > 0 && lines[index - 1]?.text !== ''));
  if (kept[0]?.text === '') kept.shift();
  if (kept.at(-1)?.text === '') kept.pop();
  return kept;
}
