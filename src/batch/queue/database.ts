/** A connection to PostgreSQL that lives through restarts of the server: what is interrupted is said once and tried again. */
import { setTimeout as pause } from 'node:timers/promises';
import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import { DatabaseError } from './database-error.ts';
import { TABLES } from './tables.ts';

/** What runs statements: the pool, or one transaction. */
export interface Sql {
  query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Seconds for which a server that was there may be away; it restarts in a few. */
const AWAY_SECONDS = 120;
/** Seconds for which one that has not been seen yet may refuse: it may be just restarting. */
const REFUSING_SECONDS = 5;
const PAUSE_MILLISECONDS = 500;

export class Database implements Sql {
  private readonly pool: Pool;

  /**
   * @param url `postgres://user@host/name`
   * @param told of interruptions
   */
  constructor(
    readonly url: string,
    private readonly told: (text: string) => void,
  ) {
    this.pool = new Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 10_000 });
    // Connections that stand idle while the server goes down; the next statement finds out.
    this.pool.on('error', () => undefined);
  }

  /** Makes the tables. A server that starts is waited for, one that refuses for a few seconds. @throws DatabaseError */
  async open(): Promise<void> {
    try {
      await this.through(() => this.pool.query(TABLES), patienceAtFirst);
    } catch (error) {
      throw new DatabaseError(
        `连不上数据库：${messageOf(error)}。请检查 --queue 的地址（如 postgres://用户@主机/数据库）、网络和密码（环境变量 PGPASSWORD）。`,
      );
    }
  }

  async query<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.through(async () => (await this.pool.query<Row>(text, [...values])).rows);
  }

  /** All of the work or nothing; it may run more than once, and must not do anything but by its statements. */
  async transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    return this.through(async () => {
      const client = await this.pool.connect();
      // A connection that breaks between two statements: the next one finds out.
      client.on('error', ignore);
      try {
        await client.query('begin');
        const result = await work(sqlOf(client));
        await client.query('commit');
        client.removeListener('error', ignore);
        client.release();
        return result;
      } catch (error) {
        client.removeListener('error', ignore);
        client.release(true);
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** @param patience seconds for which an error is waited out; a few are no word worth */
  private async through<Result>(work: () => Promise<Result>, patience = patienceLater): Promise<Result> {
    for (let waited = 0; ; waited += PAUSE_MILLISECONDS) {
      try {
        return await work();
      } catch (error) {
        const seconds = patience(error);
        if (seconds === 0) throw error;
        if (waited === 0 && seconds > REFUSING_SECONDS) this.told(`数据库中断（${messageOf(error)}），正在等它恢复 …`);
        if (waited >= seconds * 1000)
          throw new DatabaseError(`等了 ${seconds} 秒，数据库没有恢复（${messageOf(error)}）`);
        await pause(PAUSE_MILLISECONDS);
      }
    }
  }
}

function ignore(): void {}

function sqlOf(client: PoolClient): Sql {
  return {
    query: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
  };
}

/** Classes 08 (connection) and 57P (shutdown, starting up) of SQLSTATE; errors of the network; and two that may be tried again. */
const AWAY = /^(?:08|57P|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|40001|40P01)/;

/** Shutting down, recovering or starting up. */
const STARTING = /^57P/;
/** There is no such server. */
const NOWHERE = /^(?:ENOTFOUND|EAI_AGAIN)/;

function patienceLater(error: unknown): number {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const isAway = AWAY.test(code) || /Connection terminated|timeout exceeded when trying to connect/i.test(message);
  return isAway ? AWAY_SECONDS : 0;
}

function patienceAtFirst(error: unknown): number {
  const { code = '' } = error as { code?: string };
  if (STARTING.test(code)) return AWAY_SECONDS;
  return NOWHERE.test(code) ? 0 : Math.min(patienceLater(error), REFUSING_SECONDS);
}

function messageOf(error: unknown): string {
  const { message = '', code = '' } = error as { code?: string; message?: string };
  return message || code || String(error);
}
