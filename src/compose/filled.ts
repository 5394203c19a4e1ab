/** Words of the unit with a figure in them. */
import type { Inline } from '../model/report.ts';

interface Shown {
  readonly figureId: string;
  /** Of the number alone. */
  readonly text: string;
  readonly unit: string;
}

/** The words as inlines, each `placeholder` in them (`{amount}`, `{value}`) as the figure with its unit. */
export function filled(words: string, placeholder: string, { figureId, text, unit }: Shown): Inline[] {
  const pieces = words.split(placeholder);
  return pieces.flatMap((piece, index): Inline[] => {
    const number: Inline[] = index === 0 ? [] : [{ kind: 'figure', figureId, text }];
    const after = index === 0 ? piece : `${unit}${piece}`;
    return after === '' ? number : [...number, { kind: 'text', text: after }];
  });
}
