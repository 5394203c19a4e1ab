/** Opens the database of figures and findings, with its tables and views as this program has them. */
import { createHash } from 'node:crypto';
import { type Database, transaction } from './database.ts';
import { TABLE_SCHEMA, TABLES, VIEW_SCHEMA } from './schema.ts';
import { FUNCTIONS_AND_VIEWS } from './views.ts';

/** @param place `postgres://…`, or a folder for the data of a database within this process. @throws SqlError */
export async function openDatabase(place: string): Promise<Database> {
  const database = await (isServer(place) ? openServer(place) : openEmbedded(place));
  try {
    await database.run(`set search_path to ${VIEW_SCHEMA}, ${TABLE_SCHEMA}`);
    await transaction(database, () => makeUpToDate(database));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

export function isServer(place: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(place);
}

async function openServer(url: string): Promise<Database> {
  return (await import('./server.ts')).openServer(url);
}

async function openEmbedded(folder: string): Promise<Database> {
  return (await import('./embedded.ts')).openEmbedded(folder);
}

const MADE_OF = { tables: digestOf(TABLES), views: digestOf(FUNCTIONS_AND_VIEWS) };

function digestOf(statements: string): string {
  return createHash('sha256').update(statements).digest('hex');
}

/** Other tables are made anew, and all is read again; other views are made of the tables that are there. */
async function makeUpToDate(database: Database): Promise<void> {
  const made = await madeOf(database);
  if (made?.tables !== MADE_OF.tables) await makeTables(database);
  if (made?.tables !== MADE_OF.tables || made.views !== MADE_OF.views) await makeViews(database);
}

async function madeOf(database: Database): Promise<{ readonly tables: unknown; readonly views: unknown } | undefined> {
  const { rows } = await database.query('select to_regclass($1) is not null', [`${TABLE_SCHEMA}.made_of`]);
  if (rows[0]?.[0] !== true) return undefined;
  const [row = []] = (await database.query(`select tables, views from ${TABLE_SCHEMA}.made_of`)).rows;
  return { tables: row[0], views: row[1] };
}

async function makeTables(database: Database): Promise<void> {
  await database.run(`drop schema if exists ${VIEW_SCHEMA} cascade; drop schema if exists ${TABLE_SCHEMA} cascade`);
  await database.run(
    `create schema ${TABLE_SCHEMA}; create table ${TABLE_SCHEMA}.made_of (tables text, views text); ${TABLES}`,
  );
  await database.query('insert into made_of values ($1, null)', [MADE_OF.tables]);
}

async function makeViews(database: Database): Promise<void> {
  await database.run(
    `drop schema if exists ${VIEW_SCHEMA} cascade; create schema ${VIEW_SCHEMA}; ${FUNCTIONS_AND_VIEWS}`,
  );
  await database.query('update made_of set views = $1', [MADE_OF.views]);
}
