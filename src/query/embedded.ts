/** PostgreSQL within this process (PGlite), its data in a folder. One process at a time may have it open. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite, types } from '@electric-sql/pglite';
import { type Database, type Rows, type SqlValue, sqlError } from './database.ts';
import { asText, columnsOf, PARSERS } from './values.ts';

/** What PGlite is made of beside its script; `setup` lays these files beside the program (`src/setup/engine.mjs`). */
const PARTS = { pglite: 'pglite.wasm', initdb: 'initdb.wasm', files: 'pglite.data' } as const;

/** Types that PGlite would read itself. */
const LEFT_AS_TEXT = Object.values(types).filter((type) => typeof type === 'number');

/** @param folder is made where there is none */
export async function openEmbedded(folder: string): Promise<Database> {
  mkdirSync(dirname(folder), { recursive: true });
  const [pgliteWasmModule, initdbWasmModule] = await Promise.all(
    [PARTS.pglite, PARTS.initdb].map((name) => WebAssembly.compile(part(name))),
  );
  const parsers = { ...Object.fromEntries(LEFT_AS_TEXT.map((type) => [type, asText])), ...PARSERS };
  const engine = await PGlite.create({
    dataDir: folder,
    pgliteWasmModule,
    initdbWasmModule,
    fsBundle: new Blob([part(PARTS.files)]),
    relaxedDurability: true,
    parsers,
  });
  return {
    async query(sql, values) {
      try {
        const { fields, rows } = await engine.query<SqlValue[]>(sql, [...(values ?? [])], { rowMode: 'array' });
        return { columns: columnsOf(fields), rows } satisfies Rows;
      } catch (error) {
        throw sqlError(error);
      }
    },
    async run(sql) {
      try {
        await engine.exec(sql);
      } catch (error) {
        throw sqlError(error);
      }
    },
    close: () => engine.close(),
  };
}

function part(name: string): Uint8Array<ArrayBuffer> {
  const beside = join(dirname(fileURLToPath(import.meta.url)), name);
  if (existsSync(beside)) return new Uint8Array(readFileSync(beside));
  const library = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
  return new Uint8Array(readFileSync(join(library, name)));
}
