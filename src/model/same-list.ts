/** Whether two lists hold the same: texts and numbers by content, objects by identity. */
export function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one === other || (one.length === other.length && one.every((each, index) => Object.is(each, other[index])));
}
