/**
 * The judge of a list of changed places: the plain text diff of the two outputs, line by line. It knows nothing of how
 * the places were found, only what the text output prints for each.
 */
import { diffArrays } from 'diff';
import { ATTACHMENT_LABEL, type Part, type Report } from '../src/model/report.ts';
import { renderText } from '../src/render/text/render-text.ts';
import type { ChangedPlace } from '../src/review/moved/movement.ts';

type Compare = (former: readonly string[], present: readonly string[]) => { removed: string[]; added: string[] };

/** As a line diff shows them. */
export const inSequence: Compare = (former, present) => {
  const changes = diffArrays([...former], [...present]);
  const linesOf = (side: 'added' | 'removed') => changes.filter((change) => change[side]).flatMap(({ value }) => value);
  return { removed: linesOf('removed'), added: linesOf('added') };
};

/** Lines that stand more often in one text: for reports whose lines are so alike that a line diff pairs the wrong ones. */
export const byCount: Compare = (former, present) => ({
  removed: surplus(former, present),
  added: surplus(present, former),
});

function surplus(lines: readonly string[], others: readonly string[]): string[] {
  const count = (list: readonly string[], line: string) => list.filter((own) => own === line).length;
  return [...new Set(lines)].filter((line) => count(lines, line) > count(others, line));
}

/** The differing lines for which no place accounts: `- …` of the former text, `+ …` of the present. */
export function unexplainedLines(
  former: Report,
  present: Report,
  places: readonly ChangedPlace[],
  compare: Compare = inSequence,
): string[] {
  const [old, now] = [linesOf(former), linesOf(present)];
  const { removed, added } = compare(old, now);
  const whole = { former: wholeLines(places, 'former'), present: wholeLines(places, 'present') };
  const isNew = (line: string) =>
    now.some((other) => other !== line && isRewriting(line, other, places)) || isRewrittenRow(line, EMPTY_ROW, places);
  const wasOld = (line: string) =>
    old.some((other) => other !== line && isRewriting(other, line, places)) || isRewrittenRow(EMPTY_ROW, line, places);
  return [
    ...removed.filter((line) => !whole.former.has(line) && !isNew(line)).map((line) => `- ${line}`),
    ...added.filter((line) => !whole.present.has(line) && !wasOld(line)).map((line) => `+ ${line}`),
  ];
}

/** A row without words leaves no line. */
const EMPTY_ROW = '';

/** How many lines of the two texts differ. */
export function differingCount(former: Report, present: Report): number {
  const { removed, added } = inSequence(linesOf(former), linesOf(present));
  return removed.length + added.length;
}

/** Lines of the text output that are not empty, without white space at their end. */
function linesOf(report: Report): string[] {
  const parts = [FRAME, ...report.parts, FRAME];
  const lines = renderText({ ...report, parts })
    .split('\n')
    .map((line) => line.trimEnd());
  return lines.filter((line) => line !== '');
}

/** The output has no white space at its ends: a first line of empty cells would lose them. */
const FRAME: Part = {
  id: 'frame',
  kind: 'body',
  blocks: [{ kind: 'paragraph', role: 'body', text: [{ kind: 'text', text: '※' }] }],
};

/** Lines that places give in full: what came or went as a whole, the lines of a cover, the points of a chart. */
function wholeLines(places: readonly ChangedPlace[], reading: 'former' | 'present'): ReadonlySet<string> {
  const lines = places.flatMap((place) => {
    const own = (place[reading] ?? '').split('\n');
    if (place.kind !== 'chart') return own;
    const points = place.points.flatMap(({ series, category, [reading]: text }) =>
      text === undefined ? [] : [`${category}\t${text}`, `${series}\t${category}\t${text}`],
    );
    return [...own, ...points];
  });
  return new Set(lines.flatMap((line) => [line, line.trim(), line.trimEnd(), `${ATTACHMENT_LABEL}${line}`]));
}

/** The places turn one line into the other: a row by its cells, any other line by its sentences. */
function isRewriting(old: string, now: string, places: readonly ChangedPlace[]): boolean {
  return isRewrittenRow(old, now, places) || isRewrittenText(old, now, places);
}

/** Empty cells at the end of a row leave no trace in a line. */
function isRewrittenRow(old: string, now: string, places: readonly ChangedPlace[]): boolean {
  const [before, after] = [old.split('\t'), now.split('\t')];
  const cells = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
    former: before[index]?.trim() ?? '',
    present: after[index]?.trim() ?? '',
  }));
  return cells.every(({ former, present }) => {
    const isThis = (place: ChangedPlace) => place.former?.trim() === former && place.present?.trim() === present;
    return former === present || places.some((place) => place.kind === 'cell' && isThis(place));
  });
}

/** Whether some of the places, in their order, turn one line into the other, with the same words between them. */
function isRewrittenText(old: string, now: string, places: readonly ChangedPlace[]): boolean {
  let reached: (readonly [number, number])[] = [[0, 0]];
  for (const place of places) {
    if (place.kind === 'cell') continue;
    const [former = '', present = ''] = [place.former, place.present].map((text) => text?.replaceAll('\n', ''));
    if (former === present || !old.includes(former) || !now.includes(present)) continue;
    const further = reached.flatMap(([i, j]) =>
      sharedLengths(old, now, i, j)
        .filter((length) => old.startsWith(former, i + length) && now.startsWith(present, j + length))
        .map((length) => [i + length + former.length, j + length + present.length] as const),
    );
    reached = [...new Map([...reached, ...further].map((state) => [state.join(), state])).values()];
  }
  return reached.some(([i, j]) => old.slice(i) === now.slice(j));
}

/** 0 up to the number of characters that both have in common from here. */
function sharedLengths(old: string, now: string, i: number, j: number): number[] {
  const lengths = [0];
  for (let at = 0; i + at < old.length && old[i + at] === now[j + at]; at += 1) lengths.push(at + 1);
  return lengths;
}
