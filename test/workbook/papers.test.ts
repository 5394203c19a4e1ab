/** A report of ours as Word and PDF file, imported into an empty dossier: what the public workbook of the unit gives. */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { withPapers } from '../../src/given-papers.ts';
import { type Given, readFiles } from '../../src/given-workbooks.ts';
import { type Imported, importedValues } from '../../src/importing.ts';
import { tablesBy } from '../../src/loading.ts';
import { NumberLiteral } from '../../src/model/dossier.ts';
import { importPathText } from '../../src/model/imported.ts';
import { type Analysis, renderOutputs } from '../../src/pipeline.ts';
import { renderWorkbook } from '../../src/render/workbook/render-workbook.ts';
import { statutoryTables } from '../../src/render/workbook/statutory-tables.ts';
import { brochure } from '../../src/style/brochure.ts';
import { analyseUnit, paths } from '../support.ts';
import { docx, line, table } from '../paper/support.ts';

const units = readdirSync(paths.units).filter((unit) => {
  const { report } = analyseUnit(unit);
  return report !== undefined && statutoryTables(report).length > 0;
});

interface Into {
  readonly unit: string;
  readonly year: number;
}

function importOf({ dossier }: Analysis, files: readonly Given[], into: Partial<Into> = {}): Imported {
  if (dossier === undefined) throw new Error('no dossier');
  const { profile, amountUnit } = dossier;
  const { unit = dossier.unit.name, year = dossier.year } = into;
  const { value: by } = tablesBy(profile, year, paths, { file: '' });
  if (by === undefined) throw new Error('no tables');
  return importedValues({ ...by, read: readFiles(files, by), unit, year, amountUnit, dossier: {}, former: [] });
}

/** `revenue[code=2101301].generalPublic` → what is written there. */
function valuesOf({ values }: Imported): Record<string, string> {
  return Object.fromEntries(
    values.map(({ path, value }) => [
      importPathText(path),
      value instanceof NumberLiteral ? value.source : String(value),
    ]),
  );
}

describe.each(units)('%s', (unit) => {
  let analysis: Analysis;
  let ofWorkbook: Imported;
  const papers = new Map<string, Given>();
  beforeAll(async () => {
    analysis = analyseUnit(unit);
    const { report } = analysis;
    if (report === undefined) throw new Error('not composed');
    const bytes = renderWorkbook(report, statutoryTables(report), brochure);
    ofWorkbook = importOf(analysis, [{ name: '公开表.xlsx', bytes }]);
    for (const [name, made] of await renderOutputs(analysis, paths)) {
      const kind = /\.(docx|pdf)$/.exec(name)?.[1];
      if (kind === undefined) continue;
      const { files, refused } = await withPapers([{ name: `决算.${kind}`, bytes: made }]);
      expect(refused).toEqual([]);
      papers.set(kind, files[0] ?? expect.fail());
    }
  }, 60_000);

  const paperOf = (kind: string) => papers.get(kind) ?? expect.fail();

  it.each(['docx', 'pdf'])('%s: gives the same leaves and printed tables as the workbook', (kind) => {
    const ofPaper = importOf(analysis, [paperOf(kind)]);
    expect(ofPaper.findings).toEqual([]);
    expect(valuesOf(ofPaper)).toEqual(valuesOf(ofWorkbook));
    expect(ofPaper.open).toEqual(ofWorkbook.open);
  });
});
