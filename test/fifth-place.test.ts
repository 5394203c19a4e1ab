/**
 * A place that the program has never seen, written as data alone by `templates/README.md`: its own order of parts,
 * unit of money, decimals, words and a tenth table. Place, county and unit are invented.
 */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report, Table } from '../src/model/report.ts';
import { plainText } from '../src/model/report.ts';
import { type Analysis, analyse, type Paths, renderOutputs } from '../src/pipeline.ts';
import { renderText } from '../src/render/text/render-text.ts';
import { auditProfile } from '../src/stories/profile/profile-audit.ts';
import { bodyStrings, contentsEntries } from './report-strings.ts';
import { docxParagraphs, paths, replaceOnce, squeezed } from './support.ts';

const PLACE = 'lanchuan';
const UNIT = 'hexi-2023';
const DATA = resolve(import.meta.dirname, 'fifth-place');

/** Templates as a province would have them: its own folder beside `base`. */
function ownPaths(): Paths {
  const templates = join(mkdtempSync(join(tmpdir(), 'juesuan-')), 'templates');
  cpSync(join(paths.templates, 'base'), join(templates, 'base'), { recursive: true });
  cpSync(join(DATA, 'templates', PLACE), join(templates, PLACE), { recursive: true });
  return { ...paths, templates, units: join(DATA, 'units') };
}

function changedText(from: string, to: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'juesuan-')), UNIT);
  cpSync(join(DATA, 'units', UNIT), folder, { recursive: true });
  replaceOnce(join(folder, 'report.json'), from, to);
  return renderText(reportOf(analyse(folder, ownPaths(), UNIT)));
}

function reportOf({ report, findings }: Analysis): Report {
  if (report === undefined) throw new Error(JSON.stringify(findings.slice(0, 5), null, 1));
  return report;
}

function tableOf(report: Report, id: string): Table {
  const blocks = report.parts.flatMap((part) => part.blocks);
  const found = blocks.find((block) => block.kind === 'table' && block.id === id);
  if (found?.kind !== 'table') throw new Error(`no table ${id}`);
  return found;
}

/** Rows of the body by their first cell. */
function rowsOf(table: Table): Map<string, string[]> {
  const texts = table.body.map((row) => row.map((cell) => cell.paragraphs.map(plainText).join('')));
  return new Map(texts.map(([first = '', ...rest]) => [first, rest]));
}

/** 1,234,567.89 in 分, so that sums are exact. */
function cents(amount: string | undefined): number {
  if (amount === undefined || !/^\d{1,3}(,\d{3})*\.\d\d$/.test(amount)) throw new Error(`no amount: ${amount}`);
  return Number(amount.replaceAll(/[,.]/g, ''));
}

function expectOrder(text: string, wanted: readonly string[]): void {
  let at = -1;
  for (const line of wanted) {
    const next = text.indexOf(`\n${line}\n`, at + 1);
    expect(next, line).toBeGreaterThan(at);
    at = next;
  }
}

let analysis: Analysis;
let report: Report;
let text: string;
beforeAll(() => {
  analysis = analyse(join(DATA, 'units', UNIT), ownPaths(), UNIT);
  report = reportOf(analysis);
  text = renderText(report);
});

