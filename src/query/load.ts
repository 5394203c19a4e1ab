/** What is kept of batches into the database. A unit whose record is there already, unchanged, is not read again. */
import { createHash } from 'node:crypto';
import type { AcrossFinding } from '../model/peer-unit.ts';
import type { Batch, ExpectedUnit, KeptFigures, UnitResult } from '../model/unit-result.ts';
import { type Database, transaction } from './database.ts';
import { FigureNames } from './figure-names.ts';

export interface LoadedBatch {
  /** Names it in the database. */
  readonly folder: string;
  readonly batch: Batch;
  /** By id of the unit, read anew by each call. */
  readonly resultOf: (id: string) => UnitResult | undefined;
  /** Comparisons over its units, made when they are needed. */
  across(): readonly AcrossFinding[];
  /** Of one unit, read when they are needed. */
  figuresOf(result: UnitResult): KeptFigures;
}

/** What is known of a rule. */
export interface LoadedRule {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly advice: string;
}

/** Units in one statement. */
const TOGETHER = 50;

/** @returns how many units were read anew */
export async function load(database: Database, round: LoadedBatch, rules: readonly LoadedRule[]): Promise<number> {
  const { folder, batch, resultOf } = round;
  let read = 0;
  await transaction(database, async () => {
    await writeRules(database, rules);
    const no = await batchNumber(database, folder, batch);
    const wanted = batch.units.map((unit, position) => recordOf(unit, position, resultOf(unit.id)));
    const { stale, isChanged } = await removeStale(database, no, wanted);
    const names = await FigureNames.read(database);
    for (let from = 0; from < stale.length; from += TOGETHER) {
      await writeUnits(database, no, stale.slice(from, from + TOGETHER), names, round);
    }
    if (isChanged) await writeAcross(database, no, round.across());
    read = stale.length;
  });
  if (read > 0) await database.run('analyze');
  return read;
}

interface Record {
  readonly unit: ExpectedUnit;
  readonly position: number;
  /** Changes with all that is kept of the unit. */
  readonly digest: string;
}

function recordOf(unit: ExpectedUnit, position: number, result: UnitResult | undefined): Record {
  const { run: _, ...kept } = result ?? { run: undefined };
  const digest = createHash('sha256')
    .update(JSON.stringify([unit, position, kept]))
    .digest('hex');
  return { unit, position, digest };
}

async function writeRules(database: Database, rules: readonly LoadedRule[]): Promise<void> {
  await database.run('delete from rule');
  await insert(
    database,
    'rule (id, title, source, advice)',
    ['text', 'text', 'text', 'text'],
    [...rules.map(({ id, title, source, advice }) => [id, title, source, advice])],
  );
}

async function batchNumber(database: Database, folder: string, { source, task }: Batch): Promise<number> {
  const { rows } = await database.query(
    `insert into batch (folder, source, task) values ($1, $2, $3)
     on conflict (folder) do update set source = excluded.source, task = excluded.task returning no`,
    [folder, source, task],
  );
  return Number(rows[0]?.[0]);
}

/** Takes away the units that are another now or no more. @returns the records that are not there; whether anything is another */
async function removeStale(
  database: Database,
  batch: number,
  wanted: readonly Record[],
): Promise<{ readonly stale: readonly Record[]; readonly isChanged: boolean }> {
  const { rows } = await database.query('select id, digest from unit where batch = $1', [batch]);
  const there = new Map(rows.map(([id, digest]) => [String(id), String(digest)]));
  const fresh = new Set(wanted.filter(({ unit, digest }) => there.get(unit.id) === digest).map(({ unit }) => unit.id));
  const gone = [...there.keys()].filter((id) => !fresh.has(id));
  if (gone.length > 0)
    await database.query('delete from unit where batch = $1 and id = any($2::text[])', [batch, gone]);
  const stale = wanted.filter(({ unit }) => !fresh.has(unit.id));
  return { stale, isChanged: stale.length > 0 || gone.length > 0 };
}

