/** JSON texts put together of the texts of parts, each of which can be kept with the part that it was made of. */

type Writers<Value> = { readonly [Key in keyof Value]?: (value: Exclude<Value[Key], undefined>) => string };

/**
 * A plain object as `JSON.stringify` writes it.
 * @param writers fields whose text is made otherwise, to the same effect
 */
export function objectText<Value extends object>(value: Value, writers: Writers<Value>): string {
  const fields: string[] = [];
  for (const key of Object.keys(value) as (keyof Value & string)[]) {
    const field = value[key];
    if (field === undefined) continue;
    const write = writers[key] as ((field: unknown) => string) | undefined;
    fields.push(`${JSON.stringify(key)}:${write === undefined ? JSON.stringify(field) : write(field)}`);
  }
  return `{${fields.join(',')}}`;
}

/** A list as `JSON.stringify` writes it. */
export function listText<Item>(items: Iterable<Item>, write: (item: Item) => string): string {
  return `[${Array.from(items, write).join(',')}]`;
}

/** A list as `JSON.stringify` writes it with an indent of one space; `write` gives each item so, too. */
export function indentedListText<Item>(items: Iterable<Item>, write: (item: Item) => string): string {
  const texts = Array.from(items, write);
  return texts.length === 0 ? '[]' : `[\n ${texts.join(',\n ')}\n]`;
}

/** A value as `JSON.stringify` writes it with an indent of one space, as an item of a list. */
export function indentedItemText(value: object): string {
  return JSON.stringify(value, null, 1).replaceAll('\n', '\n ');
}
