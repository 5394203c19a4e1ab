/** A call that cannot be carried out as written; its message is meant for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
