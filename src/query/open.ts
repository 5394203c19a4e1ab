/** Opens the database of figures and findings, with its tables and views. */
import type { Database } from './database.ts';
import { SCHEMA, SCHEMA_VERSION, TABLES } from './schema.ts';
import { FUNCTIONS_AND_VIEWS } from './views.ts';

/** @param place `postgres://…`, or a folder for the data of a database within this process. @throws SqlError */
export async function openDatabase(place: string): Promise<Database> {
  const database = await (isServer(place) ? openServer(place) : openEmbedded(place));
  try {
    if ((await versionOf(database)) !== SCHEMA_VERSION) await makeAnew(database);
    await database.run(`set search_path to ${SCHEMA}`);
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

async function versionOf(database: Database): Promise<number | undefined> {
  const { rows } = await database.query('select to_regclass($1) is not null', [`${SCHEMA}.version`]);
  if (rows[0]?.[0] !== true) return undefined;
  const { rows: numbers } = await database.query(`select number from ${SCHEMA}.version`);
  return Number(numbers[0]?.[0]);
}

async function makeAnew(database: Database): Promise<void> {
  await database.run(`drop schema if exists ${SCHEMA} cascade`);
  await database.run(`${TABLES}${FUNCTIONS_AND_VIEWS}`);
}
