/** `juesuan query`: questions over units and years, answered by a database of figures and findings. */
import { existsSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { BatchFolderError } from '../../batch/batch-folder-error.ts';
import { readBatch } from '../../batch/batch-record.ts';
import { ruleEntries } from '../../check/rule-page.ts';
import type { Database, Rows } from '../../query/database.ts';
import { SqlError } from '../../query/database.ts';
import { load } from '../../query/load.ts';
import { isServer, openDatabase } from '../../query/open.ts';
import { readOnly } from '../../query/read-only.ts';
import { VIEWS } from '../../query/views.ts';
import { BYTE_ORDER_MARK } from '../../render/workbook/csv-text.ts';
import { resultBook, resultCsv, resultJson, resultText } from '../../render/workbook/query-result.ts';
import { loadedBatch } from '../../stories/department/department.ts';
import { replaceFile } from '../../write/file-system.ts';
import { lockOutputs } from '../../write/write-outputs.ts';
import type { QueryArguments } from '../calls/query.ts';
import { sqlFaultText } from '../query/sql-fault.ts';
import { alignedRows, print, tell } from '../terminal/output.ts';
import { UsageError } from '../usage-error.ts';

const DEFAULT_BATCH = join('out', 'batch');

export async function query(args: QueryArguments): Promise<void> {
  if (args.views) {
    print(alignedRows(VIEWS.map(({ name, describe }) => [name, describe])).join('\n'));
    return;
  }
  const statement = statementOf(args);
  const { save } = args;
  if (save !== undefined) assertEnding(save);
  const result = await answered(statement, args);
  if (save === undefined) print(printed(result, args.format));
  else {
    replaceFile(resolve(save), await savedAs(result, save));
    tell(`已存为 ${save}（${result.rows.length} 行）`);
  }
}

function statementOf({ 语句: written, view }: QueryArguments): string {
  if (written !== undefined && view !== undefined) throw new UsageError('SQL 语句和 --view 只能写一个。');
  if (written !== undefined) return written;
  if (view === undefined) throw new UsageError('请写一条 SQL 查询，或 --view 视图名；全部视图见 juesuan query --views');
  if (VIEWS.every(({ name }) => name !== view)) {
    throw new UsageError(`没有名为“${view}”的视图。可用的有：${VIEWS.map(({ name }) => name).join('、')}。`);
  }
  return `select * from "${view}"`;
}

async function answered(statement: string, args: QueryArguments): Promise<Rows> {
  const batches = batchesOf(args);
  const place = args.db ?? join(dirname(resolve(batches[0] ?? DEFAULT_BATCH)), 'database');
  const release = isServer(place) ? () => {} : lockOutputs(resolve(place), 0);
  try {
    if (!isServer(place) && !existsSync(place)) tell('正在准备数据库（只有第一次要等几秒）…');
    const database = await openDatabase(isServer(place) ? place : resolve(place));
    try {
      for (const batch of batches) await read(database, batch);
      return await readOnly(database, statement);
    } finally {
      await database.close();
    }
  } catch (error) {
    throw error instanceof SqlError ? new UsageError(sqlFaultText(error, statement, place)) : error;
  } finally {
    release();
  }
}

/** Those that the user names; else the one that there is. */
function batchesOf({ batch, db }: QueryArguments): readonly string[] {
  if (batch.length > 0) return batch;
  if (existsSync(DEFAULT_BATCH)) return [DEFAULT_BATCH];
  if (db !== undefined) return [];
  throw new BatchFolderError(`没有 ${DEFAULT_BATCH}。请先运行 juesuan batch，或用 --batch 写明它的结果在哪里。`);
}

async function read(database: Database, folder: string): Promise<void> {
  const record = readBatch(resolve(folder));
  const count = await load(database, loadedBatch(record, folder), ruleEntries());
  if (count > 0) tell(`读入 ${folder}：${count} 个单位是新的或有变化。`);
}

function printed(result: Rows, format: QueryArguments['format']): string {
  switch (format) {
    case 'text':
      return resultText(result);
    case 'csv':
      return resultCsv(result);
    case 'json':
      return resultJson(result);
  }
}

const ENDINGS = ['.xlsx', '.csv', '.json'];

/** @throws UsageError */
function assertEnding(file: string): void {
  if (!ENDINGS.includes(extname(file).toLowerCase()))
    throw new UsageError(`--save 后面写 .xlsx、.csv 或 .json 文件；现为 ${file}`);
}

async function savedAs(result: Rows, file: string): Promise<Uint8Array> {
  const ending = extname(file).toLowerCase();
  if (ending === '.xlsx') return resultBook(result, '查询结果', new Date().toISOString().slice(0, 10));
  const text = ending === '.csv' ? `${BYTE_ORDER_MARK}${resultCsv(result)}` : `${resultJson(result)}\n`;
  return new TextEncoder().encode(text);
}
