/**
 * Units that wait for a worker, by pg-boss: it hands each to one worker, gives it out again when that one fails or is not
 * heard of any more, later each time, and after the last attempt lays it into a queue of the dead.
 */
import PgBoss from 'pg-boss';
import { ATTEMPTS } from '../limits.ts';
import type { Sql } from './database.ts';
import { QUEUE_SCHEMA } from './tables.ts';

/** What stands in the queue; all else is in the tables. */
export interface QueuedUnit {
  readonly batch: string;
  readonly unit: string;
  readonly key: string;
}

export interface GivenUnit extends QueuedUnit {
  readonly job: string;
  /** From 1. */
  readonly attempt: number;
}

/** A unit that failed at its last attempt, with what `failed` said of it; undefined when its worker was not heard of any more. */
export interface DeadUnit extends QueuedUnit {
  readonly job: string;
  readonly failure: unknown;
}

/** Seconds after which a unit that failed is given out again; doubled each time. */
const RETRY_SECONDS = 1;
/** How often is looked for workers that are not heard of any more. */
const MAINTENANCE_SECONDS = 5;

export class UnitQueue {
  private readonly boss: PgBoss;
  private readonly name: string;
  private readonly dead: string;

  /**
   * @param installation key of program and templates: only workers that have the same take units of this queue
   * @param told of faults that pg-boss goes on after
   */
  constructor(url: string, installation: string, told: (error: Error) => void) {
    this.name = `units-${installation.slice(0, 16)}`;
    this.dead = `${this.name}-dead`;
    this.boss = new PgBoss({
      connectionString: url,
      schema: QUEUE_SCHEMA,
      max: 3,
      schedule: false,
      maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
    });
    this.boss.on('error', told);
  }

  async open(): Promise<void> {
    await this.boss.start();
    await this.boss.createQueue(this.dead, { name: this.dead, retryLimit: ATTEMPTS });
    const again = { retryLimit: ATTEMPTS - 1, retryDelay: RETRY_SECONDS, retryBackoff: true };
    await this.boss.createQueue(this.name, { name: this.name, ...again, deadLetter: this.dead });
  }

  /**
   * Within a transaction; a unit that stands in the queue under the same job stays as it is.
   * @param job a UUID
   * @param seconds after which it is given to another worker
   */
  async add({ job, ...data }: QueuedUnit & { readonly job: string }, seconds: number, sql: Sql): Promise<void> {
    await this.boss.insert([{ id: job, name: this.name, data, expireInSeconds: seconds }], { db: dbOf(sql) });
  }

  /** The next unit; undefined when there is none at the moment. */
  async take(): Promise<GivenUnit | undefined> {
    const [job] = await this.boss.fetch<QueuedUnit>(this.name, { includeMetadata: true });
    return job && { ...job.data, job: job.id, attempt: job.retryCount + 1 };
  }

  async takeDead(): Promise<DeadUnit | undefined> {
    const [job] = await this.boss.fetch<QueuedUnit>(this.dead, { includeMetadata: true });
    if (job === undefined) return undefined;
    const failure = (job.output as { failure?: unknown } | null)?.failure;
    return { ...job.data, job: job.id, failure };
  }

  /** Within the transaction that writes the result: both or none. */
  async done({ job }: GivenUnit, sql: Sql): Promise<void> {
    await this.boss.complete(this.name, job, {}, { db: dbOf(sql) });
  }

  async doneDead({ job }: DeadUnit, sql: Sql): Promise<void> {
    await this.boss.complete(this.dead, job, {}, { db: dbOf(sql) });
  }

  async failed({ job }: GivenUnit, failure: object, sql: Sql): Promise<void> {
    await this.boss.fail(this.name, job, { failure }, { db: dbOf(sql) });
  }

  async close(): Promise<void> {
    await this.boss.stop({ graceful: false, wait: true });
  }
}

function dbOf(sql: Sql): PgBoss.Db {
  return { executeSql: async (text, values) => ({ rows: await sql.query(text, values) }) };
}
