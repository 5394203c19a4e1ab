/** The functional classification prepared for looking up names, once for each catalogue. */
import type { Classification, FunctionalEntry } from '../../model/catalogue.ts';
import { isValidIn } from '../../model/catalogue.ts';
import { literally } from '../../model/literally.ts';
import { rememberedByObject } from '../../model/remembered.ts';

export interface CatalogueIndex {
  readonly entries: readonly FunctionalEntry[];
  /** 类. */
  readonly classes: readonly FunctionalEntry[];
  /** Entries one level below a code. */
  readonly children: ReadonlyMap<string, readonly FunctionalEntry[]>;
}

export const catalogueOf: (classification: Classification) => CatalogueIndex = rememberedByObject(index);

function index({ functional }: Classification): CatalogueIndex {
  const entries = [...functional.values()];
  const children = new Map<string, FunctionalEntry[]>();
  for (const entry of entries) {
    const above = entry.code.slice(0, -2);
    children.set(above, [...(children.get(above) ?? []), entry]);
  }
  return { entries, classes: entries.filter(({ code }) => code.length === 3), children };
}

export interface OldNames {
  readonly names: ReadonlyMap<string, FunctionalEntry>;
  /** Finds any of them; undefined when there are none. */
  readonly pattern: RegExp | undefined;
}

/** A shorter name may be an everyday word. */
const SHORTEST = 8;

const oldOnes = new WeakMap<Classification, OldNames>();

/** Long names valid in other years only, which no name of the year contains. */
export function oldNames(classification: Classification, all: readonly FunctionalEntry[]): OldNames {
  const known = oldOnes.get(classification) ?? findOld(classification, all);
  oldOnes.set(classification, known);
  return known;
}

function findOld(classification: Classification, all: readonly FunctionalEntry[]): OldNames {
  const valid = catalogueOf(classification).entries.map(({ name }) => name);
  const old = all.filter((entry) => entry.name.length >= SHORTEST && !isValidIn(entry, classification.year));
  const lost = old.filter(({ name }) => !valid.some((other) => other.includes(name)));
  const names = new Map(lost.map((entry) => [entry.name, entry]));
  if (names.size === 0) return { names, pattern: undefined };
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?:${longestFirst.map(literally).join('|')})(?!人员|干部|职工|老)`, 'g');
  return { names, pattern };
}
