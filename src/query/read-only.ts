/** A statement of a user: it may ask, and change nothing. */
import type { Database, Rows } from './database.ts';

/** @throws SqlError, for a statement that would change something too */
export async function readOnly(database: Database, statement: string): Promise<Rows> {
  await database.run('begin transaction read only');
  try {
    return await database.query(statement);
  } finally {
    await database.run('rollback');
  }
}
