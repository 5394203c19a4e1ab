/**
 * What was read beside a section of the report, taken down meanwhile: where all of it is the same, and the section as
 * well, the same is found again. What is not compared counts as another one.
 */
import type { Figure } from '../../model/figure.ts';
import { isSameList } from '../../model/same-list.ts';
import { isAlike } from '../../model/structural-sharing.ts';
import type { Print } from '../engine/needs.ts';
import { NotedFigures } from '../engine/noted-figures.ts';

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

/** A value of what is read from, of its dossier or of its view. */
interface Noted {
  readonly owner: 'on' | 'dossier' | 'view';
  readonly key: Key;
  value: unknown;
}

export class PrintReads {
  private readonly fields: Noted[] = [];
  private readonly figures: (readonly [id: string, figure: Figure | undefined])[] = [];
  private readonly answers: Answered[] = [];
  /** Those above the section. */
  private headings: readonly string[] | undefined;
  private isUnknown = false;

  /** The same, whose reading is taken down. */
  from(on: Print): Print {
    const parts: Readonly<Record<Key, unknown>> = {
      dossier: this.noting(on.dossier, 'dossier'),
      figures: new NotedFigures(
        on.figures,
        (id, figure) => this.figures.push([id, figure]),
        () => this.note('on', 'figures', on.figures),
      ),
      view: this.noting(on.view, 'view'),
    };
    const read = this.noting(on, 'on', parts);
    readers.set(read, { reads: this, on });
    return read;
  }

  /** Whether all that was read is the same now. */
  areIn(now: Print, headings: readonly string[]): boolean {
    if (this.isUnknown || (this.headings !== undefined && !isSameList(this.headings, headings))) return false;
    for (const [id, figure] of this.figures) if (now.figures.get(id) !== figure) return false;
    for (const noted of this.fields) {
      const present: unknown = Reflect.get(noted.owner === 'on' ? now : now[noted.owner], noted.key);
      if (present === noted.value) continue;
      if (!isLike(noted.value, present)) return false;
      noted.value = present;
    }
    for (const { question, subject, answer } of this.answers) if (!isLike(answer, question(now, subject))) return false;
    return true;
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

  private note(owner: Noted['owner'], key: Key, value: unknown): void {
    const isKnown = this.fields.some((one) => one.owner === owner && one.key === key);
    if (!isKnown) this.fields.push({ owner, key, value });
  }

  /** @param parts what stands in the place of some fields, and takes its own reading down */
  private noting<Owner extends object>(owner: Owner, as: Noted['owner'], parts: Readonly<Record<Key, unknown>> = {}) {
    return new Proxy(owner, {
      get: (_, key) => {
        if (Object.hasOwn(parts, key)) return parts[key];
        const value: unknown = Reflect.get(owner, key);
        this.note(as, key, value);
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

/** What was last held against an object of the time before, for there are many who have read it. */
const compared = new WeakMap<object, { readonly now: unknown; readonly isLike: boolean }>();

function isLike(before: unknown, now: unknown): boolean {
  if (typeof before !== 'object' || before === null) return Object.is(before, now);
  const known = compared.get(before);
  if (known !== undefined && known.now === now) return known.isLike;
  const alike = isAlike(before, now);
  compared.set(before, { now, isLike: alike });
  return alike;
}
