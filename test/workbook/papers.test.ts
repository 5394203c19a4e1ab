/** A report of ours as Word and PDF file, imported into an empty dossier: what the public workbook of the unit gives. */
import { readdirSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { tablesBy } from '../../src/loading.ts';
import { NumberLiteral } from '../../src/model/dossier.ts';
import { concretePath } from '../../src/model/import-path.ts';
import { type ImportedValue, importPathText } from '../../src/model/imported.ts';
import { valueAt } from '../../src/model/source.ts';
import { YUAN_IN } from '../../src/money/units.ts';
import type { Analysis } from '../../src/pipeline.ts';
import { renderWorkbook } from '../../src/render/workbook/render-workbook.ts';
import { statutoryTables } from '../../src/render/workbook/statutory-tables.ts';
import { withPapers } from '../../src/stories/audit/given-papers.ts';
import { type Given, readFiles } from '../../src/stories/import/given-files.ts';
import { type Imported, importedValues } from '../../src/stories/import/importing.ts';
import { brochure } from '../../src/style/brochure.ts';
import { docx, line, paragraph, run, table } from '../paper/support.ts';
import { analyseUnit, outputsOf, paths } from '../support.ts';

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

/** Others are told by sentences. */
const isOfTables = ({ from }: ImportedValue) => from.sheet !== '文字';

const yearOf = ({ dossier }: Analysis) => dossier?.year ?? expect.fail();

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
    for (const [name, made] of await outputsOf(unit)) {
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
    const { findings } = ofPaper;
    expect(findings.filter(({ message }) => !message.startsWith('文字中两处说的不同'))).toEqual([]);
    expect(valuesOf({ ...ofPaper, values: ofPaper.values.filter(isOfTables) })).toEqual(valuesOf(ofWorkbook));
    expect(ofPaper.open).toEqual(ofWorkbook.open);
  });

  it.each([
    ['docx', /^第\d+段（第\d+张表第\d+行第\d+列）$/],
    ['pdf', /^第\d+页第\d+行（第\d+张表第\d+行第\d+列）$/],
  ] as const)('%s: says of each value in which cell of which table it stands', (kind, place) => {
    const { values } = importOf(analysis, [paperOf(kind)]);
    const titles = new Set(statutoryTables(analysis.report ?? expect.fail()).map(({ name }) => name));
    const ofTables = values.filter(isOfTables);
    expect(ofTables.filter(({ from }) => !place.test(from.cell)).map(({ from }) => from)).toEqual([]);
    expect(new Set(values.map(({ from }) => from.file))).toEqual(new Set([`决算.${kind}`]));
    expect(new Set(values.map(({ from }) => from.sheet)).size).toBeGreaterThan(titles.size / 2);
  });

  it.each(['docx', 'pdf'])('%s: what sentences tell is what the dossier says', (kind) => {
    const json = analysis.files?.json.value ?? expect.fail();
    const yuan = YUAN_IN[analysis.dossier?.amountUnit ?? '元'];
    const told = importOf(analysis, [paperOf(kind)]).values.filter((value) => !isOfTables(value));
    expect(told.length).toBeGreaterThan(3);
    for (const { path, value } of told) {
      const at = concretePath(json, path);
      const written = at === undefined ? undefined : valueAt(json, at);
      const reckoned = analysis.figures?.get(importPathText(path))?.value?.div(yuan).toFixed();
      const known = written instanceof NumberLiteral ? written.source : reckoned;
      expect(`${importPathText(path)} ${Number((value as NumberLiteral).source)}`).toBe(
        `${importPathText(path)} ${Number(known)}`,
      );
    }
  });

  it.each(['docx', 'pdf'])(
    '%s: gives the dossier of the next year what its place asks for of the year before',
    (kind) => {
      const { values, findings } = importOf(analysis, [paperOf(kind)], { year: yearOf(analysis) + 1 });
      expect(findings).toEqual([]);
      expect(new Set(values.map(({ path }) => path[0]))).toEqual(new Set(['priorYear']));
      const { figures } = analysis;
      for (const { path, value } of values) {
        const figure = figures?.get(String(path[1]))?.value ?? expect.fail();
        const yuan = YUAN_IN[analysis.dossier?.amountUnit ?? '元'];
        expect(Number((value as NumberLiteral).source)).toBeCloseTo(figure.div(yuan).toNumber(), 2);
      }
    },
  );

  it.each(['docx', 'pdf'])('%s: of another unit or another year is told, and gives nothing', (kind) => {
    const otherUnit = importOf(analysis, [paperOf(kind)], { unit: '澜川市河西区档案馆' });
    const otherYear = importOf(analysis, [paperOf(kind)], { year: yearOf(analysis) - 1 });
    for (const [{ values, findings }, actual] of [
      [otherUnit, analysis.dossier?.unit.name],
      [otherYear, `${yearOf(analysis)}年`],
    ] as const) {
      expect(values).toEqual([]);
      expect(new Set(findings.map((each) => `${each.rule} ${each.actual}`))).toEqual(new Set([`I05 ${actual}`]));
    }
  });
});

const TITLE = '<w:jc w:val="center"/>';
const HEAD = [['项目'], ['金额']] as const;

/** @param kind 决算 or 预算 */
async function smallPaper(kind: string): Promise<Given> {
  const bytes = docx(
    [
      paragraph(run(`澜川市河西区档案馆2023年度部门${kind}`), TITLE),
      paragraph(run(`第一部分 部门${kind}表`)),
      line(`收入支出${kind}总表`),
      line('单位：万元'),
      table([HEAD, [['一般公共预算财政拨款收入'], ['12.00']]]),
      line('其他情况'),
      table([HEAD, [['房屋'], ['3']]]),
    ].join(''),
  );
  const { files } = await withPapers([{ name: '公开.docx', bytes }]);
  return files[0] ?? expect.fail();
}

describe('a paper', () => {
  it('of the budget is told once, and gives nothing', async () => {
    const { values, findings } = importOf(analyseUnit('qingshan-2022'), [await smallPaper('预算')]);
    expect(values).toEqual([]);
    expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      expect.stringMatching(/^I10 这是预算的报告/),
    ]);
  });

  it('with a table that lacks lines tells it under its title, and nothing of tables that are no statutory ones', async () => {
    const into = { unit: '澜川市河西区档案馆', year: 2023 };
    const { values, findings } = importOf(analyseUnit('qingshan-2022'), [await smallPaper('决算')], into);
    expect(values).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
    for (const { rule, place, message } of findings) {
      expect(rule).toBe('I02');
      expect(message).toContain('收入支出决算总表');
      expect(place).toMatchObject({ file: '公开.docx' });
    }
  });

  it('of a kind that nobody can read is refused with what to do; a workbook is left to its own reader', async () => {
    const book = { name: '决算.csv', bytes: strToU8('收入决算表,\n') };
    const picture = { name: '决算.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) };
    const { files, refused } = await withPapers([book, picture]);
    expect(files).toEqual([book]);
    expect(refused).toEqual([{ file: '决算.png', problem: expect.stringContaining('是图片') }]);
  });
});
