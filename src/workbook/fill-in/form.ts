/**
 * The workbook to fill in, as data: which sheets it has, which lists and fields each holds, and which leaf of
 * `report.json` each column is. What lays it out and what reads it back both go by this and by nothing else.
 */

/** Values of the dossier and the words that stand for them in a cell. */
export type Choices = readonly (readonly [value: string, word: string])[];

/** What a cell holds. */
export type CellKind =
  | { readonly kind: 'text' }
  /** Several texts, parted by `、`. */
  | { readonly kind: 'texts' }
  /** Money in the dossier's unit. */
  | { readonly kind: 'amount' }
  /** A number in a unit of its own. */
  | { readonly kind: 'number' }
  | { readonly kind: 'count' }
  /** `2023-10-19`. */
  | { readonly kind: 'date' }
  | { readonly kind: 'code'; readonly of: CodeList }
  | { readonly kind: 'choice'; readonly choices: Choices }
  /** Something that stands in a column of another list. */
  | { readonly kind: 'reference'; readonly to: ColumnName };

/** Codes that a sheet of the workbook lists: 项 of 7 digits, 类 of 3, economic 款 of 5. */
export type CodeList = 'functional' | 'classes' | 'economic';

/** `projects.id`. */
export interface ColumnName {
  readonly list: string;
  readonly column: string;
}

/**
 * A step on the way to a leaf of `report.json`: a key that is always the same; the key that a column of the row holds;
 * the entry of a list whose fields are in columns; or the entry of a list by its turn among the rows of one way.
 */
export type Step =
  | string
  | { readonly key: string }
  | { readonly entry: Readonly<Record<string, string>> }
  | { readonly turn: true };

interface ColumnWords {
  readonly id: string;
  readonly label: string;
  /** What is to be typed, for the finance officer. */
  readonly note: string;
  /** In full-width characters. */
  readonly width: number;
}

/** Tells which entry a row is; the way to the entry names it. */
export interface KeyColumn extends ColumnWords {
  readonly as: 'key';
  readonly cell: CellKind;
  /** A row may lack it. */
  readonly optional?: true;
}

/** Holds a leaf of the entry. */
export interface LeafColumn extends ColumnWords {
  readonly as: 'leaf';
  readonly cell: CellKind;
  /** From the entry. */
  readonly way: readonly Step[];
}

/** Made by a formula, or written for the reader: nothing of it is read back. */
export type MadeColumn = ColumnWords & { readonly as: 'made' } & (
    | { readonly made: 'name'; readonly of: string }
    | { readonly made: 'sum'; readonly of: readonly string[] }
    /** Amounts of another list in the rows that have the same keys. */
    | { readonly made: 'parts'; readonly of: ColumnName; readonly keys: readonly string[] }
    /** What the row is asked for. */
    | { readonly made: 'label' }
  );

export type Column = KeyColumn | LeafColumn | MadeColumn;

/** What a profile asks for by name: its rows are prepared with that name and its label. */
export type Asked = 'priorYear' | 'reasons' | 'facts' | 'prose';

export interface ListBlock {
  readonly as: 'list';
  readonly id: string;
  readonly title: string;
  /** From the root of `report.json` to an entry. */
  readonly way: readonly Step[];
  readonly columns: readonly Column[];
  /** Rows that are prepared, or the keys of the only rows that there are. */
  readonly rows: number | readonly string[];
  readonly asked?: Asked;
  /** With a line of totals above the rows. */
  readonly totals?: true;
  /** Laid out only where the profile asks for its part of `report.json`, or the dossier has it. */
  readonly onDemand?: true;
}

export interface Field {
  readonly label: string;
  readonly note: string;
  readonly cell: CellKind;
  readonly way: readonly string[];
}

export interface FieldBlock {
  readonly as: 'fields';
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly onDemand?: true;
}

export type Block = ListBlock | FieldBlock;

export interface FillSheet {
  readonly name: string;
  readonly intro: string;
  readonly blocks: readonly Block[];
}

/** Raised whenever a block has other columns or fields than before. */
export const FORM_VERSION = '1';

/** The name of the area that holds the rows of a block, or the values of its fields. */
export function areaName(block: string): string {
  return `JS_${block}`;
}

/** Names of areas that are not rows of a block. */
export const AREAS = {
  /** Version of the form, profile, year. */
  madeFor: 'JS_made_for',
  codes: { functional: 'JS_codes_functional', classes: 'JS_codes_classes', economic: 'JS_codes_economic' },
  names: 'JS_names',
} as const;
