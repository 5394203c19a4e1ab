/**
 * What was read beside a section of the report, taken down meanwhile: where all of it is the same, and the section as
 * well, the same is found again. What is not compared counts as another one.
 */
import type { Figure, FigureSet } from '../../model/figure.ts';
import { sharedWith } from '../../model/structural-sharing.ts';
import type { Print } from '../engine/needs.ts';

/** What somebody asks who need not know all that the answer is made of; a function that is there once. */
export type Question<Subject, Answer> = (on: Print, subject: Subject) => Answer;

interface Answered {
  readonly question: Question<unknown, unknown>;
  readonly subject: unknown;
  readonly answer: unknown;
}

interface Reader {
  readonly reads: PrintReads;
  /** What is read from. */
  readonly on: Print;
}

const readers = new WeakMap<Print, Reader>();

/** The answer, which alone is taken down as read. */
export function answer<Subject, Answer>(on: Print, question: Question<Subject, Answer>, subject: Subject): Answer {
  const reader = readers.get(on);
  return reader === undefined ? question(on, subject) : reader.reads.answer(reader.on, question, subject);
}

type Key = string | symbol;

export class PrintReads {
  private readonly fields = new Map<Key, unknown>();
  private readonly ofDossier = new Map<Key, unknown>();
  private readonly ofFigures = new Map<string, Figure | undefined>();
  private readonly ofView = new Map<Key, unknown>();
  private readonly answers: Answered[] = [];
  /** Those above the section. */
  private headings: readonly string[] | undefined;
  private isUnknown = false;

  /** The same, whose reading is taken down. */
  from(on: Print): Print {
    const parts: Readonly<Record<Key, unknown>> = {
      dossier: this.noting(on.dossier, this.ofDossier),
      figures: new ReadFigures(on.figures, this.ofFigures, () => this.fields.set('figures', on.figures)),
      view: this.noting(on.view, this.ofView),
    };
    const read = this.noting(on, this.fields, parts);
    readers.set(read, { reads: this, on });
    return read;
  }

  /** Whether all that was read is the same now. */
  areIn(now: Print, headings: readonly string[]): boolean {
    if (this.isUnknown || (this.headings !== undefined && !isSame(this.headings, headings))) return false;
    for (const [id, figure] of this.ofFigures) if (now.figures.get(id) !== figure) return false;
    for (const { question, subject, answer } of this.answers) if (!isLike(answer, question(now, subject))) return false;
    return areLike(this.fields, now) && areLike(this.ofDossier, now.dossier) && areLike(this.ofView, now.view);
  }

  noteHeadings(headings: readonly string[]): void {
    this.headings = headings;
  }

  answer<Subject, Answer>(on: Print, question: Question<Subject, Answer>, subject: Subject): Answer {
    const known = this.answers.find((one) => one.question === question && one.subject === subject);
    if (known !== undefined) return known.answer as Answer;
    const answered = question(on, subject);
    this.answers.push({ question: question as Question<unknown, unknown>, subject, answer: answered });
    return answered;
  }

  /** @param parts what stands in the place of some fields, and takes its own reading down */
  private noting<Owner extends object>(
    owner: Owner,
    to: Map<Key, unknown>,
    parts: Readonly<Record<Key, unknown>> = {},
  ) {
    return new Proxy(owner, {
      get: (_, key) => {
        if (Object.hasOwn(parts, key)) return parts[key];
        const value: unknown = Reflect.get(owner, key);
        to.set(key, value);
        return value;
      },
      has: (_, key) => {
        this.isUnknown = true;
        return Reflect.has(owner, key);
      },
      ownKeys: () => {
        this.isUnknown = true;
        return Reflect.ownKeys(owner);
      },
    });
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some === others || (some.length === others.length && some.every((one, index) => one === others[index]));
}

function areLike(before: Map<Key, unknown>, now: object): boolean {
  for (const [key, value] of before) {
    const present: unknown = Reflect.get(now, key);
    if (present === value) continue;
    if (!isLike(value, present)) return false;
    before.set(key, present);
  }
  return true;
}

/** What was last held against an object of the time before, for there are many who have read it. */
const compared = new WeakMap<object, { readonly now: unknown; readonly isLike: boolean }>();

function isLike(before: unknown, now: unknown): boolean {
  if (typeof before !== 'object' || before === null) return Object.is(before, now);
  const known = compared.get(before);
  if (known?.now === now && known !== undefined) return known.isLike;
  const alike = Object.is(sharedWith(before, now), before);
  compared.set(before, { now, isLike: alike });
  return alike;
}

/** A figure by its id is that figure; whoever looks at all of them has read all. */
class ReadFigures implements FigureSet {
  constructor(
    private readonly on: FigureSet,
    private readonly noted: Map<string, Figure | undefined>,
    private readonly noteAll: () => void,
  ) {}

  get(id: string): Figure | undefined {
    const figure = this.on.get(id);
    this.noted.set(id, figure);
    return figure;
  }
  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  get size(): number {
    return this.all().size;
  }
  forEach(visit: (figure: Figure, id: string, figures: FigureSet) => void): void {
    this.all().forEach(visit);
  }
  entries(): ReturnType<FigureSet['entries']> {
    return this.all().entries();
  }
  keys(): ReturnType<FigureSet['keys']> {
    return this.all().keys();
  }
  values(): ReturnType<FigureSet['values']> {
    return this.all().values();
  }
  [Symbol.iterator](): ReturnType<FigureSet['entries']> {
    return this.entries();
  }

  private all(): FigureSet {
    this.noteAll();
    return this.on;
  }
}
