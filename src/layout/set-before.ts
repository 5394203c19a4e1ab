/** What was set of a paragraph, kept by the very object, which the report after a save has again. */
import { rememberedByObject } from '../model/remembered.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { LineShape } from './line-breaker.ts';

/** Ways of setting one text that are kept with it: a table that fills its page tries several sizes. */
export const KEPT_WAYS = 6;

interface Way<Value> extends LineShape {
  readonly style: string;
  readonly value: Value;
}

export class SetBefore<Text extends object, Value> {
  private readonly ways = new WeakMap<Text, Way<Value>[]>();

  /** @param set what depends on nothing but the text, the breaks that the style asks for, and the shape */
  of(text: Text, style: TextStyle, { width, firstIndent }: LineShape, set: () => Value): Value {
    const key = breakKey(style);
    const ways = this.ways.get(text) ?? [];
    for (const way of ways) {
      if (way.width === width && way.firstIndent === firstIndent && way.style === key) return way.value;
    }
    const value = set();
    if (ways.push({ style: key, width, firstIndent, value }) === 1) this.ways.set(text, ways);
    else if (ways.length > KEPT_WAYS) ways.shift();
    return value;
  }
}

/** All of a style on which it depends where lines end. */
export const breakKey = rememberedByObject(
  ({ font, size, align, indentChars, bold }: TextStyle) => `${font}/${size}/${align}/${indentChars}/${bold}`,
);

/** All of a style on which lines depend but their colour. */
export const styleKey = rememberedByObject((style: TextStyle) => `${breakKey(style)}/${style.lineHeight}`);
