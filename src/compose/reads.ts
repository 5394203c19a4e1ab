/** What the pieces of a report ask of the unit, taken down while they are made. */
import { isDeepStrictEqual } from 'node:util';
import type { Dossier, Project } from '../model/dossier.ts';
import type { Figure } from '../model/figure.ts';
import { markdownMentions } from '../model/markdown-mentions.ts';
import { rememberedByObject } from '../model/remembered.ts';
import { isSameNumber } from '../money/decimal.ts';
import { type CodedIds, codedIds } from './coded-ids.ts';
import type { ComposeInput } from './compose-input.ts';

/** Figures by id, for those who ask for one after the other. */
export interface FigureReader {
  get(id: string): Figure | undefined;
  has(id: string): boolean;
}

/** What can be asked. */
export type Unit = Pick<ComposeInput, 'dossier' | 'figures' | 'readProse' | 'proseName'>;

/** A file of prose as it stands. */
export interface ProseSource {
  /** Undefined where there is none. */
  readonly source: string | undefined;
  /** As it is called in messages. */
  readonly file: string;
}

interface Answer {
  /** Holds nothing of the unit. */
  readonly ask: (unit: Unit) => unknown;
  readonly told: unknown;
}

/** All that was asked, with what was told. */
export interface Reads {
  readonly figures: ReadonlyMap<string, Figure | undefined>;
  readonly others: ReadonlyMap<string, Answer>;
}

/** The only way from the pieces of a report to the unit. */
export class UnitReader implements FigureReader {
  private figures = new Map<string, Figure | undefined>();
  private others = new Map<string, Answer>();

  constructor(private readonly unit: Unit) {}

  get(id: string): Figure | undefined {
    const figure = this.unit.figures.get(id);
    this.figures.set(id, figure);
    return figure;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  ids(): CodedIds {
    return this.asked('ids', ({ figures }) => codedIds(figures));
  }

  field<Name extends keyof Dossier>(name: Name): Dossier[Name] {
    return this.asked(`field ${name}`, ({ dossier }) => dossier[name]);
  }

  project(id: string): Project | undefined {
    return this.asked(`project ${id}`, ({ dossier }) => dossier.projects?.find((project) => project.id === id));
  }

  prose(name: string): ProseSource {
    return this.asked(`prose ${name}`, (unit) => ({ source: unit.readProse(name), file: unit.proseName(name) }));
  }

  /** Whether the dossier names a file of prose. */
  mentions(name: string): boolean {
    return this.asked(`mentions ${name}`, ({ dossier }) => mentioned(dossier).has(name));
  }

  /** Takes down what is asked while something is made, for that and for what it is a part of. */
  during<Value>(make: () => Value): { readonly value: Value; readonly reads: Reads } {
    const { figures, others } = this;
    const reads = { figures: new Map<string, Figure | undefined>(), others: new Map<string, Answer>() };
    Object.assign(this, reads);
    try {
      return { value: make(), reads };
    } finally {
      Object.assign(this, { figures, others });
      this.add(reads);
    }
  }

  /** What is used again was asked for what uses it. */
  add({ figures, others }: Reads): void {
    for (const [id, figure] of figures) this.figures.set(id, figure);
    for (const [key, answer] of others) this.others.set(key, answer);
  }

  /** Whether all that was asked is told alike now. */
  tellsAlike({ figures, others }: Reads): boolean {
    for (const [id, before] of figures) if (!printsAlike(before, this.unit.figures.get(id))) return false;
    for (const { ask, told } of others.values()) if (!isDeepStrictEqual(told, ask(this.unit))) return false;
    return true;
  }

  private asked<Value>(key: string, ask: (unit: Unit) => Value): Value {
    const told = ask(this.unit);
    this.others.set(key, { ask, told });
    return told;
  }
}

const mentioned = rememberedByObject(
  (dossier: Dossier): ReadonlySet<string> => new Set(markdownMentions(dossier).map(({ file }) => file)),
);

/** Where a figure stands in the files is not printed. */
function printsAlike(before: Figure | undefined, now: Figure | undefined): boolean {
  if (before === now) return true;
  if (before === undefined || now === undefined) return false;
  return (
    before.unit === now.unit && isSameNumber(before.value, now.value) && isDeepStrictEqual(before.inputs, now.inputs)
  );
}
