/** A folder or list of units that cannot be used as it is. Its message is meant for the user. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}
