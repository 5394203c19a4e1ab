/** Results of pure functions, kept as long as what they were made from. */

/**
 * A function of a text that keeps the results of the texts it was last asked about. `make` must depend on its text
 * alone, and nobody may change what it returns.
 * @param limit texts that are kept at least; never more than twice as many
 */
export function rememberedByText<Value>(make: (text: string) => Value, limit: number): (text: string) => Value {
  let recent = new Map<string, Value>();
  let older = new Map<string, Value>();
  return (text) => {
    const fresh = recent.get(text);
    if (fresh !== undefined) return fresh;
    const value = older.get(text) ?? make(text);
    if (recent.size >= limit) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, value);
    return value;
  };
}

/** A function of an object that is never changed, such as the figures of a report: made once for each of them. */
export function rememberedByObject<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
