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

/** The same object, telling of each field that is read. */
export function overheard<Value extends object>(value: Value, tell: (field: keyof Value) => void): Value {
  return new Proxy(value, {
    get: (_value, name) => {
      if (Object.hasOwn(value, name)) tell(name as keyof Value);
      return Reflect.get(value, name);
    },
  });
}
