/** What is kept between two documents of a process, bounded by its size. */
import { createHash } from 'node:crypto';

/** Says all that a value is made from: the same for equal content, whenever and by whom it was made. */
export function contentKey(...content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64');
}

/** Values by their content keys. Those that were not asked for longest are forgotten. */
export class Kept<Value> {
  readonly #values = new Map<string, Value>();
  #size = 0;

  /**
   * @param budget bytes of all values together; a value that is larger is not kept
   * @param sizeOf bytes of a value
   */
  constructor(
    readonly budget: number,
    readonly sizeOf: (value: Value) => number,
  ) {}

  get(key: string): Value | undefined {
    const value = this.#forget(key);
    return value && this.keep(key, value);
  }

  keep(key: string, value: Value): Value {
    this.#forget(key);
    const size = this.sizeOf(value);
    if (size > this.budget) return value;
    for (const oldest of this.#values.keys()) if (this.#size + size > this.budget) this.#forget(oldest);
    this.#values.set(key, value);
    this.#size += size;
    return value;
  }

  #forget(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) this.#size -= this.sizeOf(value);
    this.#values.delete(key);
    return value;
  }
}
