/** Readers of the report section by section: where one has found nothing it does not look again while all is the same. */
import { rememberedByObject } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import { type Passage, type ReadSection, sectionsOf, type Told, type ToldSentence } from './passages.ts';
import { PrintReads } from './print-reads.ts';
import type { SectionWords } from './section-words.ts';

/** @returns what is found in a section; what is found in one row of a table has nothing to do with the others */
export type SectionReader<Item> = (section: ReadSection, on: Print) => readonly Item[];

/** It found something, so that it has to look again anyway and need not note down what it reads. */
const RESTLESS = 'restless';

/** Of each reader what it had read beside the section when it found nothing there. */
type Former = Map<SectionReader<unknown>, PrintReads | typeof RESTLESS>;

const formerOf: (words: SectionWords) => Former = rememberedByObject(() => new Map());

/** @param read a function that is there once, as what it has found is kept by it @returns finds it in the whole report */
export function bySection<Item>(read: SectionReader<Item>): (on: Print) => Item[] {
  return (on) => sectionsOf(on.view).flatMap((section) => readAgain(read, section, on));
}

function readAgain<Item>(read: SectionReader<Item>, section: ReadSection, on: Print): readonly Item[] {
  const { words, headings } = section.section;
  if (words.views === 1) return readWhole(read, section, on);
  const former = formerOf(words);
  const known = former.get(read);
  if (known === undefined) return readNoting(read, section, on, former);
  if (known !== RESTLESS && known.areIn(on, headings)) return NOTHING;
  const found = readWhole(read, section, on);
  if (found.length === 0) former.delete(read);
  else former.set(read, RESTLESS);
  return found;
}

function readWhole<Item>(read: SectionReader<Item>, section: ReadSection, on: Print): readonly Item[] {
  const rows = section.rows();
  return rows.length === 0 ? read(section, on) : rows.flatMap((row) => readAgain(read, row, on));
}

function readNoting<Item>(read: SectionReader<Item>, section: ReadSection, on: Print, former: Former): readonly Item[] {
  const before = { ...on.view.asked };
  const reads = new PrintReads();
  const found = read(section, reads.from(on));
  const { places, headings } = on.view.asked;
  if (headings > before.headings) reads.noteHeadings(section.section.headings);
  former.set(read, found.length === 0 && places === before.places ? reads : RESTLESS);
  return found;
}

const NOTHING: readonly never[] = [];

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
