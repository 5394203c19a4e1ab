/** Who is at work: a line for each worker, which it touches as long as it lives. */
import type { Sql } from './database.ts';
import { SCHEMA } from './tables.ts';

/** Seconds between two signs of life, and after how many without one a worker is taken for gone. */
export const BEAT_SECONDS = 5;
const SILENT_SECONDS = 20;

export interface WorkerIdentity {
  /** A UUID. */
  readonly id: string;
  readonly machine: string;
  readonly pid: number;
  readonly installation: string;
}

/** A sign of life. @param units that it has done so far */
export async function beat({ id, machine, pid, installation }: WorkerIdentity, units: number, sql: Sql): Promise<void> {
  const text = `insert into ${SCHEMA}.worker (id, machine, pid, installation, units) values ($1, $2, $3, $4, $5)
    on conflict (id) do update set seen = now(), units = excluded.units`;
  await sql.query(text, [id, machine, pid, installation, units]);
}

export async function leave({ id }: WorkerIdentity, sql: Sql): Promise<void> {
  await sql.query(`delete from ${SCHEMA}.worker where id = $1`, [id]);
}

/** How many workers are alive: those that would take the units of an installation, and others. */
export async function liveWorkers(installation: string, sql: Sql): Promise<{ own: number; others: number }> {
  const text = `select count(*) filter (where installation = $1)::int as own, count(*) filter (where installation <> $1)::int as others
    from ${SCHEMA}.worker where seen > now() - interval '${SILENT_SECONDS} seconds'`;
  const [row] = await sql.query<{ own: number; others: number }>(text, [installation]);
  return row ?? { own: 0, others: 0 };
}
