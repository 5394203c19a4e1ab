/** What the pieces of a report ask of the unit, taken down while they are made. */
import { isDeepStrictEqual } from 'node:util';
import type { Dossier, Project } from '../model/dossier.ts';
import type { Figure } from '../model/figure.ts';
import { markdownMentions } from '../model/markdown-mentions.ts';
import { question, Reads } from '../model/reads.ts';
import { rememberedByObject } from '../model/remembered.ts';
import { isSameNumber } from '../money/decimal.ts';
import { type CodedIds, codedIds } from './coded-ids.ts';
import type { ComposeInput } from './compose-input.ts';
import type { NarrativeContext } from './narrative-context.ts';

/** Figures by id, for those who ask for one after the other. */
export interface FigureReader {
  get(id: string): Figure | undefined;
  has(id: string): boolean;
}

/** What can be asked. */
export interface Unit extends Pick<ComposeInput, 'dossier' | 'figures' | 'readProse' | 'proseName'> {
  /** What templates can name: of the fields that are as they were in the last report, those very objects. */
  readonly told: NarrativeContext;
}

/** A file of prose as it stands. */
export interface ProseSource {
  /** Undefined where there is none. */
  readonly source: string | undefined;
  /** As it is called in messages. */
  readonly file: string;
}

/** All that was asked, with what was told. */
export type UnitReads = Reads<Unit>;

const figureOf = question(({ figures }: Unit, id: string) => figures.get(id), printsAlike);
const idsOf = ({ figures }: Unit): CodedIds => codedIds(figures);
const fieldOf = ({ dossier }: Unit, name: keyof Dossier): unknown => dossier[name];
const nameOf = ({ told }: Unit, field: keyof NarrativeContext): unknown => told[field];
const projectOf = ({ dossier }: Unit, id: string) => dossier.projects?.find((project) => project.id === id);
const proseOf = (unit: Unit, name: string) => ({ source: unit.readProse(name), file: unit.proseName(name) });
const isMentioned = ({ dossier }: Unit, name: string) => mentioned(dossier).has(name);

/** The only way from the pieces of a report to the unit. */
export class UnitReader implements FigureReader {
  private reads: UnitReads = new Reads();

  constructor(private readonly unit: Unit) {}

  get(id: string): Figure | undefined {
    return this.reads.ask(this.unit, figureOf, id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  ids(): CodedIds {
    return this.reads.ask(this.unit, idsOf, undefined);
  }

  field<Name extends keyof Dossier>(name: Name): Dossier[Name] {
    return this.reads.ask(this.unit, fieldOf, name) as Dossier[Name];
  }

  /** Takes down that a template names a field of its context. */
  names(field: keyof NarrativeContext): void {
    this.reads.ask(this.unit, nameOf, field);
  }

  project(id: string): Project | undefined {
    return this.reads.ask(this.unit, projectOf, id);
  }

  prose(name: string): ProseSource {
    return this.reads.ask(this.unit, proseOf, name);
  }

  /** Whether the dossier names a file of prose. */
  mentions(name: string): boolean {
    return this.reads.ask(this.unit, isMentioned, name);
  }

  /** Takes down what is asked while something is made, for that and for what it is a part of. */
  during<Value>(make: () => Value): { readonly value: Value; readonly reads: UnitReads } {
    const outer = this.reads;
    const reads: UnitReads = new Reads();
    this.reads = reads;
    try {
      return { value: make(), reads };
    } finally {
      this.reads = outer;
      outer.add(reads);
    }
  }

  add(reads: UnitReads): void {
    this.reads.add(reads);
  }

  /** Whether all that was asked is told alike now. */
  tellsAlike(reads: UnitReads): boolean {
    return reads.areIn(this.unit);
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
