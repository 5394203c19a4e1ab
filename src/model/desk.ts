/** What the live page of a unit is told, and what it asks for: plain JSON between the program and the browser. */
import type { Severity } from '../diagnostics/finding.ts';
import type { FigureEntry } from './figure-note.ts';
import type { ReviewerRemark } from './reviewer-remark.ts';
import type { JsonPath } from './source.ts';

/** A unit in the list. */
export interface UnitLine {
  /** Name of its folder. */
  readonly unit: string;
  readonly name: string;
  readonly year: string;
  /** `编制中`, `已公开`. */
  readonly status: string;
  readonly counts: Readonly<Record<Severity, number>>;
  /** The report can be shown. */
  readonly hasReport: boolean;
}

/** What can be filled in or corrected: a value of the dossier, or a text in a file of its own. */
export type Entry =
  | {
      readonly kind: 'value';
      readonly path: JsonPath;
      /** In the field's words: `本年收入第1项 > 一般公共预算财政拨款`. */
      readonly label: string;
      readonly form: 'amount' | 'number' | 'text' | 'date' | 'choice';
      /** As it stands in the file; absent where nothing stands there. */
      readonly source?: string;
      /** The same as somebody would type it. */
      readonly typed: string;
      /** What may be chosen: value and words. */
      readonly choices?: readonly (readonly [string, string])[];
    }
  | {
      readonly kind: 'prose';
      /** Below the folder of the unit. */
      readonly file: string;
      /** The text that a new file of prose becomes: its key in the dossier. */
      readonly slot?: string;
      readonly label: string;
      readonly typed: string;
    };

export interface DeskFigure extends FigureEntry {
  /** Where it is entered; absent for one that is computed. */
  readonly entry?: Entry;
}

export interface DeskFinding {
  readonly number: number;
  readonly rule: string;
  /** Where it stands in the dossier, as an answer to it names the place. */
  readonly path?: string;
  /** The reason for which it was waived. */
  readonly waived?: string;
  readonly severity: Severity;
  /** `错误 A07（已说明）`. */
  readonly title: string;
  readonly lines: readonly string[];
  /** The report has a place for it. */
  readonly placed: boolean;
  readonly entry?: Entry;
}

/** Something that is still to be filled in. */
export interface OpenEntry {
  readonly group: '基本情况' | '上年数' | '增减原因' | '数量和事实' | '文字';
  readonly entry: Entry;
  /** The figure beside which it is printed, of a reason. */
  readonly figure?: string;
  readonly filled: boolean;
}

/** A tracked change of a returned draft. */
export interface ReturnedLine {
  readonly by: string;
  /** In words, as a reader of the report would name the place. */
  readonly where: string;
  readonly before: string;
  readonly after: string;
  readonly state: 'open' | 'taken' | 'refused';
  /** Why it cannot be taken. */
  readonly reason?: string;
}

/** What moved between two states, in words. */
export interface Moved {
  readonly summary: string;
  readonly figures: readonly { readonly label: string; readonly before: string; readonly after: string }[];
}

export interface DeskView {
  readonly unit: string;
  readonly title: string;
  readonly year: string;
  readonly status: string;
  /** 元 or 万元: what a number alone is taken for. */
  readonly amountUnit: string;
  /** Digest of `report.json` as it was shown. */
  readonly base: string;
  /** Blocks of the report by the digest of their markup, in order; empty where there is no report yet. */
  readonly parts: readonly { readonly kind: string; readonly blocks: readonly string[] }[];
  /** Style rules for the widths of columns. */
  readonly columnRules: string;
  /** Markup of the contents. */
  readonly contents: string;
  readonly figures: readonly DeskFigure[];
  readonly findings: readonly DeskFinding[];
  readonly open: readonly OpenEntry[];
  /** The report is that of the dossier; else what is missing stands in it as boxes. */
  readonly isWhole: boolean;
  /** What people said of the report. */
  readonly said: readonly ReviewerRemark[];
  /** Changes that reviewers made in a draft that was read back here. */
  readonly returned: readonly ReturnedLine[];
  /** What 撤销 and 重做 would take back or do again, the nearest first. */
  readonly undo: readonly string[];
  readonly redo: readonly string[];
}

/** What moved by the last change, and since the page was opened. */
export interface MovedAnswer {
  readonly last?: Moved;
  readonly sinceOpened?: Moved;
}

/** Lists of a view of which most stays as it was. */
export type PieceLists = Pick<DeskView, 'figures' | 'findings' | 'open'>;
export type Piece = PieceLists[keyof PieceLists][number];

