/** The prose of a report, cut into sentences once for all rules of this family. */
import { rememberedByObject } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import { bySection } from '../reading/by-section.ts';
import { type ReadSection, sectionsOf } from '../reading/passages.ts';
import type { PrintedText, ReportView } from '../reading/view.ts';

export interface Sentence {
  readonly text: string;
  readonly printed: PrintedText;
}

const numbers = rememberedByObject(numberedSections);

/** Number of the section a text stands in: numbering that starts again at 一、, or another part, begins a new one. */
export function sectionOf({ printed }: Sentence, view: ReportView): number {
  return numbers(view).get(printed) ?? 0;
}

function numberedSections({ texts }: ReportView): ReadonlyMap<PrintedText, number> {
  let section = 0;
  return new Map(
    texts.map((printed, index) => {
      const starts = printed.kind === 'heading' && /^一、/.test(printed.text);
      if (starts || printed.part !== texts[index - 1]?.part) section += 1;
      return [printed, section];
    }),
  );
}

const SHORTEST = 6;
const SPOKEN = /绩效|执行|指标|项目|自评/;

/** Sentences that may speak of performance, with the text each stands in; cells of forms are prose too. */
export const sentences = rememberedByObject((view: ReportView): readonly Sentence[] =>
  sectionsOf(view).flatMap(spoken),
);

/** Those of a section. */
const spoken = rememberedByObject(({ section: { texts } }: ReadSection): readonly Sentence[] => {
  const all = texts
    .filter(({ text }) => text.length >= SHORTEST && SPOKEN.test(text))
    .flatMap((printed) => printed.text.split(/[。；！？\n]/).map((text) => ({ text, printed })));
  return all.filter(({ text }) => text !== '');
});

/** What is found in each of these sentences; see `reading/by-section.ts`. */
export function eachSpoken<Item>(read: (on: Print, sentence: Sentence) => readonly Item[]): (on: Print) => Item[] {
  return bySection((section, on) => spoken(section).flatMap((sentence) => read(on, sentence)));
}
