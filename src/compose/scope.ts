/** Contexts of templates in one another, without a copy of what stands outside. */

/** An object with the fields of `own`, and behind them those of `outer`. */
export function within(outer: object, own: object): object {
  const holder = (name: string | symbol) => (Object.hasOwn(own, name) ? own : outer);
  return new Proxy(own, {
    has: (_own, name) => name in own || name in outer,
    get: (_own, name) => Reflect.get(holder(name), name),
    ownKeys: () => [...new Set([...Reflect.ownKeys(outer), ...Reflect.ownKeys(own)])],
    getOwnPropertyDescriptor: (_own, name) => Reflect.getOwnPropertyDescriptor(holder(name), name),
  });
}
