/** Names beside codes that the catalogue has not → `codeNames`. */
import type { LeafBook } from './leaf-book.ts';

/** Names of codes that the catalogue has not. */
export function names(book: LeafBook): void {
  const { functional, economic: items } = book.input.classification;
  const known = new Set([...functional.keys(), ...items.keys()]);
  const used = new Set(book.values.flatMap(({ path }) => (path[1] as { code?: string } | undefined)?.code ?? []));
  for (const { names: own, cells, sheet } of book.input.accounts.values()) {
    const [first] = cells.values();
    for (const [code, name] of own) {
      const isUsed = [...used].some((each) => each.startsWith(code));
      if (known.has(code) || name === '' || !isUsed || first === undefined) continue;
      known.add(code);
      book.values.push({ path: ['codeNames', code], value: name, from: { ...first.place, sheet } });
    }
  }
}
