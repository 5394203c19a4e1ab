/** What is kept between two documents of a process, bounded by its size. */
import { createHash } from 'node:crypto';

/** Says all that a value is made from: the same for equal content, whenever and by whom it was made. */
export function contentKey(...content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64');
}

/** Values by their content keys, with their sizes in bytes. Those that were not asked for longest are forgotten. */
export class Kept<Value extends { readonly size: number }> {
  readonly #values = new Map<string, Value>();
  #size = 0;

  /** @param budget bytes of all values together; a value that is larger is not kept */
  constructor(readonly budget: number) {}

  get(key: string): Value | undefined {
    const value = this.#forget(key);
    return value && this.keep(key, value);
  }

  keep(key: string, value: Value): Value {
    this.#forget(key);
    if (value.size > this.budget) return value;
    for (const oldest of this.#values.keys()) if (this.#size + value.size > this.budget) this.#forget(oldest);
    this.#values.set(key, value);
    this.#size += value.size;
    return value;
  }

  #forget(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) this.#size -= value.size;
    this.#values.delete(key);
    return value;
  }
}