/** A view in numbers, with those of its pieces and blocks that the page has not been told yet. */
export interface DeskUpdate {
  /** Grows with each view of the unit. */
  readonly revision: number;
  readonly view: Omit<DeskView, keyof PieceLists>;
  /** Numbers of the pieces, in order. */
  readonly lists: Readonly<Record<keyof PieceLists, readonly number[]>>;
  /** By their numbers. */
  readonly pieces: Readonly<Record<number, Piece>>;
  readonly markup: Readonly<Record<string, string>>;
}

/** An amount, number or text in the stead of what the page showed. */
export interface ValueEdit {
  readonly kind: 'value';
  readonly path: JsonPath;
  /** As it stood in the file; absent where nothing did. */
  readonly source?: string;
  readonly form: 'amount' | 'number' | 'text' | 'date' | 'choice';
  /** What was typed; empty takes the value out. */
  readonly typed: string;
  /** Of an amount: 元 or 万元. */
  readonly unit?: string;
}

export interface ProseEdit {
  readonly kind: 'prose';
  readonly file: string;
  readonly slot?: string;
  /** As the page showed it. */
  readonly source: string;
  readonly typed: string;
}

export interface EditRequest {
  /** Digest of `report.json` as the page showed it. */
  readonly base: string;
  readonly edit: ValueEdit | ProseEdit;
  /** The edit overrides what somebody else has written there meanwhile. */
  readonly override: boolean;
}

/** What became of a request to change something. */
export type EditAnswer =
  | { readonly kind: 'done' }
  /** What was typed cannot stand there. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Somebody else has changed it: what stands there now. */
  | { readonly kind: 'conflict'; readonly message: string; readonly now: string };

/** Markup of the blocks that an edit would change, as they would be printed. */
export interface TriedAnswer {
  readonly blocks: readonly string[];
}

/** What can be made of a unit. */
export const MAKES = ['build', 'draft', 'tables'] as const;
export type Make = (typeof MAKES)[number];

/** Files that were made, by their names below the folder of outputs, or what was read; and what is to be said of it. */
export interface MadeAnswer {
  readonly message: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** Values that the dossier has otherwise than the file that was read; they stay. */
  readonly differences?: number;
  /** What was found while reading, a list of lines each. */
  readonly findings?: readonly (readonly string[])[];
}

/** The lists and fields of a dossier, to be filled in as on sheets of a workbook. */
export interface Forms {
  readonly sheets: readonly FormSheet[];
  /** By the list that a column takes its codes from: code and name. */
  readonly codes: Readonly<Record<string, readonly (readonly [code: string, name: string])[]>>;
}

export interface FormSheet {
  readonly name: string;
  readonly intro: string;
  /** Single values. */
  readonly fields: readonly { readonly entry: Entry; readonly note: string }[];
  readonly lists: readonly FormList[];
}

/** Texts of a row by the ids of its columns; a blank one is left out. */
export type FormRow = Readonly<Record<string, string>>;

export interface FormList {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
  /** Rows cannot be added or taken out. */
  readonly isFixed: boolean;
}

export interface FormColumn {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  /** Full-width characters. */
  readonly width: number;
  /** `name` is that of the code of its row, `sum` the total of other columns: both are made. */
  readonly kind: 'text' | 'amount' | 'number' | 'code' | 'choice' | 'name' | 'sum';
  /** Tells which row it is. */
  readonly isKey: boolean;
  readonly choices?: readonly string[];
  readonly codes?: string;
  /** Columns that a sum adds up. */
  readonly of?: readonly string[];
}

/** Changes of a list: rows are told by what they held when they were shown. */
export interface RowsRequest {
  readonly block: string;
  readonly edits: readonly { readonly row: FormRow; readonly column: string; readonly typed: string }[];
  readonly added: readonly FormRow[];
  readonly removed: readonly FormRow[];
}

/** A person says something of the report, answers, ticks off; or gives the reason for which a finding stands. */
export type SayRequest =
  | { readonly kind: 'remark'; readonly quote: string; readonly text: string; readonly by: string }
  | { readonly kind: 'answer'; readonly id: string; readonly text: string; readonly by: string }
  | { readonly kind: 'settle'; readonly id: string; readonly settled: boolean }
  | {
      readonly kind: 'waive';
      readonly rule: string;
      readonly path?: string;
      readonly text: string;
      readonly by: string;
    };
