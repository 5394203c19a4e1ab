/** 审核表 of the units of a batch, each from the template workbook of its place. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Summary, UnitLine } from '../../model/summary.ts';

/** In the folder of a place's templates; that of `base` stands in for a place that has none. */
const TEMPLATE = 'check-sheet.xlsx';
const BASE = 'base';

/**
 * The sheets one after the other, under the ids of their units.
 * @param templates folders of templates, the user's first
 * @throws CheckSheetError for a template that cannot be filled
 */
export async function* checkSheets(
  summary: Summary,
  templates: readonly string[],
): AsyncGenerator<readonly [id: string, bytes: Uint8Array]> {
  const { fillCheckSheet } = await import('../../render/check-sheet/fill-check-sheet.ts');
  for (const unit of summary.units) {
    const file = templateOf(unit, templates);
    yield [unit.id, await fillCheckSheet(readFileSync(file), file, { unit, summary })];
  }
}

function templateOf({ dossier }: UnitLine, templates: readonly string[]): string {
  const places = [...(dossier === undefined ? [] : [dossier.profile]), BASE];
  const files = places.flatMap((place) => templates.map((folder) => join(folder, place, TEMPLATE)));
  const found = files.find((file) => existsSync(file));
  if (found === undefined) throw new Error(`no ${TEMPLATE} in ${templates.join(', ')}`);
  return found;
}
