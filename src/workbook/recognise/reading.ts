/** What a workbook says, by the figures of the tables. */
import type { CellPlace } from '../../model/imported.ts';
import { type Decimal, lastDigit } from '../../money/decimal.ts';

export interface FigureCell {
  /** Of an amount in 元, else a plain number; none where nothing is printed. */
  readonly value?: Decimal;
  /** Digits that a reader sees, in the sheet's unit of money; empty where nothing is printed. */
  readonly shown: string;
  /** A formula whose result the file does not hold: what is printed there is not known. */
  readonly isUncalculated: boolean;
  readonly place: CellPlace;
}

export interface TableReading {
  /** `T1`… of the year's tables, or another form by its own name. */
  readonly id: string;
  /** Name of the file. */
  readonly file: string;
  /** As the sheet calls it. */
  readonly title: string;
  readonly sheet: string;
  /** From the head lines. */
  readonly unit?: string;
  readonly year?: number;
  /** 元 in the sheet's unit of money. */
  readonly yuan: Decimal;
  /** By figure id; those of the form that the sheet has a place for. */
  readonly cells: ReadonlyMap<string, FigureCell>;
  /** Names that stand beside the codes. */
  readonly names: ReadonlyMap<string, string>;
  /** What it says of itself below its lines: 注, 备注. */
  readonly notes: string;
}

/** Half a unit of the last digit that a cell shows, 元; amounts have two digits after the point or more. */
export function halfDigit({ shown }: FigureCell, yuan: Decimal): Decimal {
  return lastDigit(Math.max(2, shown.split('.')[1]?.length ?? 0))
    .times(yuan)
    .div(2);
}

/** Whether blanks of a table are zeros: it prints other amounts, or says that there was nothing. */
export function saysAmounts(cells: Iterable<FigureCell>, notes: string): boolean {
  return [...cells].some(({ value }) => value !== undefined) || /无|未发生|没有/u.test(notes);
}
