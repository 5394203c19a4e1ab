/** How much of a text stands in another: the share of its pairs of neighbouring characters that both have, 0 … 1. */
export function shareIn(text: string, other: string): number {
  const [own, others] = [pairsOf(text), pairsOf(other)];
  return own.size === 0 ? 0 : [...own].filter((pair) => others.has(pair)).length / own.size;
}

function pairsOf(text: string): Set<string> {
  const plain = text.replace(/[^一-龥]/g, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}
