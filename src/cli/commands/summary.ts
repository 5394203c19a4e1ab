/** `juesuan summary`: what a department asks of a batch. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPaths } from '../../library/installation.ts';
import type { Summary } from '../../model/summary.ts';
import { summaryText } from '../../render/summary/summary-text.ts';
import { checkSheets } from '../../stories/department/check-sheets.ts';
import { replaceFile } from '../../write/file-system.ts';
import { writeSummary } from '../batch/write-summary.ts';
import type { SummaryArguments } from '../calls/summary.ts';
import { print } from '../terminal/output.ts';

const SHEETS = '审核表';

export async function summary({ 文件夹: folder, since, sheets, templates }: SummaryArguments): Promise<void> {
  const told = await writeSummary(folder, since);
  print(summaryText(told));
  print(`已写入 ${folder}：汇总.html、汇总.xlsx、findings.sarif`);
  if (sheets) print(`已写入 ${join(folder, SHEETS)}：${await writeSheets(told, folder, templates)} 份审核表`);
}

/** @returns how many */
async function writeSheets(told: Summary, folder: string, templates: string | undefined): Promise<number> {
  const own = templates === undefined ? [] : [sharedPaths(templates).templates];
  mkdirSync(join(folder, SHEETS), { recursive: true });
  let count = 0;
  for await (const [id, bytes] of checkSheets(told, [...own, sharedPaths().templates])) {
    replaceFile(join(folder, SHEETS, `${id}.xlsx`), bytes);
    count += 1;
  }
  return count;
}