describe('a fifth place, as data alone', () => {
  it('is published without an error or a warning, its own declared tables included', () => {
    expect(analysis.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(analysis.publishable).toBe(true);
    expect(Object.keys(analysis.dossier?.declared?.tables ?? {})).toHaveLength(10);
  });

  it('has templates without fault', () => {
    expect(auditProfile(PLACE, ownPaths())).toEqual([]);
  });

  it('reads as accepted', async () => {
    await expect(text).toMatchFileSnapshot('golden/fifth-place.txt');
  });

  it('has its own cover and order of parts, tables last', () => {
    expect(text.split('\n').slice(0, 5)).toEqual([
      '澜川省2023年度',
      '禾溪县文化体育发展中心',
      '决算公开说明',
      '编制单位：禾溪县文化体育发展中心',
      '公开日期：2024年9月26日',
    ]);
    const body = text.slice(text.indexOf('（十）项目支出决算表'));
    expectOrder(body, [
      '一、单位概况',
      '（二）机构设置和人员',
      '二、2023年度决算情况说明',
      '（一）收入支出总体情况',
      '1.收入总计的构成',
      '（九）财政拨款“三公”经费情况',
      '三、其他重要事项说明',
      '四、名词解释',
      '五、2023年度决算表',
      '（一）收入支出决算总表',
      '（十）项目支出决算表',
    ]);
    expect(report.parts.at(-1)?.id).toBe('tables');
  });

  it('writes 元 with two decimals and separators, and percentages with one decimal', () => {
    expect(text).toContain('体育场馆（项）年初预算为1,300,000.00元，支出决算为1,234,567.89元，为年初预算的95.0%');
    expect(text).not.toMatch(/\.\d+万元|\d{4,}\.\d\d元/);
    const shares = [...text.matchAll(/(\d+(?:\.\d+)?)%/g)].map((match) => match[1]);
    expect(shares.length).toBeGreaterThan(30);
    expect(shares.filter((share) => !/^\d+\.\d$/.test(share ?? ''))).toEqual([]);
  });

  it('prints zeros in tables, the number of each table with two digits, and its own notes', () => {
    expect(rowsOf(tableOf(report, 'T3')).get('207')?.slice(1)).toEqual([
      '9,171,389.48',
      '4,714,464.27',
      '4,115,023.09',
      '0.00',
      '341,902.12',
      '0.00',
    ]);
    expect(text).toContain('编制单位：禾溪县文化体育发展中心\t公开04表　金额单位：元');
    expect(text).not.toContain('尾数误差');
  });

  it('opens the glossary with its own first term', () => {
    const glossary = text.slice(text.lastIndexOf('四、名词解释'));
    expectOrder(glossary, ['5.本单位使用的支出功能分类科目：', '15.本单位的其他名词：']);
    expect(glossary).toMatch(/^四、名词解释\n1\.“三公”经费：指用财政拨款安排的/);
    expect(glossary).toContain('（9）其他支出（类）彩票公益金安排的支出（款）用于体育事业的彩票公益金支出（项）：');
  });

  it('leaves no mark, placeholder or template residue', () => {
    expect(text).not.toMatch(/[\uE000-\uF8FF]|\{\{|\}\}|\{[a-zA-Z]+\}|undefined|null|NaN|\[object/);
  });
});

describe('its tables', () => {
  it('add a tenth one with its rows and sums', () => {
    const rows = rowsOf(tableOf(report, 'T10'));
    expect([...rows.keys()].filter((code) => code.length === 7)).toEqual([
      '2070109',
      '2070307',
      '2070308',
      '2230105',
      '2296003',
    ]);
    expect([...rows.keys()].at(-1)).toBe('合计');
    const items = [...rows].filter(([code]) => /^\d{7}$/.test(code)).map(([, cells]) => cells.slice(1).map(cents));
    for (const [all, ...funds] of items) expect(funds.reduce((sum, part) => sum + part)).toBe(all);
    const totals = rows.get('合计')?.map(cents);
    expect(totals).toEqual(totals?.map((_, column) => items.reduce((sum, item) => sum + (item[column] ?? 0), 0)));
    expect(rows.get('合计')?.[0]).toBe(rowsOf(tableOf(report, 'T3')).get('合计')?.[2]);
  });

  it('carry the government fund over: opening + revenue − expenditure = closing', () => {
    const rows = rowsOf(tableOf(report, 'T7'));
    expect(rows.get('2296003')).toEqual([
      '用于体育事业的彩票公益金支出',
      '420,000.00',
      '1,500,000.00',
      '1,764,300.50',
      '0.00',
      '1,764,300.50',
      '155,699.50',
    ]);
    const [opening = 0, revenue = 0, spent = 0, , , closing] = rows.get('合计')?.map(cents) ?? [];
    expect(opening + revenue - spent).toBe(closing);
    expect(text).toContain('年初结转和结余420,000.00元，本年收入1,500,000.00元，本年支出1,764,300.50元，年末结转');
  });
});

describe('words that follow the figures', () => {
  it('tell a rise, a fall and no change in the place’s own words', () => {
    expect(text).toContain('均为13,101,103.18元，比上年增加855,233.18元，增幅7.0%，主要原因：一是县体育馆');
    expect(text).toContain('支出比上年减少155,699.50元，降幅8.1%，主要原因是部分健身器材跨年验收');
    expect(text).toContain('国有资本经营预算财政拨款支出96,000.00元，与上年持平。');
    expect(text).toContain('决算数小于预算数65,432.11元，主要原因是县体育馆维修改造工程结算审减');
    expect(text).toContain('本单位不是行政单位或参照公务员法管理的事业单位，2023年度没有机关运行经费支出。');
  });

  it('turn with last year’s figure', () => {
    const fallen = changedText('"stateCapital.all.total": 96000', '"stateCapital.all.total": 128000');
    expect(fallen).toContain('国有资本经营预算财政拨款支出96,000.00元，比上年减少32,000.00元，降幅25.0%。');
    const without = changedText('"stateCapital.all.total": 96000', '"stateCapital.all.total": 0');
    expect(without).toContain('国有资本经营预算财政拨款支出96,000.00元，比上年增加96,000.00元。');
  });

  it('let every table and sentence follow one changed amount', () => {
    const changed = changedText(
      '"project": "night-school", "amount": 670000.0',
      '"project": "night-school", "amount": 670000.01',
    );
    expect(changed).toContain('本年支出合计12,696,886.61元，比上年增加1,111,366.86元');
    expect(changed).toContain('全民艺术夜校\t700,000.00\t670,000.01\t95.7%');
    expect(changed).toContain('\n合计\t5,975,323.60\t4,115,023.10\t1,764,300.50\t96,000.00\t0.00\n');
    expect(changed).toContain('年末结转和结余387,904.39元');
  });
});

describe('its files', () => {
  let files: ReadonlyMap<string, Uint8Array>;
  const file = (extension: string) => {
    const found = [...files].find(([name]) => name.endsWith(extension));
    if (found === undefined) throw new Error(`no ${extension}`);
    return found[1];
  };
  beforeAll(async () => {
    files = await renderOutputs(analysis, ownPaths());
  });

  it('are named by the place’s title', () => {
    expect([...files.keys()]).toContain('禾溪县文化体育发展中心2023年度决算公开说明.docx');
  });

  it('hold every string of the report, in order, in Word', () => {
    const printed = docxParagraphs(file('.docx'))
      .map(squeezed)
      .filter((line) => line !== '');
    const entries = contentsEntries(report).map(squeezed);
    const start = printed.findIndex((line) => line.replace(/\d+$/, '') === entries[0]);
    const contents = printed.splice(start, entries.length);
    expect(contents.map((line) => line.replace(/\d+$/, ''))).toEqual(entries);
    expect(printed).toEqual(bodyStrings(report).map(squeezed));
  });

  it('hold every string of the report in the PDF', async () => {
    const pages = await readPdf(file('.pdf'));
    const wanted = bodyStrings(report).map(squeezed);
    expect(wanted.filter((line) => !isPrinted(line, pages))).toEqual([]);
    expect(pages).toContain('1,234,567.89');
  });
});

async function readPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let index = 1; index <= pdf.numPages; index += 1) {
    const { items } = await (await pdf.getPage(index)).getTextContent();
    pages.push(squeezed(items.map((item) => ('str' in item ? item.str : '')).join('')));
  }
  return pages.join('');
}

/** Whole, or in two pieces where a paragraph runs over a page. */
function isPrinted(wanted: string, pages: string): boolean {
  if (pages.includes(wanted)) return true;
  let length = wanted.length - 1;
  while (length > 0 && !pages.includes(wanted.slice(0, length))) length -= 1;
  return length > 8 && pages.includes(wanted.slice(length));
}
