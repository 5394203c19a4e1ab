/** Two numbers as typed, of which one is the other but for a slip of the hand: 54.6 and 45.6, 29.2 and 29.3. */

/** As long, with one digit another, or two neighbours swapped (the point may stand between them). */
export function isOneSlipApart(one: string, other: string): boolean {
  const wrong = [...one].flatMap((mark, at) => (mark === other[at] ? [] : [at]));
  const [first = 0, second = -1] = wrong;
  if (one.length !== other.length || wrong.some((at) => !/\d/.test(`${one[at]}`) || !/\d/.test(`${other[at]}`)))
    return false;
  if (wrong.length === 1) return true;
  const areNeighbours = second === first + 1 || (second === first + 2 && one[first + 1] === '.');
  return wrong.length === 2 && areNeighbours && one[first] === other[second] && one[second] === other[first];
}
