/** The texts of the report that say something with numbers, read once for all rules. */
import { once, rememberedByObject, rememberedByText } from '../../model/remembered.ts';
import { type Quantity, type Sentence, sentencesOf } from './sentences.ts';
import type { PrintedText, ReportView, Section } from './view.ts';

export interface Passage {
  readonly printed: PrintedText;
  readonly text: string;
  /** Of a text without any digit or word of no change: none. */
  readonly sentences: readonly Sentence[];
  /** Headings above it, a line each. */
  readonly trail: string;
}

const TELLING = /\d|持平|无增减|无变化/;

const READ: ReadonlySet<string> = new Set(['paragraph', 'cell', 'note']);

class ReadPassage implements Passage {
  readonly text: string;
  readonly sentences: readonly Sentence[];

  constructor(
    readonly printed: PrintedText,
    sentences: (text: string) => readonly Sentence[],
  ) {
    this.text = printed.text;
    this.sentences = TELLING.test(this.text) ? sentences(this.text) : [];
  }

  get trail(): string {
    return linesOf(this.printed.headings);
  }
}

const linesOf = rememberedByObject((headings: readonly string[]) => headings.join('\n'));

/** A section of the report as rules read it. */
export class ReadSection {
  readonly told = once(() => this.passages.filter(({ printed }) => printed.part !== 'glossary').flatMap(toldIn));
  readonly quantities = once(() => this.told().flatMap(quantitiesIn));
  /** The rows of a table of which some have been there before, or none. */
  readonly rows = once(() =>
    this.section.rows.some(({ words }) => words.views > 1) ? this.section.rows.map((row) => this.row(row)) : [],
  );

  constructor(
    readonly section: Section,
    /** Paragraphs and cells of forms, in order. The cells of the statutory tables are figures and were checked as such. */
    readonly passages: readonly Passage[],
  ) {}

  private row(row: Section): ReadSection {
    const texts = new Set(row.texts);
    return new ReadSection(
      row,
      this.passages.filter(({ printed }) => texts.has(printed)),
    );
  }
}

export const sectionsOf = rememberedByObject((view: ReportView): readonly ReadSection[] => {
  const statements = new Set(view.tables.flatMap(({ table }) => (table.style === 'statement' ? [table.id] : [])));
  const sentences = sentenceReader();
  return view.sections.map((section) => {
    const read = section.texts.filter(
      ({ kind, table }) => READ.has(kind) && !(table !== undefined && statements.has(table)),
    );
    return new ReadSection(
      section,
      read.map((printed) => new ReadPassage(printed, sentences)),
    );
  });
});

/** Every passage of the report, in order. */
export const readReport = rememberedByObject((view: ReportView): readonly Passage[] =>
  sectionsOf(view).flatMap(({ passages }) => passages),
);

/** Characters of texts whose sentences are kept: most texts of a report are those of the time before. */
const KEPT = 40_000;
/** The sentences of the first text, the second, … of these words. */
const rememberedSentences = rememberedByText((_text): (readonly Sentence[])[] => [], KEPT);

/** Sentences of the texts of one report: two texts that are alike have sentences of their own. */
function sentenceReader(): (text: string) => readonly Sentence[] {
  const read = new Map<string, number>();
  return (text) => {
    const index = read.get(text) ?? 0;
    read.set(text, index + 1);
    const known = rememberedSentences(text);
    known[index] ??= sentencesOf(text);
    return known[index];
  };
}

export interface ToldSentence {
  readonly passage: Passage;
  readonly sentence: Sentence;
}

function toldIn(passage: Passage): ToldSentence[] {
  return passage.sentences.map((sentence) => ({ passage, sentence }));
}

/** Every sentence of the report outside the glossary, in order. */
export const toldSentences = rememberedByObject((view: ReportView): readonly ToldSentence[] =>
  sectionsOf(view).flatMap(({ told }) => told()),
);

export interface Told extends ToldSentence {
  readonly quantity: Quantity;
}

function quantitiesIn({ passage, sentence }: ToldSentence): Told[] {
  return sentence.quantities.map((quantity) => ({ passage, sentence, quantity }));
}

/** Every quantity of these sentences. */
export const quantitiesOf = rememberedByObject((view: ReportView): readonly Told[] =>
  sectionsOf(view).flatMap(({ quantities }) => quantities()),
);

/** Passages under a heading whose text fits; the pattern must not span lines. */
export function under(passages: readonly Passage[], heading: RegExp): Passage[] {
  const fitting = new Map<string, boolean>();
  return passages.filter(({ trail }) => {
    const known = fitting.get(trail) ?? heading.test(trail);
    fitting.set(trail, known);
    return known;
  });
}
