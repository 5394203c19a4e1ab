/** The papers of a batch, written into its folder. */
import { resolve } from 'node:path';
import { readBatch } from '../../batch/batch-record.ts';
import { ruleEntries } from '../../check/rule-page.ts';
import type { Summary } from '../../model/summary.ts';
import { summaryFiles, summaryOf } from '../../stories/department/department.ts';
import { writeTogether } from '../../write/write-together.ts';

/**
 * @param since folder of a former round, as the user named it
 * @throws BatchFolderError where either is no batch
 */
export async function writeSummary(folder: string, since: string | undefined): Promise<Summary> {
  const rules = ruleEntries();
  const former = since === undefined ? undefined : { record: readBatch(resolve(since)), name: since };
  const summary = summaryOf(readBatch(folder), rules, former);
  await writeTogether(folder, await summaryFiles(summary, rules));
  return summary;
}
