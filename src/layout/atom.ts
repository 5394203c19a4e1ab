/** The atoms of a paragraph, before they are broken into lines. */
import type { Atom, Setting } from '../model/page.ts';

/** Whether a line may, or must, end after an atom. */
export type LineEnd = 'no' | 'may' | 'must';

/** The atoms of a paragraph; the three lists have one entry for each atom. */
export interface AtomRow {
  readonly atoms: readonly Atom[];
  readonly ends: readonly LineEnd[];
  /** Index of the inline of the paragraph that it prints; -1: none. */
  readonly sources: readonly number[];
}

/** The setting, further to the right by some pt. */
export function moved(setting: Setting, by: number): Setting {
  return { ...setting, xs: setting.xs.map((x) => x + by) };
}
