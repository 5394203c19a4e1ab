/** The prose of a report, cut into sentences once for all rules of this family. */
import type { PrintedText, ReportView } from '../view.ts';

export interface Sentence {
  readonly text: string;
  readonly printed: PrintedText;
}

const SECTIONS = new WeakMap<ReportView, ReadonlyMap<PrintedText, number>>();

/** Number of the section a text stands in: numbering that starts again at 一、, or another part, begins a new one. */
export function sectionOf({ printed }: Sentence, view: ReportView): number {
  const known = SECTIONS.get(view) ?? numberedSections(view);
  SECTIONS.set(view, known);
  return known.get(printed) ?? 0;
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

const CACHE = new WeakMap<ReportView, readonly Sentence[]>();
const SHORTEST = 6;
const SPOKEN = /绩效|执行|指标|项目|自评/;

/** Sentences that may speak of performance, with the text each stands in; cells of forms are prose too. */
export function sentences(view: ReportView): readonly Sentence[] {
  const known = CACHE.get(view);
  if (known !== undefined) return known;
  const all = view.texts
    .filter(({ text }) => text.length >= SHORTEST && SPOKEN.test(text))
    .flatMap((printed) => printed.text.split(/[。；！？\n]/).map((text) => ({ text, printed })));
  const spoken = all.filter(({ text }) => text !== '');
  CACHE.set(view, spoken);
  return spoken;
}
