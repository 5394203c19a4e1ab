/** What users of the package `juesuan` give and get. Plain values: nothing of them changes later, none holds a resource. */
import type { Finding } from '../diagnostics/finding.ts';

export type { Finding, Place, Severity } from '../diagnostics/finding.ts';

/**
 * The dossier of one unit: its folder, or its files by their paths in it (`report.json`, `prose/duties.md`, with `/`).
 */
export type DossierSource = string | ReadonlyMap<string, Uint8Array>;

/** The paper of one unit that others made: its file, a folder with its files, or these by their names. */
export type PaperSource = string | ReadonlyMap<string, Uint8Array>;

export interface UnitOptions {
  /** What findings call the dossier: `name/report.json:12:3`. Otherwise the folder as it was given, or `unit`. */
  readonly name?: string;
  /** Folder of templates; otherwise those that come with the program. */
  readonly templates?: string;
}

export interface BuildOptions extends UnitOptions {
  /** Each statutory table as CSV too. */
  readonly csv?: boolean;
  /** The pages as OFD (GB/T 33190) too, also where the profile does not ask for it; `OFD-A` for archives (GB/T 42133). */
  readonly ofd?: 'OFD' | 'OFD-A';
  /** Without `figures.json`, the largest of the files: `figures` tells the same values. */
  readonly withoutFigures?: boolean;
}

/** What the dossier leaves out stands in for what is left out here. */
export interface DraftOptions extends UnitOptions {
  /** Which draft it is, from 1. */
  readonly number?: number;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  /** Who signs remarks and revisions. */
  readonly author?: string;
  /** A remark on each figure: formula and inputs. */
  readonly provenance?: boolean;
  /** The pages as OFD too, also where the profile does not ask for it. */
  readonly ofd?: boolean;
}

/** `faulty`: there are errors that no waiver answers; `unreadable`: there is no `report.json`, or it is no JSON. */
export type Soundness = 'sound' | 'faulty' | 'unreadable';

/** A number that can be printed. */
export interface FigureValue {
  /** `generalPublic.2101501.total`. */
  readonly id: string;
  /** `本年收入合计`. */
  readonly label: string;
  /** `yuan` 元, `ratio` 1 = 100 %, `count`, `score` points, `quantity` in the unit of its indicator. */
  readonly unit: 'yuan' | 'ratio' | 'count' | 'score' | 'quantity';
  /** Exact decimal; null when it must not be stated, such as a rate on a base of zero. */
  readonly value: string | null;
}

/** Whose the dossier is; of a dossier that could be read that far. */
export interface DossierHead {
  /** Full name of the unit. */
  readonly unitName: string;
  readonly year: number;
  /** The place whose templates it asks for. */
  readonly profile: string;
  /** Of the report, when there is one. */
  readonly title?: string;
  /** 财政级次: 县级. */
  readonly level: string;
  readonly projects: readonly { readonly id: string; readonly name: string }[];
  /** Ids of the figures of which the unit says why they changed. */
  readonly explained: readonly string[];
}

export interface UnitOutcome {
  readonly soundness: Soundness;
  readonly dossier?: DossierHead;
  /** Errors, warnings and information, in the order of the stages. */
  readonly findings: readonly Finding[];
  /** All figures, once they could be computed. */
  readonly figures: readonly FigureValue[];
}

export interface MadeUnit extends UnitOutcome {
  /** File name → content; without any when errors stand against it. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}
