/** What moved between two states of a unit: inputs, the figures that followed, the places of the report, findings. */
import type { Finding, Place, PrintedSpot } from '../../diagnostics/finding.ts';

/** How a thing differs between the two states. */
export type Kind = 'changed' | 'inserted' | 'deleted';

export interface Movement {
  readonly former: StateName;
  readonly present: StateName;
  readonly inputs: InputChanges;
  readonly figures: FigureChanges;
  /** In reading order. */
  readonly places: readonly ChangedPlace[];
  readonly findings: FindingChanges;
}

export interface StateName {
  /** Folder name of the unit. */
  readonly unit: string;
  /** Title of the report. */
  readonly title: string;
}

export interface InputChanges {
  /** Values of report.json, in the order of the present file; what went stands where it stood. */
  readonly values: readonly ValueChange[];
  readonly prose: readonly ProseChange[];
  /** Files of the profile. */
  readonly templates: readonly FileChange[];
}

/** A value of report.json; an object or list that came or went as a whole is one change. */
export interface ValueChange {
  /** `reordered`: the same items in another order. */
  readonly kind: Kind | 'reordered';
  /** JSON path in the present file; of what went, in the former one. */
  readonly path: string;
  /** JSON path in the former file; absent for what came. */
  readonly formerPath?: string;
  /** What the value is, in the field's words, when a figure is entered there. */
  readonly label?: string;
  /** The items of lists that it lies in, by code, id or name, outermost first. */
  readonly items: readonly string[];
  /** As written, on one line. */
  readonly former?: string;
  readonly present?: string;
  /** Line and column in the present file; of what went, in the former one. */
  readonly place: Place;
}

/** Neighbouring lines of a Markdown file that changed; a file that came or went is one change. */
export interface ProseChange {
  readonly kind: Kind;
  readonly file: string;
  /** First line in the present file; of lines that went, in the former one. */
  readonly line: number;
  readonly former: readonly string[];
  readonly present: readonly string[];
}

/** A file with the number of its lines that came and went. */
export interface FileChange {
  readonly kind: Kind;
  readonly file: string;
  readonly inserted: number;
  readonly deleted: number;
}

export interface FigureChanges {
  /** Figures of both states that read otherwise. */
  readonly moved: readonly FigureChange[];
  /** Figures of the present state alone, and of the former alone. */
  readonly came: readonly FigureChange[];
  readonly went: readonly FigureChange[];
  /** Ids of figures of which the exact value moved, but nothing that is shown. */
  readonly exactOnly: readonly string[];
  /** Ids of figures of the same value that are written otherwise (`1,085.68` for `1085.68`). */
  readonly restyled: readonly string[];
  /** How many figures both states have. */
  readonly common: number;
}

export interface FigureChange {
  readonly id: string;
  readonly label: string;
  readonly former?: FigureState;
  readonly present?: FigureState;
  /** Present less former as shown, with sign and unit: `+1万元`, `-0.1个百分点`; absent where either has no number. */
  readonly difference?: string;
  /** One of the two reports prints it. */
  readonly printed: boolean;
  readonly formula?: string;
  /** Ids of its direct inputs, in the order of the formula. */
  readonly inputs: readonly string[];
  /** Its direct inputs that moved, came or went. */
  readonly through: readonly FigureName[];
  /** The changed inputs at the root, as indexes of `inputs.values`; none where settings, templates or rules changed. */
  readonly roots: readonly number[];
}

export interface FigureName {
  readonly id: string;
  readonly label: string;
}

export interface FigureState {
  /** As it reads in the text, with its unit. */
  readonly shown: string;
  /** Exact decimal in the figure's base unit (元, 1 = 100%); absent for a figure that must not be stated. */
  readonly exact?: string;
}

/** A text of the report by its two readings; `former` is absent for what came, `present` for what went. */
interface PlaceBase {
  readonly change: Kind;
  /** Headings above, outermost first. */
  readonly headings: readonly string[];
  /** Its block in the present report; absent for what went with its whole block. */
  readonly spot?: PrintedSpot;
  readonly former?: string;
  readonly present?: string;
}

/** A sentence of running text, a heading, or a whole paragraph or heading that came or went. */
export interface TextPlace extends PlaceBase {
  readonly kind: 'sentence' | 'heading' | 'paragraph';
}

/** Title, head line or note of a table. */
export interface TableTextPlace extends PlaceBase {
  readonly kind: 'tableText';
  readonly table: string;
}

export interface CellPlace extends PlaceBase {
  readonly kind: 'cell';
  /** Title of the table; empty where it has none. */
  readonly table: string;
  /** Words of its row and column; empty where there are none. */
  readonly row: string;
  readonly column: string;
}

/** A row that came or went: its cells, parted by tabs. A table that came or went: its lines. */
export interface TablePlace extends PlaceBase {
  readonly kind: 'row' | 'table';
  readonly table: string;
}

export interface ChartPlace extends PlaceBase {
  readonly kind: 'chart';
  readonly caption: string;
  readonly points: readonly PointChange[];
}

export interface PointChange {
  readonly series: string;
  readonly category: string;
  readonly former?: string;
  readonly present?: string;
}

/** Blocks of mere lines: only the lines that differ. */
export interface LinesPlace extends PlaceBase {
  readonly kind: 'cover' | 'contents' | 'redHead' | 'attachmentNote' | 'signature' | 'imprint';
}

export type ChangedPlace = TextPlace | TableTextPlace | CellPlace | TablePlace | ChartPlace | LinesPlace;

export interface FindingChanges {
  readonly came: readonly Finding[];
  readonly went: readonly Finding[];
  /** Found in both states, and answered only in the present one. */
  readonly answered: readonly Finding[];
  /** How many are in both states and not answered. */
  readonly remaining: number;
}
