/** Units, their dossiers and their results in the tables. Every statement can be given twice without harm. */
import { createHash } from 'node:crypto';
import {
  batchTask,
  type ExpectedUnit,
  expectedUnitShape,
  type UnitResult,
  unitResultShape,
} from '../../model/unit-result.ts';
import { z } from '../../model/zod.ts';
import type { DoneUnit } from '../unit-work.ts';
import type { Sql } from './database.ts';
import { SCHEMA } from './tables.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** What all units of a batch share; workers read it once. */
const askedShape = z.object({ task: batchTask, wishes: z.object({ csv: z.boolean() }) });
export type Asked = z.infer<typeof askedShape>;

/** Which unit of which batch. */
interface Which {
  readonly batch: string;
  readonly unit: string;
}

export async function writeBatch(batch: string, asked: Asked, sql: Sql): Promise<void> {
  const text = `insert into ${SCHEMA}.batch (id, asked) values ($1, $2)
    on conflict (id) do update set asked = excluded.asked`;
  await sql.query(text, [batch, JSON.stringify(asked)]);
}

/** Undefined where the batch was taken away. */
export async function readBatch(batch: string, sql: Sql): Promise<Asked | undefined> {
  const [row] = await sql.query<{ asked: unknown }>(`select asked from ${SCHEMA}.batch where id = $1`, [batch]);
  return row && askedShape.parse(row.asked);
}

/** What is wanted of a unit: the key that its result shall have, and the job that makes it. */
export interface Wanted {
  readonly key: string;
  readonly job: string;
}

/**
 * Whoever changes a unit or its result holds it for the transaction: of a coordinator that asks for it anew and a worker
 * that has just made it, one sees what the other has done.
 */
export async function holdUnit({ batch, unit }: Which, sql: Sql): Promise<Wanted | undefined> {
  const text = `select key, job from ${SCHEMA}.unit where batch = $1 and id = $2 for update`;
  const [row] = await sql.query<{ key: string; job: string }>(text, [batch, unit]);
  return row;
}

/** A unit as it is now, with its dossier in the place of the former one. */
export async function writeUnit(
  batch: string,
  unit: ExpectedUnit,
  { key, job }: Wanted,
  dossier: Files,
  sql: Sql,
): Promise<void> {
  const text = `insert into ${SCHEMA}.unit (batch, id, spec, key, job) values ($1, $2, $3, $4, $5)
    on conflict (batch, id) do update set spec = excluded.spec, key = excluded.key, job = excluded.job`;
  await sql.query(text, [batch, unit.id, JSON.stringify(unit), key, job]);
  await sql.query(`delete from ${SCHEMA}.dossier_file where batch = $1 and unit = $2`, [batch, unit.id]);
  const hashes = await writeContents(dossier, sql);
  await sql.query(
    `insert into ${SCHEMA}.dossier_file (batch, unit, path, sha256) select $1, $2, * from unnest($3::text[], $4::text[])`,
    [batch, unit.id, [...dossier.keys()], hashes],
  );
}

/** Undefined where the unit is wanted no more, or by another job. */
export async function readUnit({ batch, unit, job }: Which & { readonly job: string }, sql: Sql) {
  const text = `select spec from ${SCHEMA}.unit where batch = $1 and id = $2 and job = $3`;
  const [row] = await sql.query<{ spec: unknown }>(text, [batch, unit, job]);
  if (row === undefined) return undefined;
  return {
    unit: expectedUnitShape.parse(row.spec),
    dossier: await filesOf('dossier_file', 'path', { batch, unit }, sql),
  };
}

