/** Statements on a page of their own: what a reader sees of type, rows and columns, in PDF and Word alike. */
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import { linesOf, type PlacedLine } from '../src/model/page.ts';
import type { Cell, Report, Table } from '../src/model/report.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { brochure } from '../src/style/brochure.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { sampleReport } from './fixtures/sample-report.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));
const cell = (text: string, extra: Partial<Cell> = {}): Cell => ({ paragraphs: [[{ kind: 'text', text }]], ...extra });
const head = (text: string) => cell(text, { head: true, align: 'center' });
const amount = (text: string) => cell(text, { align: 'right' });

function statement(rows: number, name: string, value = '1,085.68'): Table {
  return {
    kind: 'table',
    id: 'T1',
    title: [{ kind: 'text', text: '2022年度支出决算表' }],
    orientation: 'portrait',
    columns: [10, 10, 10],
    head: [[head('科目名称'), head('本年支出'), head('基本支出')]],
    body: Array.from({ length: rows }, () => [cell(name), amount(value), amount('')]),
    style: 'statement',
    notes: [[{ kind: 'text', text: '注：本表反映支出。' }]],
  };
}

function reportOf(table: Table, after: Report['parts'][number]['blocks'] = []): Report {
  const blocks = [
    { kind: 'heading' as const, id: 'h', level: 2 as const, text: [{ kind: 'text' as const, text: '一、支出决算表' }] },
    table,
    ...after,
  ];
  return { meta: sampleReport.meta, parts: [{ id: 'tables', kind: 'body', blocks }] };
}

const textOfLine = ({ setting }: PlacedLine) => setting.atoms.map(({ text }) => text).join('');
const layoutOf = (report: Report) => layOut(report, brochure, typefaces);
const fitOf = (report: Report) => layoutOf(report).tableFits.get('T1');
const bottom = brochure.paper.height - brochure.portrait.bottom;

