/** What a finance officer sees after a slip: place, Chinese message, what to do; and nothing that was there is lost. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { called } from './in-process.ts';
import { paths, position, replaceOnce, unitFolder } from './support.ts';

const UNIT = 'qingshan-2022';
const FORMER = '上一次的报告';
let sandbox: string;
let count = 0;

beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'juesuan-bad-'));
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

interface Place {
  readonly data: string;
  readonly templates: string;
  readonly out: string;
}

/** A copy of the unit under preparation, without what it had published, beside an output of before. */
function place(): Place {
  count += 1;
  const base = join(sandbox, String(count));
  const data = join(base, 'data/units', UNIT);
  const templates = join(base, 'templates');
  const out = join(base, 'out', UNIT);
  cpSync(unitFolder(UNIT), data, { recursive: true });
  cpSync(paths.templates, templates, { recursive: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, '报告.docx'), FORMER);
  const report = JSON.parse(readFileSync(join(data, 'report.json'), 'utf8'));
  const { declared: _declared, ...rest } = report;
  writeFileSync(join(data, 'report.json'), JSON.stringify({ ...rest, status: 'preparing' }, null, 2));
  return { data, templates, out };
}

async function build({ data, templates, out }: Place) {
  const base = resolve(out, '../..');
  const args = ['build', UNIT, '--units', resolve(data, '..'), '--templates', templates, '--out', resolve(out, '..')];
  const { status, stdout, stderr } = await called(base, ...args);
  return { status, text: stdout + stderr };
}

/** One slip: what is written, where the finding must point (a text of the broken file), what it must say. */
interface Slip {
  readonly name: string;
  readonly file: string;
  readonly in?: 'templates';
  readonly from: string;
  readonly to: string;
  /** The text at whose first character the finding points. */
  readonly at: string;
  readonly says: readonly string[];
}

const SLIPS: readonly Slip[] = [
  {
    name: 'a misspelt key',
    file: 'report.json',
    from: '"basic": 125.91',
    to: '"basicc": 125.91',
    at: '"basicc"',
    says: ['basicc', '是否应为', 'basic'],
  },
  {
    name: 'a missing amount',
    file: 'report.json',
    from: '"code": "2101199",\n      "generalPublic": 0.27',
    to: '"code": "2101199"',
    at: '{\n      "code": "2101199"\n    }',
    says: ['缺少金额'],
  },
  {
    name: 'an amount with a thousands separator',
    file: 'report.json',
    from: '"generalPublic": 709.41',
    to: '"generalPublic": "1,709.41"',
    at: '"1,709.41"',
    says: ['1,709.41', '千分位'],
  },
  {
    name: 'an amount with letters',
    file: 'report.json',
    from: '"generalPublic": 709.41',
    to: '"generalPublic": "7O9.41"',
    at: '"7O9.41"',
    says: ['7O9.41', '数字'],
  },
  {
    name: 'a functional code that its section, listed whole, does not have',
    file: 'report.json',
    from: '"code": "2101301",\n      "generalPublic"',
    to: '"code": "2101177",\n      "generalPublic"',
    at: '"2101177"',
    says: ['2101177', '2022'],
  },
  {
    name: 'an item of a class that there is not',
    file: 'report.json',
    from: '"code": "2101301",\n      "generalPublic"',
    to: '"code": "2188801",\n      "generalPublic"',
    at: '"2188801"',
    says: ['2022年支出功能分类科目中没有 218'],
  },
  {
    name: 'no unit of money',
    file: 'report.json',
    from: '  "amountUnit": "万元",\n',
    to: '',
    at: '{\n  "profile"',
    says: ['amountUnit', '缺少'],
  },
  {
    name: 'two values for one fact',
    file: 'report.json',
    from: '"code": "2101301",\n      "generalPublic": 709.41',
    to: '"code": "2101301",\n      "generalPublic": 709.41\n    },\n    {\n      "code": "2101301",\n      "generalPublic": 709.42',
    at: '"2101301",\n      "generalPublic": 709.42',
    says: ['2101301', '两'],
  },
  {
    name: 'a missing Markdown file',
    file: 'report.json',
    from: '"overview/duties.md"',
    to: '"overview/dutys.md"',
    at: '"overview/dutys.md"',
    says: ['overview/dutys.md', 'overview/duties.md'],
  },
  {
    name: 'broken JSON',
    file: 'report.json',
    from: '"amountUnit": "万元",',
    to: '"amountUnit": "万元"，',
    at: '，\n',
    says: ['全角', '半角'],
  },
  {
    name: 'a misspelt figure in a template',
    file: 'hubei-wuhan/overall.md.hbs',
    in: 'templates',
    from: '{{amount "balance.grandTotal"}}',
    to: '{{amount "balance.grandTotl"}}',
    at: '"balance.grandTotl"',
    says: ['balance.grandTotl', 'balance.grandTotal'],
  },
  {
    name: 'a lost {{/if}}',
    file: 'hubei-wuhan/assets.md.hbs',
    in: 'templates',
    from: '{{else}}、{{/if}}{{kind}}',
    to: '{{else}}、{{kind}}',
    at: '{{#if @first}}',
    says: ['{{#if}}', '{{/if}}'],
  },
  {
    name: 'a misspelt field inside {{#if}}',
    file: 'hubei-wuhan/procurement.md.hbs',
    in: 'templates',
    from: '{{#if hasProcurement}}',
    to: '{{#if hasProcurment}}',
    at: 'hasProcurment',
    says: ['hasProcurment', 'hasProcurement'],
  },
];

describe('a clean dossier', () => {
  it('is built', async () => {
    const here = place();
    const { status, text } = await build(here);
    expect(status, text).toBe(0);
    expect(readdirSync(here.out)).toContain('2022年度武汉市青山区医疗保障局部门决算.docx');
  });
});

describe.each(SLIPS.map((slip) => [slip.name, slip] as const))('%s', (_name, slip) => {
  it('is told with its place, and leaves the former output alone', async () => {
    const here = place();
    const path = join(slip.in === 'templates' ? here.templates : here.data, slip.file);
    replaceOnce(path, slip.from, slip.to);
    const where = `${slip.file.split('/').at(-1)}:${position(path, slip.at)}`;
    const { status, text } = await build(here);
    expect(text).toContain(where);
    for (const words of slip.says) expect(text).toContain(words);
    expect([1, 2]).toContain(status);
    expect(text).not.toMatch(/\bat .+\.(js|ts):\d+|Error:|undefined|\[object/);
    expect(readdirSync(here.out)).toEqual(['报告.docx']);
    expect(readFileSync(join(here.out, '报告.docx'), 'utf8')).toBe(FORMER);
  });
});

it('tells all slips at once', async () => {
  const here = place();
  const path = join(here.data, 'report.json');
  replaceOnce(path, '"basic": 125.91', '"basicc": 125.91');
  replaceOnce(path, '"generalPublic": 709.41', '"generalPublic": "1,709.41"');
  replaceOnce(path, '  "amountUnit": "万元",\n', '');
  const { text } = await build(here);
  for (const words of ['basicc', '1,709.41', 'amountUnit']) expect(text).toContain(words);
});