/** A result with its files, in the place of the former one. */
export async function writeResult(
  { batch, unit }: Which,
  key: string,
  result: UnitResult,
  files: DoneUnit['files'],
  sql: Sql,
): Promise<void> {
  await sql.query(`delete from ${SCHEMA}.result where batch = $1 and unit = $2`, [batch, unit]);
  const hashes = await writeContents(files, sql);
  await sql.query(`insert into ${SCHEMA}.result (batch, unit, key, state, body) values ($1, $2, $3, $4, $5)`, [
    batch,
    unit,
    key,
    result.state,
    JSON.stringify(result),
  ]);
  await sql.query(
    `insert into ${SCHEMA}.result_file (batch, unit, file, sha256) select $1, $2, * from unnest($3::text[], $4::text[])`,
    [batch, unit, [...files.keys()], hashes],
  );
}

/** State of the result that a unit has under a key; undefined without one. */
export async function resultState(
  { batch, unit }: Which,
  key: string,
  sql: Sql,
): Promise<UnitResult['state'] | undefined> {
  const text = `select state from ${SCHEMA}.result where batch = $1 and unit = $2 and key = $3`;
  const [row] = await sql.query<{ state: UnitResult['state'] }>(text, [batch, unit, key]);
  return row?.state;
}

/** Lets a result be fetched once more. */
export async function offerAgain({ batch, unit }: Which, sql: Sql): Promise<void> {
  await sql.query(`update ${SCHEMA}.result set fetched = false where batch = $1 and unit = $2`, [batch, unit]);
}

export async function dropResult({ batch, unit }: Which, sql: Sql): Promise<void> {
  await sql.query(`delete from ${SCHEMA}.result where batch = $1 and unit = $2`, [batch, unit]);
}

/** Units of a batch with a result under their present key that was not fetched yet, a few at a time. */
export async function resultsToFetch(batch: string, most: number, sql: Sql): Promise<string[]> {
  const text = `select r.unit from ${SCHEMA}.result r join ${SCHEMA}.unit u on u.batch = r.batch and u.id = r.unit and u.key = r.key
    where r.batch = $1 and not r.fetched limit $2`;
  return (await sql.query<{ unit: string }>(text, [batch, most])).map(({ unit }) => unit);
}

/** A result and its files; undefined when it was replaced meanwhile. */
export async function readResult(which: Which, sql: Sql): Promise<{ result: UnitResult; files: Files } | undefined> {
  const text = `select body from ${SCHEMA}.result where batch = $1 and unit = $2`;
  const [row] = await sql.query<{ body: unknown }>(text, [which.batch, which.unit]);
  if (row === undefined) return undefined;
  return { result: unitResultShape.parse(row.body), files: await filesOf('result_file', 'file', which, sql) };
}

export async function markFetched({ batch, unit }: Which, sql: Sql): Promise<void> {
  await sql.query(`update ${SCHEMA}.result set fetched = true where batch = $1 and unit = $2`, [batch, unit]);
}

/** Units that are not expected any more go, with all that hangs on them. */
export async function keepUnits(batch: string, ids: readonly string[], sql: Sql): Promise<void> {
  await sql.query(`delete from ${SCHEMA}.unit where batch = $1 and not (id = any($2::text[]))`, [batch, ids]);
}

async function filesOf(
  table: 'dossier_file' | 'result_file',
  name: 'path' | 'file',
  { batch, unit }: Which,
  sql: Sql,
): Promise<Files> {
  const text = `select f.${name} as name, c.bytes from ${SCHEMA}.${table} f join ${SCHEMA}.content c using (sha256)
    where f.batch = $1 and f.unit = $2`;
  const rows = await sql.query<{ name: string; bytes: Buffer }>(text, [batch, unit]);
  return new Map(rows.map(({ name, bytes }) => [name, bytes]));
}

/** @returns the hash of each, in their order */
async function writeContents(files: Files, sql: Sql): Promise<string[]> {
  const hashes: string[] = [];
  for (const bytes of files.values()) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    hashes.push(sha256);
    await sql.query(`insert into ${SCHEMA}.content (sha256, bytes) values ($1, $2) on conflict do nothing`, [
      sha256,
      bytes,
    ]);
  }
  return hashes;
}
