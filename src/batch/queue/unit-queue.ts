/**
 * Units that wait for a worker, by pg-boss: it hands each to one worker, gives it out again when that one fails or is not
 * heard of any more, later each time, and after the last attempt lays it into a queue of the dead.
 */
import PgBoss from 'pg-boss';
import { ATTEMPTS } from '../limits.ts';
import type { Database, Sql } from './database.ts';
import { ONE_AT_A_TIME, QUEUE_SCHEMA } from './tables.ts';

/** What stands in the queue; all else is in the tables. */
export interface QueuedUnit {
  readonly batch: string;
  readonly unit: string;
  /** A UUID: of the entry in the queue, and in the tables of the unit that it is to do. */
  readonly job: string;
}

export interface GivenUnit extends QueuedUnit {
  /** From 1. */
  readonly attempt: number;
}

/** A unit that failed at its last attempt, with what `failed` said of it; undefined when its worker was not heard of any more. */
export interface DeadUnit extends QueuedUnit {
  /** Of the entry among the dead. */
  readonly entry: string;
  readonly failure: unknown;
}

/** Seconds after which a unit that failed is given out again; doubled each time. */
const RETRY_SECONDS = 1;
const UNDER_WAY: ReadonlySet<PgBoss.JobWithMetadata['state']> = new Set(['created', 'retry', 'active']);
/** How often is looked for workers that are not heard of any more. */
const MAINTENANCE_SECONDS = 5;

export class UnitQueue {
  private readonly boss: PgBoss;
  private readonly name: string;
  private readonly dead: string;

  /**
   * @param installation key of program and templates: only workers that have the same take units of this queue
   */
  constructor(url: string, installation: string) {
    this.name = `units-${installation.slice(0, 16)}`;
    this.dead = `${this.name}-dead`;
    this.boss = new PgBoss({
      connectionString: url,
      schema: QUEUE_SCHEMA,
      max: 3,
      schedule: false,
      maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
    });
    // Of its own upkeep, which it tries again; what a call fails on is thrown.
    this.boss.on('error', () => undefined);
  }

  /** Makes the queues where they are not there yet: workers that begin at once would do so twice. */
  async open(database: Database): Promise<void> {
    await database.transaction(async (sql) => {
      await sql.query('select pg_advisory_xact_lock($1)', [ONE_AT_A_TIME]);
      await this.make();
    });
  }

  private async make(): Promise<void> {
    await this.boss.start();
    await this.boss.createQueue(this.dead, { name: this.dead, retryLimit: ATTEMPTS });
    const again = { retryLimit: ATTEMPTS - 1, retryDelay: RETRY_SECONDS, retryBackoff: true };
    await this.boss.createQueue(this.name, { name: this.name, ...again, deadLetter: this.dead });
  }

  /** Within a transaction. @param seconds after which it is given to another worker */
  async add(unit: QueuedUnit, seconds: number, sql: Sql): Promise<void> {
    await this.boss.insert([{ id: unit.job, name: this.name, data: unit, expireInSeconds: seconds }], {
      db: dbOf(sql),
    });
  }

  /** Whether a job waits for a worker, or has one. */
  async isUnderWay(job: string, sql: Sql): Promise<boolean> {
    const found = await this.boss.getJobById(this.name, job, { db: dbOf(sql), includeArchive: false });
    return found !== null && UNDER_WAY.has(found.state);
  }

  /** The next unit; undefined when there is none at the moment. */
  async take(): Promise<GivenUnit | undefined> {
    const [job] = await this.boss.fetch<QueuedUnit>(this.name, { includeMetadata: true });
    return job && { ...job.data, attempt: job.retryCount + 1 };
  }

  async takeDead(): Promise<DeadUnit | undefined> {
    const [job] = await this.boss.fetch<QueuedUnit>(this.dead, { includeMetadata: true });
    if (job === undefined) return undefined;
    const failure = (job.output as { failure?: unknown } | null)?.failure;
    return { ...job.data, entry: job.id, failure };
  }

  /** Within the transaction that writes the result: both or none. */
  async done({ job }: GivenUnit, sql: Sql): Promise<void> {
    await this.boss.complete(this.name, job, {}, { db: dbOf(sql) });
  }

  async doneDead({ entry }: DeadUnit, sql: Sql): Promise<void> {
    await this.boss.complete(this.dead, entry, {}, { db: dbOf(sql) });
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
