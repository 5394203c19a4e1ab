/** A part of the computation: what it enters follows from what it is given and reads, and nothing else. */
import type { JsonPath } from '../model/source.ts';
import type { ComputeContext } from './context.ts';
import type { AskedPlace } from './figure-book.ts';

/** What a part has beside what it is given: no dossier, of which it would read what nobody has taken down. */
export type PartContext = Omit<ComputeContext, 'dossier'>;

/**
 * Enters figures, those of the time before where all that they were made from is alike.
 * @param name of the part, which no other one has
 * @param given values that are never changed; of those that `enter` depends on none may come to it in another way
 */
export function part<Given extends readonly unknown[]>(
  context: PartContext,
  name: string,
  given: Given,
  enter: (context: PartContext, ...given: Given) => void,
): void {
  const { book, locate } = context;
  // A unit that nobody saves again needs nothing taken down.
  if (!book.isAgain) {
    enter(context, ...given);
    return;
  }
  if (book.enteredAgain(name, given, locate)) return;
  const places: AskedPlace[] = [];
  const recorded = (path: JsonPath) => {
    const place = locate(path);
    places.push({ path, place });
    return place;
  };
  const { classification, classes, scoring, placeFigures } = context;
  const on = { classification, classes, scoring, placeFigures, book, locate: recorded };
  book.enterPart(name, { given, places }, () => enter(on, ...given));
}
