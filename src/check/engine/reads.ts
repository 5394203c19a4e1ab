/**
 * What a rule has read of the numbers and texts that it is given, taken down while it is asked. One that found nothing
 * finds nothing in the same again; it need not say itself what it depends on.
 */
import type { Dossier } from '../../model/dossier.ts';
import type { FigureSet } from '../../model/figure.ts';
import { isSameList } from '../../model/same-list.ts';
import { isAlike } from '../../model/structural-sharing.ts';
import type { Accounts } from './needs.ts';
import { NotedFigures } from './noted-figures.ts';

/** Parts of a whole that were looked at, by name; or all of it. */
export class Looked {
  readonly names = new Set<string>();
  isWhole = false;
}

/** All that a rule has looked at. */
export class Reads {
  readonly dossier = new Looked();
  readonly figures = new Looked();
  /** Names of whatever else it was given. */
  readonly fields = new Set<string>();
  readonly readings = new Set<SharedReading>();
}

/** @param instead how else some of it is read @returns the same, of which all that is read is taken down */
export function recorded<On extends Accounts>(on: On, reads: Reads, instead: Partial<On> = {}): On {
  const { dossier, figures } = on;
  const own: Partial<On> = {
    ...instead,
    dossier: recordedDossier(dossier, reads.dossier),
    figures: noted(figures, reads.figures),
  };
  const given = new Proxy(on, {
    get: (_, name) => {
      if (Object.hasOwn(own, name)) return own[name as keyof On];
      reads.fields.add(String(name));
      return on[name as keyof On];
    },
  });
  recorders.set(given, { on, reads });
  return given;
}

/** Of what was made to take down reads what it stands for. */
const recorders = new WeakMap<object, { readonly on: object; readonly reads: Reads }>();

/** What stands behind something that takes down reads, all of it read: for what is made of it once for many rules. */
export function wholly<On extends object>(on: On): On {
  const recorder = recorders.get(on);
  if (recorder === undefined) return on;
  const { reads } = recorder;
  for (const looked of [reads.dossier, reads.figures]) looked.isWhole = true;
  for (const name of Object.keys(recorder.on)) if (name !== 'dossier' && name !== 'figures') reads.fields.add(name);
  return recorder.on as On;
}

function noted(figures: FigureSet, looked: Looked): FigureSet {
  const see = (id: string) => looked.names.add(id);
  const seeAll = () => {
    looked.isWhole = true;
  };
  return new NotedFigures(figures, see, seeAll);
}

function recordedDossier(dossier: Dossier, looked: Looked): Dossier {
  const see = (name: string | symbol) => {
    looked.names.add(String(name));
  };
  return new Proxy(dossier, {
    get: (_, name) => {
      see(name);
      return dossier[name as keyof Dossier];
    },
    has: (_, name) => {
      see(name);
      return name in dossier;
    },
    getOwnPropertyDescriptor: (_, name) => {
      see(name);
      return Object.getOwnPropertyDescriptor(dossier, name);
    },
    ownKeys: () => {
      looked.isWhole = true;
      return Reflect.ownKeys(dossier);
    },
  });
}

/** What several rules read off what they are given: made once for all of them. */
export interface SharedReading<On extends object = never, Value = unknown> {
  (on: On): Value;
  /** Whether two of them say the same, place in the files apart. */
  isSame(before: Value, now: Value): boolean;
}

/**
 * @param given all that it is made of, by identity; the first of them is an object
 * @param isSame whether nothing can follow from the one that does not from the other
 */
export function sharedReading<On extends object, Given extends [object, ...unknown[]], Value>(
  given: (on: On) => Given,
  make: (...given: Given) => Value,
  isSame: (before: Value, now: Value) => boolean = isAlike,
): SharedReading<On, Value> {
  const latest = new WeakMap<object, { readonly parts: Given; readonly value: Value }>();
  const known = (on: On) => {
    const parts = given(on);
    const before = latest.get(parts[0]);
    if (before !== undefined && isSameList(before.parts, parts)) return before.value;
    const value = make(...parts);
    latest.set(parts[0], { parts, value });
    return value;
  };
  const reading = (on: On) => {
    const recorder = recorders.get(on);
    if (recorder === undefined) return known(on);
    recorder.reads.readings.add(shared);
    return known(recorder.on as On);
  };
  const shared: SharedReading<On, Value> = Object.assign(reading, { isSame });
  return shared;
}

/** What was given to rules, with what they read off it together. */
export interface Given<On> {
  readonly on: On;
  readonly readings: ReadonlyMap<SharedReading, unknown>;
}

/** Whether what a rule has read before is the same in what is given now. */
export class Comparison<On extends Accounts, Read extends Reads = Reads> {
  private readonly fields = new Map<string, boolean>();
  private readonly readings = new Map<SharedReading, boolean>();

  constructor(
    protected readonly before: Given<On>,
    protected readonly now: On,
  ) {}

  isAlike(reads: Read): boolean {
    const { before, now } = this;
    return (
      every(reads.fields, (name) => this.isField(name)) &&
      isSameWhere(reads.dossier, before.on.dossier, now.dossier, (name) => {
        return before.on.dossier[name as keyof Dossier] === now.dossier[name as keyof Dossier];
      }) &&
      isSameWhere(reads.figures, before.on.figures, now.figures, (id) => {
        return before.on.figures.get(id) === now.figures.get(id);
      }) &&
      every(reads.readings, (reading) => this.isReading(reading))
    );
  }

  private isField(name: string): boolean {
    return known(this.fields, name, () => isAlike(this.before.on[name as keyof On], this.now[name as keyof On]));
  }

  private isReading(reading: SharedReading): boolean {
    return known(this.readings, reading, () => {
      const { readings } = this.before;
      return (
        readings.has(reading) && reading.isSame(readings.get(reading) as never, reading(this.now as never) as never)
      );
    });
  }
}

function isSameWhere({ isWhole, names }: Looked, one: object, other: object, is: (name: string) => boolean): boolean {
  return one === other || (!isWhole && every(names, is));
}

export function every<Value>(values: Iterable<Value>, is: (value: Value) => boolean): boolean {
  for (const value of values) if (!is(value)) return false;
  return true;
}

/** What was found out of a key before, or is found out now. */
export function known<Key>(values: Map<Key, boolean>, key: Key, make: () => boolean): boolean {
  const value = values.get(key) ?? make();
  values.set(key, value);
  return value;
}
