/** Indents by which Word breaks the lines of a text as the layout does. */
import type { SharedSetting } from '../../model/page.ts';
import type { Inline } from '../../model/report.ts';
import type { TextStyle } from '../../style/style-sheet.ts';
import { twips } from './units.ts';

/** Lengths in twips. */
export interface Indent {
  readonly left?: number;
  readonly right?: number;
}

/** The indents of a text that is set in a narrower column: at both sides of a centred one, at the right of others. */
export function narrowed(
  text: readonly Inline[],
  align: TextStyle['align'],
  narrowings: SharedSetting['narrowings'],
): Indent | undefined {
  const by = narrowings.get(text);
  if (by === undefined) return undefined;
  return align === 'center' ? { left: twips(by / 2), right: twips(by / 2) } : { right: twips(by) };
}
