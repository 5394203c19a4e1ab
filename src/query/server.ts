/** PostgreSQL on a server: `postgres://user@host/database`. */
import { Client, type CustomTypesConfig } from 'pg';
import { type Database, sqlError } from './database.ts';
import { asText, columnsOf, PARSERS } from './values.ts';

const types: CustomTypesConfig = { getTypeParser: (type: number) => PARSERS[type] ?? asText };

/** @throws SqlError when it cannot be reached */
export async function openServer(url: string): Promise<Database> {
  const client = new Client({ connectionString: url, types });
  try {
    await client.connect();
  } catch (error) {
    throw sqlError(error);
  }
  return {
    async query(sql, values) {
      try {
        const { fields, rows } = await client.query({ text: sql, values: [...(values ?? [])], rowMode: 'array' });
        return { columns: columnsOf(fields), rows };
      } catch (error) {
        throw sqlError(error);
      }
    },
    async run(sql) {
      try {
        await client.query(sql);
      } catch (error) {
        throw sqlError(error);
      }
    },
    close: () => client.end(),
  };
}
