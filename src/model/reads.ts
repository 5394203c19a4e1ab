/**
 * What was asked while something was made, with what was told: where all of it is told alike now, the same would be made.
 * Whoever makes it declares nothing.
 */
import { isAlike } from './structural-sharing.ts';

/** Something that can be asked: a function that is there once and holds nothing of what it is asked of. */
export interface Question<On, Subject, Answer> {
  (on: On, subject: Subject): Answer;
  /** Whether nothing can follow from the one that does not from the other; `isAlike` unless it is given. */
  isSame?(before: Answer, now: Answer): boolean;
}

/** @param isSame of two answers */
export function question<On, Subject, Answer>(
  ask: (on: On, subject: Subject) => Answer,
  isSame: (before: Answer, now: Answer) => boolean,
): Question<On, Subject, Answer> {
  return Object.assign((on: On, subject: Subject) => ask(on, subject), { isSame });
}

export class Reads<On> {
  /** By what was asked and whom about. */
  private readonly told = new Map<Question<On, never, unknown>, Map<unknown, unknown>>();

  /** @returns what is told, taken down */
  ask<Subject, Answer>(on: On, question: Question<On, Subject, Answer>, subject: Subject): Answer {
    const answers = this.answersTo(question);
    if (answers.has(subject)) return answers.get(subject) as Answer;
    const answer = question(on, subject);
    answers.set(subject, answer);
    return answer;
  }

  /** What is used again was asked for what uses it. */
  add({ told }: Reads<On>): void {
    for (const [question, before] of told) {
      const answers = this.answersTo(question);
      for (const [subject, answer] of before) answers.set(subject, answer);
    }
  }

  /** Whether all that was asked is told alike; what is held from then on are the present answers. */
  areIn(now: On): boolean {
    for (const [question, answers] of this.told) {
      const isSame = question.isSame ?? isLike;
      for (const [subject, before] of answers) {
        const present = question(now, subject as never);
        if (present === before) continue;
        if (!isSame(before, present)) return false;
        answers.set(subject, present);
      }
    }
    return true;
  }

  private answersTo(question: Question<On, never, unknown>): Map<unknown, unknown> {
    const known = this.told.get(question);
    if (known !== undefined) return known;
    const answers = new Map<unknown, unknown>();
    this.told.set(question, answers);
    return answers;
  }
}

/** The same comparison, which knows what an object was last held against: many have read the same. */
export function comparedOnce<Value>(isSame: (before: Value, now: Value) => boolean) {
  const latest = new WeakMap<object, { readonly now: Value; readonly same: boolean }>();
  return (before: Value, now: Value): boolean => {
    if (typeof before !== 'object' || before === null) return isSame(before, now);
    const known = latest.get(before);
    if (known !== undefined && known.now === now) return known.same;
    const same = isSame(before, now);
    latest.set(before, { now, same });
    return same;
  };
}

const isLike = comparedOnce<unknown>(isAlike);

/**
 * The same object, telling of each field that is read or looked for.
 * @param instead what stands in the place of some fields, of which nothing is told
 * @param tellKeys told when somebody asks which fields there are, where these may be others
 */
export function overheard<Value extends object>(
  value: Value,
  tell: (field: keyof Value) => void,
  instead: Partial<Value> = {},
  tellKeys: () => void = () => undefined,
): Value {
  const see = (name: string | symbol) => {
    if (!Object.hasOwn(instead, name)) tell(name as keyof Value);
  };
  return new Proxy(value, {
    get: (_, name) => {
      see(name);
      return Reflect.get(Object.hasOwn(instead, name) ? instead : value, name);
    },
    has: (_, name) => {
      see(name);
      return Reflect.has(value, name);
    },
    getOwnPropertyDescriptor: (_, name) => {
      see(name);
      return Reflect.getOwnPropertyDescriptor(value, name);
    },
    ownKeys: () => {
      tellKeys();
      return Reflect.ownKeys(value);
    },
  });
}
