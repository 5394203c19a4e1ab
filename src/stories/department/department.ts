/** What a department is told of a batch: the summary and the papers made from it, and what goes into the database. */
import { type BatchRecord, keptFigures } from '../../batch/batch-record.ts';
import { checkAcross, isCompared } from '../../check/across/across.ts';
import type { RuleText } from '../../diagnostics/sarif.ts';
import type { AcrossFinding, PeerUnit } from '../../model/peer-unit.ts';
import type { Summary } from '../../model/summary.ts';
import type { UnitResult } from '../../model/unit-result.ts';
import { decimal } from '../../money/decimal.ts';
import type { LoadedBatch } from '../../query/load.ts';
import type { KnownRule } from '../../summary/gathered.ts';
import { summarise } from '../../summary/summarise.ts';
import type { WrittenContent } from '../../write/file-system.ts';

/** A former round, and how the user calls it. */
export interface Former {
  readonly record: BatchRecord;
  readonly name: string;
}

/** @throws BatchFolderError for figures that cannot be read */
export function summaryOf(record: BatchRecord, rules: readonly KnownRule[], former?: Former): Summary {
  const since = former === undefined ? undefined : { ...former.record, name: former.name };
  return summarise(record, acrossUnits(record), rules, since);
}

/** Comparisons over the units of a batch. */
export function acrossUnits(record: BatchRecord): readonly AcrossFinding[] {
  const peers = record.batch.units.flatMap(({ id }) => {
    const result = record.resultOf(id);
    const peer = result && peerOf(record, result);
    return peer === undefined ? [] : [peer];
  });
  return checkAcross(peers);
}

function peerOf(record: BatchRecord, result: UnitResult): PeerUnit | undefined {
  const { unit, dossier } = result;
  if (dossier === undefined) return undefined;
  const { unitName, year, profile, level, projects } = dossier;
  const figures = keptFigures(record, result).flatMap(({ id, value }) =>
    value !== null && isCompared(id) ? [[id, decimal(value)] as const] : [],
  );
  return { id: unit.id, name: unitName, year, profile, level, projects, figures: new Map(figures) };
}

/** @param folder names the batch in the database */
export function loadedBatch(record: BatchRecord, folder: string): LoadedBatch {
  const { batch, resultOf } = record;
  return {
    folder,
    batch,
    resultOf,
    across: () => acrossUnits(record),
    figuresOf: (result) => keptFigures(record, result),
  };
}

/** The papers of a summary, by their names in the folder of the batch. Those that come piece by piece can be read once. */
export async function summaryFiles(
  summary: Summary,
  rules: readonly RuleText[],
): Promise<ReadonlyMap<string, WrittenContent>> {
  const { renderSummaryPage } = await import('../../render/summary/render-summary-page.ts');
  const { renderSummaryBook } = await import('../../render/summary/render-summary-book.ts');
  const { summarySarif } = await import('../../render/summary/summary-sarif.ts');
  return new Map<string, WrittenContent>([
    ['汇总.html', renderSummaryPage(summary)],
    ['汇总.xlsx', await renderSummaryBook(summary)],
    ['findings.sarif', summarySarif(summary, rules)],
  ]);
}
