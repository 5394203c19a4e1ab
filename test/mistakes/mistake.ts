/** A mistake as data: what is changed in a copy of a unit, and where a finance officer must be told of it. */

/** Units that mistakes are made in: of every place, real, invented and generated. */
export const UNITS = {
  lengshuitan: 'data/units/lengshuitan-2021',
  luxian: 'data/units/luxian-2023',
  putuo: 'data/units/putuo-finance-2024',
  qingshan: 'data/units/qingshan-2022',
  heshui: 'data/units/heshui-2024',
  agriculture: 'test/clean/hexi-agriculture-2023',
  culture: 'test/clean/hexi-culture-2022',
  employment: 'test/clean/hedong-employment-2021',
  fifthPlace: 'test/fifth-place/units/hexi-2023',
  archivesWuhan: 'generated hubei-wuhan',
  archivesGansu: 'generated gansu',
} as const;
export type UnitName = keyof typeof UNITS;

export type Path = readonly (string | number)[];

/** A leaf of report.json set to another value (undefined removes it), or a text of a file replaced by another. */
export type Edit =
  | { readonly leaf: Path; readonly to: unknown }
  | { readonly file: string; readonly from: string; readonly to: string };

/** A leaf of report.json, or what is below it; or the line of a file that holds the text after the edits. */
export type Spot = Path | { readonly file: string; readonly line: string };

export interface Mistake {
  readonly id: string;
  /** What the officer did, in her words. */
  readonly what: string;
  readonly unit: UnitName;
  readonly edits: readonly Edit[];
  /** Any one of them is the right place. */
  readonly at: readonly Spot[];
  /** Message, values and hint together must say this. */
  readonly says: RegExp;
  /** Most new findings that one mistake may give; 3 unless several things are wrong by it. */
  readonly most?: number;
}