describe('a statement with a page for itself', () => {
  it('is set in type that can be read, and in the largest where it has few rows', () => {
    expect(fitOf(reportOf(statement(3, '行政运行')))?.size).toBe(12);
    expect(fitOf(reportOf(statement(38, '行政运行')))?.size).toBeGreaterThanOrEqual(10);
  });

  it('takes the page down to its foot, and no more than the page', () => {
    const { pages } = layoutOf(reportOf(statement(34, '行政运行')));
    expect(pages).toHaveLength(1);
    const lowest = Math.max(
      ...linesOf(pages[0] as never)
        .filter(({ block }) => block)
        .map(({ y, height }) => y + height),
    );
    expect(lowest).toBeLessThanOrEqual(bottom);
    expect(lowest).toBeGreaterThan(bottom - 60);
  });

  it('leaves rows of a short table no higher than a row may be', () => {
    const fit = fitOf(reportOf(statement(2, '行政运行')));
    expect(fit?.minRowHeight).toBe(brochure.table.statement.range?.tallestRow);
  });

  it('gives a long name its line, in smaller type if it must', () => {
    const name = '其他城乡社区及国有土地使用权出让收入安排的支出';
    const report = reportOf(statement(12, name));
    const lines = linesOf(layoutOf(report).pages[0] as never).map(({ setting }) =>
      setting.atoms.map(({ text }) => text).join(''),
    );
    expect(lines.filter((line) => line === name)).toHaveLength(12);
    expect(fitOf(report)?.columns[0]).toBeGreaterThan(fitOf(report)?.columns[1] as number);
  });

  it('has no head of two characters that stand one upon the other, for type at most 1 pt smaller', () => {
    const narrow: Table = {
      ...statement(1, '项'),
      columns: Array.from({ length: 12 }, () => 10),
      head: [
        ['合计', '因公出国（境）费', '小计', '公务用车购置费', '公务用车运行维护费', '公务接待费'].flatMap((name) => [
          head(name),
          head(name),
        ]),
      ],
      body: [Array.from({ length: 12 }, () => amount(''))],
    };
    const { pages } = layoutOf(reportOf(narrow));
    const lines = pages.flatMap(linesOf).map(({ setting }) => setting.atoms.map(({ text }) => text).join(''));
    expect(lines.filter((line) => line === '合计')).toHaveLength(2);
    expect(lines.filter((line) => line === '小计')).toHaveLength(2);
    expect(fitOf(reportOf(narrow))?.size).toBeGreaterThanOrEqual(9.5);
  });

  it('never breaks a number', () => {
    const report = reportOf(statement(12, '行政运行', '123,456,789,012.34'));
    const lines = linesOf(layoutOf(report).pages[0] as never).map(({ setting }) =>
      setting.atoms.map(({ text }) => text).join(''),
    );
    expect(lines.filter((line) => line === '123,456,789,012.34')).toHaveLength(12);
  });

  it('goes on in the usual type where it is longer than a page', () => {
    const report = reportOf(statement(90, '行政运行'));
    expect(layoutOf(report).pages.length).toBeGreaterThan(1);
    expect(fitOf(report)?.size).toBe(brochure.table.statement.range?.usual);
  });

  it('stays as it is among other text', () => {
    const text = {
      kind: 'paragraph' as const,
      role: 'body' as const,
      text: [{ kind: 'text' as const, text: '以上。' }],
    };
    expect(fitOf(reportOf(statement(3, '行政运行'), [text]))).toBeUndefined();
  });

  it('hangs over both margins alike, with the lines around it, and in Word too', async () => {
    const table = {
      ...statement(20, '行政运行'),
      headLine: {
        left: [{ kind: 'text' as const, text: '部门：某局' }],
        right: [{ kind: 'text' as const, text: '万元' }],
      },
    };
    const report = reportOf(table);
    const layout = layoutOf(report);
    const { left, right } = brochure.portrait;
    const overhang = brochure.table.statement.range?.overhang as number;
    const lines = linesOf(layout.pages[0] as never);
    const edges = ['部门：某局', '注：本表反映支出。'].map(
      (text) => lines.find((line) => textOfLine(line) === text)?.x,
    );
    expect(edges).toEqual([left - overhang, left - overhang]);
    const money = lines.find((line) => textOfLine(line) === '万元');
    const { x = 0, setting: { xs, width: wide } = { xs: [0], width: 0 } } = money ?? {};
    expect(x + (xs[0] ?? 0) + wide).toBeCloseTo(brochure.paper.width - right + overhang, 1);
    const document = new TextDecoder().decode(
      unzipSync(await renderDocx(report, brochure, layout.headingPages, layout))['word/document.xml'],
    );
    const [, width] = /<w:tblW w:type="dxa" w:w="(\d+)"\/><w:jc w:val="center"\/>/.exec(document) ?? [];
    expect(Number(width) / 20).toBeCloseTo(brochure.paper.width - left - right + 2 * overhang, 0);
  });

  it('stays between the margins across, and in a draft the marks stand beside it', () => {
    const across = reportOf({ ...statement(5, '行政运行'), orientation: 'landscape' });
    const note = linesOf(layoutOf(across).pages[0] as never).find((line) => textOfLine(line) === '注：本表反映支出。');
    expect(note?.x).toBe(brochure.landscape.left);
    const changed = { ...statement(5, '行政运行'), rowChanges: new Map([[1, 'inserted' as const]]) };
    const review = { watermark: '', label: '第2稿', author: '核稿', date: '2023-08-20', remarks: [], revised: true };
    const [page] = layoutOf({ ...reportOf(changed), review }).pages;
    const xs = page?.items.flatMap((item) =>
      item.kind === 'shape' && item.stroke?.width === 1.2 ? item.path.points.filter((_, at) => at % 2 === 0) : [],
    );
    expect(xs?.length).toBeGreaterThan(0);
    const outer = brochure.paper.width - brochure.portrait.right + (brochure.table.statement.range?.overhang as number);
    for (const x of xs ?? []) expect(x).toBeGreaterThan(outer);
  });

  it('has long names in two lines where type would be far smaller without', () => {
    const table: Table = {
      ...statement(0, ''),
      columns: [10, 10, 10, 10, 10, 10],
      head: [[head('项目'), head('决算数'), head('项目'), head('小计'), head('基本支出'), head('项目支出')]],
      body: Array.from({ length: 20 }, (_, row) => [
        cell(row === 3 ? '国有资本经营预算财政拨款安排的支出' : '教育支出'),
        amount('12,345,678.12'),
        cell(row === 5 ? '抗疫特别国债安排的支出和其他支出' : '国防支出'),
        ...['', '', '12,345,678.12'].map(amount),
      ]),
    };
    const report = reportOf(table);
    expect(fitOf(report)?.size).toBe(brochure.table.statement.range?.usual);
    const lines = linesOf(layoutOf(report).pages[0] as never).map(textOfLine);
    expect(lines.filter((line) => line.startsWith('国有资本') || line.startsWith('抗疫特别'))).toHaveLength(2);
    expect(lines).not.toContain('国有资本经营预算财政拨款安排的支出');
    expect(lines.filter((line) => line === '教育支出')).toHaveLength(19);
  });

  it('has the same type, rows and columns in Word', async () => {
    const report = reportOf(statement(20, '行政运行'));
    const layout = layoutOf(report);
    const fit = layout.tableFits.get('T1');
    const parts = unzipSync(await renderDocx(report, brochure, layout.headingPages, layout));
    const text = (path: string) => new TextDecoder().decode(parts[path]);
    const style = /<w:pStyle w:val="(StatementCellLeft\d+)"\/>/.exec(text('word/document.xml'))?.[1];
    const definition = text('word/styles.xml')
      .split('<w:style ')
      .find((one) => one.includes(`w:styleId="${style}"`));
    expect(definition).toContain(`<w:sz w:val="${(fit?.size ?? 0) * 2}"/>`);
    const widths = [...text('word/document.xml').matchAll(/<w:gridCol w:w="(\d+)"/g)].map(
      ([, width]) => Number(width) / 20,
    );
    expect(widths.map(Math.round)).toEqual(fit?.columns.map(Math.round));
    const heights = [...text('word/document.xml').matchAll(/<w:trHeight w:val="(\d+)"/g)].map(
      ([, height]) => Number(height) / 20,
    );
    for (const height of heights) expect(height).toBeCloseTo(fit?.minRowHeight as number, 0);
  });
});

