/** What was set of a paragraph or a row of cells, kept by the very object, which the report after a save has again. */
import { rememberedByObject } from '../model/remembered.ts';
import type { TextStyle } from '../style/style-sheet.ts';

/** Ways of setting one text that are kept with it: a table that fills its page tries several sizes. */
const KEPT_WAYS = 6;

/** @param Way all that a value depends on besides the text */
export class SetBefore<Text extends object, Way, Value> {
  private readonly ways = new WeakMap<Text, { readonly way: Way; readonly value: Value }[]>();

  constructor(private readonly isSame: (one: Way, other: Way) => boolean) {}

  of(text: Text, way: Way, set: () => Value): Value {
    const known = this.ways.get(text) ?? [];
    for (const before of known) if (this.isSame(before.way, way)) return before.value;
    const value = set();
    if (known.push({ way, value }) === 1) this.ways.set(text, known);
    else if (known.length > KEPT_WAYS) known.shift();
    return value;
  }
}

/** All of a style on which it depends where lines end. */
export const breakKey = rememberedByObject(
  ({ font, size, align, indentChars, bold }: TextStyle) => `${font}/${size}/${align}/${indentChars}/${bold}`,
);

/** All of a style on which lines depend. */
export const styleKey = rememberedByObject(
  (style: TextStyle) => `${breakKey(style)}/${style.lineHeight}/${style.colour}`,
);