async function writeUnits(
  database: Database,
  batch: number,
  records: readonly Record[],
  names: FigureNames,
  round: LoadedBatch,
): Promise<void> {
  const results = records.map((record) => ({ ...record, result: round.resultOf(record.unit.id) }));
  const columns =
    'unit (batch, position, id, name, full_name, year, profile, level, state, remark, contact, deadline, digest)';
  const types = ['int', 'int', 'text', 'text', 'text', 'int', 'text', 'text', 'text', 'text', 'text', 'date', 'text'];
  await insert(database, columns, types, [
    ...results.map(({ unit, position, result, digest }) => [
      batch,
      position,
      unit.id,
      unit.name,
      result?.dossier?.unitName,
      result?.dossier?.year,
      result?.dossier?.profile,
      result?.dossier?.level,
      result?.state ?? 'pending',
      result?.failure?.message,
      unit.contact,
      unit.deadline,
      digest,
    ]),
  ]);
  const numbers = await numbersOf(database, batch, records);
  const known = results.flatMap(({ unit: { id }, result }) => {
    const no = numbers.get(id);
    return result === undefined || no === undefined ? [] : [{ no, result }];
  });
  await insert(
    database,
    'project (unit, id, name)',
    ['int', 'text', 'text'],
    [...known.flatMap(({ no, result }) => (result.dossier?.projects ?? []).map(({ id, name }) => [no, id, name]))],
  );
  await insert(
    database,
    'explained (unit, figure)',
    ['int', 'text'],
    [...known.flatMap(({ no, result }) => (result.dossier?.explained ?? []).map((figure) => [no, figure]))],
  );
  await writeFindings(database, known);
  const figures = known.flatMap(({ no, result }) =>
    round
      .figuresOf(result)
      .filter(isAsked)
      .map((each) => ({ no, ...each })),
  );
  const figureNumbers = await names.numbersOf(database, figures);
  await insert(
    database,
    'figure (unit, name, value)',
    ['int', 'int', 'numeric'],
    [...figures.map(({ no, value }, index) => [no, figureNumbers[index], value])],
  );
}

interface Known {
  readonly no: number;
  readonly result: UnitResult;
}

async function numbersOf(
  database: Database,
  batch: number,
  records: readonly Record[],
): Promise<ReadonlyMap<string, number>> {
  const ids = records.map(({ unit: { id } }) => id);
  const { rows } = await database.query('select id, no from unit where batch = $1 and id = any($2::text[])', [
    batch,
    ids,
  ]);
  return new Map(rows.map(([id, no]) => [String(id), Number(no)]));
}

async function writeFindings(database: Database, known: readonly Known[]): Promise<void> {
  const columns =
    'finding (unit, rule, severity, message, cause, file, line, path, actual, expected, hint, waived, fingerprint)';
  const texts = Array.from({ length: 6 }, () => 'text');
  await insert(
    database,
    columns,
    ['int', 'text', 'text', 'text', 'text', 'text', 'int', ...texts],
    [
      ...known.flatMap(({ no, result }) =>
        result.findings.map(
          ({ rule, severity, message, cause, place, actual, expected, hint, waived, fingerprint }) => [
            no,
            rule,
            severity,
            message,
            cause,
            place?.file,
            place?.line,
            place?.path,
            actual,
            expected,
            hint,
            waived,
            fingerprint,
          ],
        ),
      ),
    ],
  );
}

async function writeAcross(database: Database, batch: number, across: readonly AcrossFinding[]): Promise<void> {
  await database.query('delete from across_finding where batch = $1', [batch]);
  for (const { rule, severity, message, hint, units } of across) {
    await database.query(
      'insert into across_finding (batch, rule, severity, message, hint, unit_ids) values ($1, $2, $3, $4, $5, $6)',
      [batch, rule, severity, message, hint, units],
    );
  }
}

/** An item of the classification of a figure: of thousands of these nearly all are zero. */
const ITEM = /\.[1-9]\d{2,6}\./;

/** All that a unit states; items that are zero are left out. */
function isAsked({ id, value }: KeptFigures[number]): boolean {
  return value !== null && (Number(value) !== 0 || !ITEM.test(`${id}.`));
}

/** Rows of values into a table, in one statement: a column of the statement is a list. */
async function insert(
  database: Database,
  into: string,
  types: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const lists = types.map((_, column) => rows.map((row) => row[column] ?? null));
  const unnested = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
  await database.query(`insert into ${into} select * from unnest(${unnested})`, lists);
}
