/** Running text in the units that change as a whole: a figure, a number, a Latin word, else one character. */
import { rememberedByObject } from '../../model/remembered.ts';
import type { Inline } from '../../model/report.ts';

export interface Token {
  /** Equal for tokens that read the same. */
  readonly key: string;
  readonly inline: Inline;
  readonly kind: 'number' | 'character' | 'word' | 'mark';
}

const UNIT = /[\d０-９]+(?:[,.，．][\d０-９]+)*[%％‰]?|[A-Za-z]+(?:[-'’.][A-Za-z]+)*|./gsu;
const CHARACTER = /^\p{Script=Han}$/u;
const NUMBER = /^[\d０-９]/;
const WORD = /^[A-Za-z]/;

/** The present text of a comparison is the former one of the next. */
export const tokensOf: (text: readonly Inline[]) => readonly Token[] = rememberedByObject((text) =>
  text.flatMap((inline): Token[] => {
    if (inline.kind === 'lineBreak') return [{ key: '\n', inline, kind: 'mark' }];
    if (inline.kind === 'checkBox') return [{ key: `☑${inline.checked}`, inline, kind: 'mark' }];
    const looks = inline.strong ? 'strong' : '';
    if (inline.kind === 'figure') return [{ key: `${looks}:${inline.text}`, inline, kind: 'number' }];
    return (inline.text.match(UNIT) ?? []).map((unit) => ({
      key: `${looks}:${unit}`,
      inline: { ...inline, text: unit },
      kind: kindOf(unit),
    }));
  }),
);

function kindOf(unit: string): Token['kind'] {
  if (CHARACTER.test(unit)) return 'character';
  if (NUMBER.test(unit)) return 'number';
  return WORD.test(unit) ? 'word' : 'mark';
}
