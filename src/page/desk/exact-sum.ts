/** Sums of what is typed, as one types it: exact, and blank where a cell is no number. */

/** The sum with as many decimals as the longest of them. */
export function exactSum(texts: readonly string[]): string {
  const numbers = texts.map((text) => text.replace(/[,，\s]/g, '')).filter((text) => text !== '');
  if (!numbers.every((text) => /^-?\d+(\.\d+)?$/.test(text))) return '';
  const places = Math.max(0, ...numbers.map((text) => text.split('.')[1]?.length ?? 0));
  const total = numbers.reduce((sum, text) => {
    const [whole = '', decimals = ''] = text.split('.');
    return sum + BigInt(`${whole}${decimals.padEnd(places, '0')}`);
  }, 0n);
  const digits = String(total < 0n ? -total : total).padStart(places + 1, '0');
  const shown = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return total < 0n ? `-${shown}` : shown;
}
