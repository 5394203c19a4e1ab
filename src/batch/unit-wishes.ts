/** What is wanted of every unit of a batch; part of the key of each. */
export interface UnitWishes {
  /** Each statutory table as CSV too. */
  readonly csv: boolean;
}
