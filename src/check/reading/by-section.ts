/** Readers of the report section by section: where one has found nothing it does not look again while all is the same. */

import { overheard, Reads } from '../../model/reads.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import { isSameList } from '../../model/same-list.ts';
import { type AskedBefore, askedAgain } from '../engine/asked-before.ts';
import type { Print } from '../engine/needs.ts';
import { recorded } from '../engine/reads.ts';
import { type Passage, type ReadSection, sectionsOf, type Told, type ToldSentence } from './passages.ts';
import type { SectionWords } from './section-words.ts';
import type { ReportView } from './view.ts';

/** @returns what is found in a section; what is found in one row of a table has nothing to do with the others */
export type SectionReader<Item> = (section: ReadSection, on: Print) => readonly Item[];

/** What was read beside a section in which nothing was found. */
interface Silent {
  readonly reads: Reads<Print>;
  /** Those above it, where they were asked for. */
  readonly headings: readonly string[] | undefined;
}

/** Kept by the words of a section. */
const formerOf = rememberedByObject((_words: SectionWords): AskedBefore<SectionReader<unknown>, Silent> => new Map());

/** @param read a function that is there once, as what it has found is kept by it @returns finds it in the whole report */
export function bySection<Item>(read: SectionReader<Item>): (on: Print) => Item[] {
  return (on) => {
    const found: Item[] = [];
    for (const section of sectionsOf(on.view)) for (const item of readAgain(read, section, on)) found.push(item);
    return found;
  };
}

function readAgain<Item>(read: SectionReader<Item>, section: ReadSection, on: Print): readonly Item[] {
  const { words, headings } = section.section;
  const whole = () => readWhole(read, section, on);
  if (words.views === 1) return whole();
  const isAlike = (silent: Silent) => isStill(silent, on, headings);
  return askedAgain(formerOf(words), read, { isAlike, ask: whole, noting: () => readNoting(read, section, on) });
}

function readWhole<Item>(read: SectionReader<Item>, section: ReadSection, on: Print): readonly Item[] {
  const rows = section.rows();
  return rows.length === 0 ? read(section, on) : rows.flatMap((row) => readAgain(read, row, on));
}

function readNoting<Item>(read: SectionReader<Item>, section: ReadSection, on: Print) {
  const before = { ...on.view.asked };
  const reads = new Reads<Print>();
  const view = overheard(on.view, (name) => reads.ask(on, seenOf, name));
  const found = read(section, recorded(on, reads, { view }));
  const { places, headings } = on.view.asked;
  const above = headings > before.headings ? section.section.headings : undefined;
  return { found, read: places === before.places ? { reads, headings: above } : undefined };
}

function isStill({ reads, headings }: Silent, on: Print, present: readonly string[]): boolean {
  return (headings === undefined || isSameList(headings, present)) && reads.areIn(on);
}

const seenOf = ({ view }: Print, name: keyof ReportView): unknown => view[name];

/** The same of each paragraph or cell. */
export function eachPassage<Item>(read: (on: Print, passage: Passage) => readonly Item[]): (on: Print) => Item[] {
  return bySection(({ passages }, on) => passages.flatMap((passage) => read(on, passage)));
}

/** The same of each sentence outside the glossary. */
export function eachSentence<Item>(read: (on: Print, told: ToldSentence) => readonly Item[]): (on: Print) => Item[] {
  return bySection(({ told }, on) => told().flatMap((one) => read(on, one)));
}

/** The same of each quantity of these sentences. */
export function eachQuantity<Item>(read: (on: Print, told: Told) => readonly Item[]): (on: Print) => Item[] {
  return bySection(({ quantities }, on) => quantities().flatMap((one) => read(on, one)));
}
