/** Database and queue for as long as they are needed. */
import { Database } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { UnitQueue } from './unit-queue.ts';

export interface Connection {
  readonly database: Database;
  readonly queue: UnitQueue;
}

/**
 * What `use` does with them; they are closed after it, also when they could not be opened.
 * @param installation key of program and templates
 * @param told of interruptions
 * @throws DatabaseError
 */
export async function connected<Result>(
  url: string,
  installation: string,
  told: (text: string) => void,
  use: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  if (!/^postgres(?:ql)?:\/\/./.test(url))
    throw new DatabaseError('--queue 应写成数据库的地址，如 postgres://用户@主机/数据库');
  const database = new Database(url, told);
  try {
    await database.open();
    const queue = new UnitQueue(url, installation);
    try {
      await queue.open(database);
      return await use({ database, queue });
    } finally {
      await queue.close();
    }
  } finally {
    await database.close();
  }
}
