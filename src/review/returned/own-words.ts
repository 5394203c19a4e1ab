/** Which of the unit's own words a change of a returned draft is about, and how they shall read. */
import { type Inline, plainText, type Report } from '../../model/report.ts';
import { type ReturnedChange, textAfter, textBefore } from '../../model/returned-draft.ts';
import type { Origin, TextOrigins } from '../../model/text-origins.ts';
import { type PlacedText, placedTexts } from '../printed-texts.ts';
import type { GivenWords } from './given-words.ts';
import { numbersIn } from './numbers.ts';
import { withoutSpace } from './without-space.ts';

/** Words of the unit, as printed; they stand in one line of a Markdown file, or in a value of report.json. */
export interface Rewrite {
  readonly origin: Origin;
  /** The line of the file; 0 for a value. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** Why a change is only told. */
export type Refusal =
  /** A number comes, goes or changes. */
  | 'figure'
  /** The words are the template's. */
  | 'template'
  /** The present report does not have the paragraph. */
  | 'gone'
  /** It has it in several places. */
  | 'several'
  /** Paragraphs were parted or joined. */
  | 'paragraphs'
  /** The new words hold what is a sign in Markdown. */
  | 'signs';

export interface PlacedChange {
  readonly change: ReturnedChange;
  /** Where the paragraph stands in the report, if it does. */
  readonly at: PlacedText | undefined;
  /** The unit's words that are changed, as far as they are known. */
  readonly rewrites: readonly Rewrite[];
  /** None where the words can be taken. */
  readonly refusal?: Refusal;
}

/** Where the unit has written the texts of its report. */
export interface Written {
  readonly origins: TextOrigins;
  /** Words of report.json that templates print. */
  readonly given: readonly GivenWords[];
}

export function placeChange(change: ReturnedChange, report: Report, written: Written): PlacedChange {
  const [first = '', ...more] = textBefore(change)
    .split('\n')
    .map(withoutSpace)
    .filter((line) => line !== '');
  const whole = withoutSpace(textBefore(change));
  const places = placedTexts(report).filter(({ text }) => [whole, first].includes(withoutSpace(text)));
  const at = places[0];
  const told = (refusal: Refusal, rewrites: readonly Rewrite[] = []) => ({ change, at, rewrites, refusal });
  const rewrites = at === undefined ? [] : (rewritesOf(change, at, written) ?? []);
  if (changesNumbers(change) || (at !== undefined && touchesFigure(change, at))) return told('figure', rewrites);
  if (at === undefined) return told('gone');
  if (places.length > 1) return told('several', rewrites);
  const changed = change.pieces.filter(({ kind }) => kind !== 'kept');
  if (more.length > 0 && whole !== withoutSpace(at.text)) return told('paragraphs');
  if (changed.some(({ text }) => text.includes('\n'))) return told('paragraphs', rewrites);
  if (rewrites.length === 0) return told('template');
  const hasSigns = changed.some(({ kind, text }) => kind === 'added' && /[*_`~<>[\]{}|\\#&]|::/.test(text));
  return hasSigns ? told('signs', rewrites) : { change, at, rewrites };
}

function changesNumbers(change: ReturnedChange): boolean {
  const [before, after] = [numbersIn(textBefore(change)), numbersIn(textAfter(change))];
  return before.length !== after.length || before.some((number, index) => number !== after[index]);
}

/** A character of a paragraph that is not white space. */
interface Character {
  readonly inline: Inline;
  readonly offset: number;
}

function charactersOf({ inlines }: PlacedText): Character[] {
  return inlines.flatMap((inline) =>
    plainText([inline])
      .split('')
      .flatMap((character, offset) => (/\s/.test(character) ? [] : [{ inline, offset }])),
  );
}

function touchesFigure(change: ReturnedChange, at: PlacedText): boolean {
  const characters = charactersOf(at);
  let offset = 0;
  return change.pieces.some(({ kind, text }) => {
    if (kind === 'added') return false;
    const start = offset;
    offset += withoutSpace(text).length;
    return kind === 'removed' && characters.slice(start, offset).some(({ inline }) => inline.kind === 'figure');
  });
}

/** A stretch of text with one origin: the part of an inline that comes from one line. */
interface Stretch {
  readonly inline: Inline;
  readonly origin: Origin;
  readonly line: number;
  readonly start: number;
  readonly before: string;
  /** What takes the place of each character, from 0, and at the end. */
  readonly after: string[];
}

/** @returns undefined where a change touches words that the unit has not written */
function rewritesOf(change: ReturnedChange, at: PlacedText, written: Written): readonly Rewrite[] | undefined {
  const stretches = at.inlines.flatMap((inline) => stretchesOf(inline, written));
  const characters = charactersOf(at);
  const find = (character: Character | undefined) =>
    stretches.find(
      ({ inline, start, before }) =>
        inline === character?.inline && character.offset >= start && character.offset < start + before.length,
    );
  let count = 0;
  for (const { kind, text } of change.pieces) {
    if (kind === 'added') {
      const [left, right] = [characters[count - 1], characters[count]];
      const [before, after] = [find(left), find(right)];
      const [stretch, index] =
        before !== undefined && left !== undefined
          ? [before, left.offset - before.start + 1]
          : [after, (right?.offset ?? 0) - (after?.start ?? 0)];
      if (stretch === undefined) return undefined;
      // What stands at an index is put before the character there.
      stretch.after[index] = text + (stretch.after[index] ?? '');
      continue;
    }
    const length = withoutSpace(text).length;
    for (const character of kind === 'removed' ? characters.slice(count, count + length) : []) {
      const stretch = find(character);
      if (stretch === undefined) return undefined;
      const index = character.offset - stretch.start;
      stretch.after[index] = (stretch.after[index] ?? '').slice(0, -1);
    }
    count += length;
  }
  return stretches
    .map(({ origin, line, before, after }) => ({ origin, line, before, after: after.join('') }))
    .filter(({ before, after }) => before !== after);
}

function stretchesOf(inline: Inline, { origins, given }: Written): Stretch[] {
  if (inline.kind !== 'text') return [];
  const { text } = inline;
  const origin = origins.get(inline);
  const stretch = (from: Origin, line: number, start: number, before: string): Stretch => {
    return { inline, origin: from, line, start, before, after: [...before.split(''), ''] };
  };
  if (origin === undefined) {
    const printed = given.flatMap(({ path, words }) => {
      const start = text.indexOf(words);
      return start < 0 ? [] : [stretch({ path }, 0, start, words)];
    });
    return printed.filter((one, index) => !printed.slice(0, index).some((longer) => areMet(one, longer)));
  }
  if ('path' in origin) return [stretch(origin, 0, 0, text)];
  return origin.lines.map(({ from, line }, index) => {
    const start = index === 0 ? 0 : from;
    return stretch(origin, line, start, text.slice(start, origin.lines[index + 1]?.from));
  });
}

function areMet(one: Stretch, other: Stretch): boolean {
  return one.start < other.start + other.before.length && other.start < one.start + one.before.length;
}
