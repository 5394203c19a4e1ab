/** How most of a text is set. */

interface Type {
  readonly size: number;
  readonly heavy: boolean;
}

/** The type that the most characters have; undefined where there are none. */
export function mostSet(pieces: readonly (Type & { readonly characters: number })[]): Type | undefined {
  const counts = new Map<string, { readonly type: Type; readonly characters: number }>();
  for (const { size, heavy, characters } of pieces) {
    if (characters === 0) continue;
    const before = counts.get(`${size} ${heavy}`)?.characters ?? 0;
    counts.set(`${size} ${heavy}`, { type: { size, heavy }, characters: before + characters });
  }
  return [...counts.values()].sort((one, other) => other.characters - one.characters)[0]?.type;
}
