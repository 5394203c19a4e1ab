/** The database cannot be reached at all. Its message is meant for the user. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}
