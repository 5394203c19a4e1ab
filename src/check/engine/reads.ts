/**
 * What a rule reads of what it is given. One that found nothing finds nothing in the same again; it need not say itself
 * what it depends on.
 */
import type { Dossier } from '../../model/dossier.ts';
import { comparedOnce, overheard, type Question, question, type Reads } from '../../model/reads.ts';
import { isSameList } from '../../model/same-list.ts';
import { isAlike } from '../../model/structural-sharing.ts';
import type { Accounts } from './needs.ts';
import { NotedFigures } from './noted-figures.ts';

/** A figure with another place is another one. */
export const figureOf = question(({ figures }: Accounts, id: string) => figures.get(id), Object.is);
const fieldOf = (on: Accounts, name: keyof Accounts): unknown => on[name];
const factsOf = ({ dossier }: Accounts, name: keyof Dossier): unknown => dossier[name];
const namesOfFacts = ({ dossier }: Accounts) => Object.keys(dossier);

/** @param instead how else some of it is read @returns the same, of which all that is read is taken down */
export function recorded<On extends Accounts>(on: On, reads: Reads<On>, instead: Partial<On> = {}): On {
  const tell = (name: keyof On) => reads.ask(on, fieldOf, name as keyof Accounts);
  const given = overheard<On>(on, tell, {
    ...instead,
    dossier: overheard(
      on.dossier,
      (name) => reads.ask(on, factsOf, name),
      {},
      () => reads.ask(on, namesOfFacts, undefined),
    ),
    figures: new NotedFigures(
      on.figures,
      (id) => reads.ask(on, figureOf, id),
      () => reads.ask(on, fieldOf, 'figures'),
    ),
  });
  recorders.set(given, { on, reads } satisfies Recorder<On>);
  return given;
}

interface Recorder<On> {
  readonly on: On;
  readonly reads: Reads<On>;
}

/** Of what was made to take down reads what it stands for. */
const recorders = new WeakMap<object, unknown>();

/** What stands behind something that takes down reads, all of it read: for what is made of it once for many rules. */
export function wholly<On extends Accounts>(on: On): On {
  const recorder = recorders.get(on) as Recorder<On> | undefined;
  if (recorder === undefined) return on;
  for (const name of Object.keys(recorder.on)) recorder.reads.ask(recorder.on, fieldOf, name as keyof Accounts);
  return recorder.on;
}

/** The answer, which alone is taken down as read: for what need not know all that the answer is made of. */
export function answer<On extends object, Subject, Answer>(
  on: On,
  asked: Question<On, Subject, Answer>,
  subject: Subject,
): Answer {
  const recorder = recorders.get(on) as Recorder<On> | undefined;
  return recorder === undefined ? asked(on, subject) : recorder.reads.ask(recorder.on, asked, subject);
}

/**
 * What several rules read off what they are given: made once for all of them.
 * @param given all that it is made of, by identity; the first of them is an object
 * @param isSame whether nothing can follow from the one that does not from the other, place in the files apart
 */
export function sharedReading<On extends object, Given extends [object, ...unknown[]], Value>(
  given: (on: On) => Given,
  make: (...given: Given) => Value,
  isSame: (before: Value, now: Value) => boolean = isAlike,
): (on: On) => Value {
  const latest = new WeakMap<object, { readonly parts: Given; readonly value: Value }>();
  const reading = question((on: On, _: undefined) => {
    const parts = given(on);
    const before = latest.get(parts[0]);
    if (before !== undefined && isSameList(before.parts, parts)) return before.value;
    const value = make(...parts);
    latest.set(parts[0], { parts, value });
    return value;
  }, comparedOnce(isSame));
  return (on) => answer(on, reading, undefined);
}