describe('rows of a table that may run over the page', () => {
  it('are parted in Word where the layout parts them: where they take a good part of a page', async () => {
    const row = (text: string) => [cell(text), cell(''), cell('')];
    const long = '按照方案逐项完成各项工作，'.repeat(80);
    const table: Table = {
      ...statement(0, ''),
      style: 'form',
      splitRows: true,
      body: [row('短'), row(long), row('短')],
    };
    const report = reportOf(table);
    const layout = layoutOf(report);
    const parts = unzipSync(await renderDocx(report, brochure, layout.headingPages, layout));
    const rows = new TextDecoder().decode(parts['word/document.xml']).split('<w:tr>').slice(1);
    expect(rows.map((one) => one.includes('<w:cantSplit/>'))).toEqual([true, true, false, true]);
  });
});

describe('a form with heads of its own for some rows', () => {
  const opens = (text: string) => cell(text, { head: true, align: 'center', block: 'opens' });
  const closes = (text: string) => cell(text, { block: 'closes' });
  const form = (rows: number): Table => ({
    ...statement(0, ''),
    id: 'F1',
    head: [],
    style: 'form',
    notes: [],
    body: [
      [cell('项目名称'), cell('某项目', { colSpan: 2 })],
      [cell('指标', { head: true, rowSpan: rows + 1, block: 'opens' }), opens('三级指标'), opens('得分')],
      ...Array.from({ length: rows }, (_, index) => [cell(`指标${index + 1}`), amount('10')]),
      [closes('总分'), closes('100'), closes('')],
      [cell('改进措施'), cell('无', { colSpan: 2 })],
    ],
  });
  const linesOn = (rows: number) =>
    layoutOf(reportOf(form(rows))).pages.map((page) =>
      linesOf(page).map(({ setting }) => setting.atoms.map(({ text }) => text).join('')),
    );

  it('has them, and the label beside them, above the rows on each page', () => {
    const pages = linesOn(80);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages.slice(0, -1)) {
      expect(page.filter((line) => line === '三级指标')).toHaveLength(1);
      expect(page.filter((line) => line === '指标')).toHaveLength(1);
    }
    expect(pages.flat().filter((line) => /^指标\d+$/.test(line))).toHaveLength(80);
  });

  it('does not have them above what comes after their rows, nor alone at the foot of a page', () => {
    for (let rows = 35; rows < 50; rows += 1) {
      for (const page of linesOn(rows)) {
        const head = page.indexOf('三级指标');
        if (head === -1) continue;
        expect(page.slice(head).some((line) => /^指标\d+$/.test(line))).toBe(true);
      }
    }
  });

  it('has them as heads that repeat in Word', async () => {
    const report = reportOf(form(80));
    const parts = unzipSync(await renderDocx(report, brochure, layoutOf(report).headingPages));
    const tables = new TextDecoder().decode(parts['word/document.xml']).split('<w:tbl>').slice(1);
    const heads = tables.map((table) => {
      const rows = table.split('<w:tr>').slice(1);
      return rows.filter((row) => row.includes('<w:tblHeader/>')).map((row) => row.replace(/<[^>]*>/g, ''));
    });
    expect(heads).toEqual([[], ['指标三级指标得分'], []]);
  });
});
