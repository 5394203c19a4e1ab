/** `juesuan summary`: what a department asks of a batch. */
import { summaryText } from '../render/summary/summary-text.ts';
import type { SummaryArguments } from './calls/summary.ts';
import { print } from './output.ts';
import { writeSummary } from './write-summary.ts';

export async function summary({ 文件夹: folder, since }: SummaryArguments): Promise<void> {
  const told = await writeSummary(folder, since);
  print(summaryText(told));
  print(`已写入 ${folder}：汇总.html、汇总.xlsx、findings.sarif`);
}
