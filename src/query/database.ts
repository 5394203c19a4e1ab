/** A database of figures and findings: PostgreSQL, on a server or within this process. */

/** A value as the database gives it: numbers as their exact text, dates as `2023-10-19`. */
export type SqlValue = string | number | boolean | null | readonly SqlValue[];

export interface Rows {
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  /** A list for each row, in the order of the columns. */
  readonly rows: readonly (readonly SqlValue[])[];
}

export interface Database {
  /** One statement with `$1`, `$2` … @throws SqlError */
  query(sql: string, values?: readonly unknown[]): Promise<Rows>;
  /** Several statements without values. @throws SqlError */
  run(sql: string): Promise<void>;
  close(): Promise<void>;
}

/** What the database says of a statement, in its own words. */
export class SqlError extends Error {
  /**
   * @param code SQLSTATE; undefined where the fault is none of a statement
   * @param position of the fault in the statement, in characters from 1
   */
  constructor(
    message: string,
    readonly code: string | undefined,
    readonly position: number | undefined,
  ) {
    super(message);
  }
}

/** The fault of a statement, from what either driver throws. */
export function sqlError(error: unknown): SqlError {
  const { message, code, position } = error as { message?: string; code?: string; position?: string };
  return new SqlError(message ?? String(error), code, position === undefined ? undefined : Number(position));
}

/** @param work is done wholly or not at all */
export async function transaction(database: Database, work: () => Promise<void>): Promise<void> {
  await database.run('begin');
  try {
    await work();
    await database.run('commit');
  } catch (error) {
    await database.run('rollback');
    throw error;
  }
}
