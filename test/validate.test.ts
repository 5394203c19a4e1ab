/** Validation: each fault of a dossier gives one finding at its place, in words a finance officer understands. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Finding, Outcome } from '../src/diagnostics/finding.ts';
import { displayWidth, findingsToJson, printFindings } from '../src/diagnostics/print.ts';
import { readDossier } from '../src/input/read-dossier.ts';
import { parsePlainJson } from '../src/input/read-plain-json.ts';
import { dossierSchema } from '../src/model/dossier.ts';
import { toJsonSchema } from '../src/validate/json-schema.ts';
import { validateDossier } from '../src/validate/validate-dossier.ts';
import { validateJson } from '../src/validate/validate-json.ts';
import { minimalDossier, minimalIndicator, minimalProject } from './fixtures/minimal-dossier.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-validate-'));
  writeFileSync(join(folder, 'overview.md'), '主要职能。\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

type Draft = ReturnType<typeof minimalDossier> & Record<string, unknown>;

/** Validates the minimal dossier after a change to its values, or to its text. */
function validate(change: (draft: Draft) => void, edit: (text: string) => string = (text) => text) {
  const draft: Draft = minimalDossier();
  change(draft);
  const text = edit(JSON.stringify(draft, null, 2));
  writeFileSync(join(folder, 'report.json'), text);
  const files = readDossier(folder, 'x').value;
  if (files === undefined) throw new Error(`cannot be read: ${text}`);
  const { value, findings } = validateDossier(files);
  return { text, value: value?.dossier, findings };
}

/** Line and column of the `nth` occurrence of a marker, counted without the code under test. */
function position(text: string, marker: string, nth = 1): { line: number; column: number } {
  let index = -1;
  for (let count = 0; count < nth; count += 1) index = text.indexOf(marker, index + 1);
  if (index < 0) throw new Error(`no ${marker}`);
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function only({ findings }: Outcome<unknown>): Finding {
  expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toHaveLength(1);
  return findings[0] as Finding;
}

/** Places the object `{` of the first row of a list. */
function firstRow(text: string, list: string): { line: number; column: number } {
  const { line } = position(text, `"${list}"`);
  return { line: line + 1, column: 5 };
}

const self = (indicators: unknown[]) => ({
  supervisor: '区档案局',
  implementer: '区档案局',
  date: '2023-03-01',
  category: [],
  attribute: [],
  type: [],
  indicators,
});
const overall = (goal: object) => ({
  overall: {
    departmentName: '区档案局',
    date: '2023-03-01',
    basicBudget: '100',
    departments: 1,
    goals: [{ text: '保管好档案', weight: '10', indicators: [minimalIndicator()], ...goal }],
  },
});

describe('a valid dossier', () => {
  it('passes without findings', () => {
    const { value, findings } = validate(() => {});
    expect(findings).toEqual([]);
    expect(value?.year).toBe(2022);
    expect(value?.expenditure[0]?.basic?.toFixed()).toBe('1005000');
  });

  it('keeps amounts exact that no double can hold, written as number or text', () => {
    const { value } = validate(
      (draft) => {
        draft.revenue[0] = { code: '2012601', generalPublic: 'NUMBER' };
        draft.expenditure[0] = { code: '2012601', fund: 'generalPublic', basic: '90071992547409.93', project: '0' };
      },
      (text) => text.replace('"NUMBER"', '90071992547409.93'),
    );
    expect(value?.revenue[0]?.generalPublic?.toFixed()).toBe('900719925474099300');
    expect(value?.expenditure[0]?.basic?.toFixed()).toBe('900719925474099300');
  });
});

describe('V10: missing key', () => {
  it('points to the object that lacks it', () => {
    const result = validate((draft) => Reflect.deleteProperty(draft.expenditure[0] ?? {}, 'fund'));
    const finding = only(result);
    expect(finding).toMatchObject({ rule: 'V10', message: '缺少 "fund"（资金性质）', severity: 'error' });
    expect(finding.place).toEqual({
      file: 'x/report.json',
      path: 'expenditure[0].fund',
      ...firstRow(result.text, 'expenditure'),
    });
    expect(finding.expected).toContain('governmentFund 政府性基金');
  });

  it('at the root', () => {
    const finding = only(validate((draft) => Reflect.deleteProperty(draft, 'year')));
    expect(finding).toMatchObject({ rule: 'V10', message: '缺少 "year"（报告年度）', place: { line: 1, column: 1 } });
  });

  it('of an amount', () => {
    const finding = only(validate((draft) => Reflect.deleteProperty(draft.basicByEconomicItem[0] ?? {}, 'amount')));
    expect(finding).toMatchObject({ rule: 'V10', message: '缺少 "amount"（金额）' });
  });

  it('inside one form of a union', () => {
    const finding = only(
      validate((draft) => Object.assign(draft.expenditure[0] ?? {}, { project: [{ amount: '20' }] })),
    );
    expect(finding).toMatchObject({ rule: 'V10', place: { path: 'expenditure[0].project[0].project' } });
    expect(finding.message).toContain('项目代号');
  });
});

describe('V10: not filled in', () => {
  it.each<[string, (draft: Draft) => void, string]>([
    ['an amount', (draft) => Object.assign(draft, { surplusDistribution: null }), 'surplusDistribution'],
    [
      'an amount or a list',
      (draft) => Object.assign(draft.expenditure[0] ?? {}, { project: null }),
      'expenditure[0].project',
    ],
    ['a part', (draft) => Object.assign(draft, { revenue: null }), 'revenue'],
  ])('null for %s', (_, change, path) => {
    const finding = only(validate(change));
    expect(finding).toMatchObject({ rule: 'V10', actual: 'null', place: { path } });
    expect(finding.message).toContain('还没有填写');
  });
});

describe('V11: unknown key', () => {
  it('asks whether the nearest key is meant', () => {
    const result = validate((draft) => Object.assign(draft.expenditure[0] ?? {}, { basis: '19.32', basic: undefined }));
    expect(only(result)).toMatchObject({
      rule: 'V11',
      message: '未知的键 "basis"',
      place: { ...position(result.text, '"basis"'), path: 'expenditure[0].basis' },
      actual: 'basis',
      expected: 'basic',
      hint: '是否应为 "basic"？',
    });
  });

  it('does not tell the key that was meant as missing besides; another one it does', () => {
    const swapped = validate((draft) => Object.assign(draft, { yaer: draft.year, year: undefined }));
    expect(only(swapped)).toMatchObject({ rule: 'V11', actual: 'yaer', expected: 'year' });
    const both = validate((draft) => Object.assign(draft, { yaer: draft.year, year: undefined, profile: undefined }));
    expect(both.findings.map(({ rule }) => rule).sort()).toEqual(['V10', 'V11']);
  });

  it('understands the Chinese name of a key', () => {
    const finding = only(validate((draft) => Object.assign(draft.expenditure[0] ?? {}, { 上缴上级支出: '1' })));
    expect(finding).toMatchObject({ rule: 'V11', expected: 'superiorRemittance' });
  });

  it('lists the allowed keys when none is near', () => {
    const finding = only(validate((draft) => Object.assign(draft.unit, { 电话: '027' })));
    expect(finding.rule).toBe('V11');
    expect(finding.expected).toContain('contactPhone（公开咨询电话）');
  });

  it('does not let __proto__ pass', () => {
    const result = validate(
      () => {},
      (text) => text.replace('"unit": {', '"unit": { "__proto__": {},'),
    );
    expect(only(result)).toMatchObject({ rule: 'V11', message: '未知的键 "__proto__"' });
  });
});

describe('V12: wrong type', () => {
  it('asks for quotes around a code', () => {
    const result = validate(
      () => {},
      (text) => text.replace('"30101"', '30101'),
    );
    expect(only(result)).toMatchObject({
      rule: 'V12',
      message: '"code"（支出经济分类科目编码）的类型不对：这里是数字，应为文字',
      place: { ...position(result.text, '30101'), path: 'basicByEconomicItem[0].code' },
      actual: '30101',
      expected: '"30101"',
    });
  });

  it.each<[string, (draft: Draft) => void, string, string]>([
    ['text for a list', (draft) => Object.assign(draft, { revenue: '无' }), '文字', '列表 [ … ]'],
    ['list for an object', (draft) => Object.assign(draft, { priorYear: [] }), '列表 [ … ]', '对象 { … }'],
    ['number for an object', (draft) => Object.assign(draft, { unit: 5 }), '数字', '对象 { … }'],
    ['number for a record', (draft) => Object.assign(draft, { prose: 5 }), '数字', '对象 { … }'],
    [
      'number for a cause',
      (draft) => Object.assign(draft, { reasons: { a: [3] } }),
      '数字',
      '文字（用双引号括起来）或对象',
    ],
  ])('%s', (_, change, found, wanted) => {
    const finding = only(validate(change));
    expect(finding.rule).toBe('V12');
    expect(finding.message).toContain(`这里是${found}`);
    expect(finding.expected).toContain(wanted);
  });

  it('in an item of a list', () => {
    const finding = only(validate((draft) => Object.assign(draft, { projects: [minimalProject('p'), 5] })));
    expect(finding.message).toBe('"projects" 的第 2 项（一个项目）的类型不对：这里是数字，应为对象 { … }');
  });
});

describe('V13: bad amount', () => {
  it.each([
    ['1,085.68', '有千分位逗号', '1085.68'],
    ['1，085.68', '有全角字符、有千分位逗号', '1085.68'],
    ['１０８５.６８', '有全角字符', '1085.68'],
    ['1085.68万元', '带有单位', '例如 1085.68'],
    ['12 000', '有空格', '12000'],
    ['(12.5)', '用括号表示负数', '-12.5'],
    ['1.2e3', '用了科学计数法', '例如 1085.68'],
    ['约20', '有字母或文字', '例如 1085.68'],
    ['', '内容是空的', '例如 1085.68'],
  ])('%s', (written, fault, expected) => {
    const result = validate((draft) => Object.assign(draft.expenditure[0] ?? {}, { basic: written }));
    const finding = only(result);
    expect(finding).toMatchObject({
      rule: 'V13',
      place: { ...position(result.text, `"${written}"`), path: 'expenditure[0].basic' },
      actual: `"${written}"`,
    });
    expect(finding.message).toBe(`"basic"（基本支出）不是可用的数字：${fault}`);
    expect(finding.expected).toContain(expected);
  });

  it('in a union of amount and list', () => {
    const finding = only(validate((draft) => Object.assign(draft.expenditure[0] ?? {}, { project: '1,000' })));
    expect(finding).toMatchObject({ rule: 'V13', expected: '1000', place: { path: 'expenditure[0].project' } });
  });

  it('of a JSON number with an exponent', () => {
    const result = validate(
      () => {},
      (text) => text.replace('"120.50"', '1.2e2'),
    );
    expect(only(result)).toMatchObject({ rule: 'V13', actual: '1.2e2' });
  });

  it('of a count with a fraction', () => {
    const finding = only(validate((draft) => Object.assign(draft.threePublic.counts, { vehiclesHeld: 1.5 })));
    expect(finding).toMatchObject({ rule: 'V13', actual: '1.5' });
    expect(finding.message).toContain('应为整数');
  });
});

describe('V14: not an allowed value', () => {
  it('gives the meanings and the nearest', () => {
    const result = validate((draft) => Object.assign(draft.expenditure[0] ?? {}, { fund: 'generalPublik' }));
    expect(only(result)).toMatchObject({
      rule: 'V14',
      message: '"fund"（资金性质）的值不在可选范围内',
      place: { ...position(result.text, '"generalPublik"'), path: 'expenditure[0].fund' },
      actual: '"generalPublik"',
      expected:
        'generalPublic 一般公共预算财政拨款，governmentFund 政府性基金，stateCapital 国有资本经营，nonFiscal 非财政拨款',
      hint: '是否应为 "generalPublic"？',
    });
  });

  it('understands the meaning of a value', () => {
    const finding = only(validate((draft) => Object.assign(draft.unit, { nature: '行政' })));
    expect(finding).toMatchObject({ rule: 'V14', hint: '是否应为 "administrative"？' });
  });

  it('lists values that explain themselves', () => {
    const finding = only(validate((draft) => Object.assign(draft, { amountUnit: '千元' })));
    expect(finding).toMatchObject({ rule: 'V14', expected: '"元"、"万元"', hint: '从“应为”中选一个' });
  });
});

describe('V15: wrong pattern', () => {
  it.each<[string, (draft: Draft) => void, string, string]>([
    ['date', (draft) => Object.assign(draft, { date: '2023年10月19日' }), 'date', '2023-10-19'],
    ['day that does not exist', (draft) => Object.assign(draft, { date: '2023-02-30' }), 'date', '日历上有的日期'],
    ['functional code', (draft) => Object.assign(draft.revenue[0] ?? {}, { code: '20126' }), 'revenue[0].code', '7 位'],
    ['quoted year', (draft) => Object.assign(draft, { year: '2022' }), 'year', '不加引号'],
    ['Markdown file', (draft) => Object.assign(draft.prose, { overview: 'a.docx' }), 'prose.overview', '.md'],
  ])('%s', (_, change, path, expected) => {
    const finding = only(validate(change));
    expect(finding).toMatchObject({ rule: 'V15', place: { path } });
    expect(finding.message).toContain('写法不对');
    expect(finding.expected).toContain(expected);
  });

  it('of a key', () => {
    const result = validate((draft) => Object.assign(draft, { explanations: { '20126': '档案事务' } }));
    expect(only(result)).toMatchObject({
      rule: 'V15',
      message: '键 "20126" 的写法不对',
      place: position(result.text, '"20126"'),
      expected: '7 位项级科目编码',
    });
  });
});

describe('V16: other demands on the shape', () => {
  it('a row without any amount', () => {
    const result = validate((draft) => Object.assign(draft, { revenue: [{ code: '2012601' }] }));
    expect(only(result)).toMatchObject({
      rule: 'V16',
      message: '缺少金额：这一行没有任何一种收入的金额',
      place: { ...firstRow(result.text, 'revenue'), path: 'revenue[0]' },
    });
  });

  it('an empty text', () => {
    const finding = only(validate((draft) => Object.assign(draft.unit, { name: ' ' })));
    expect(finding).toMatchObject({ rule: 'V16', message: '"name"（单位全称）不能为空', place: { path: 'unit.name' } });
  });

  it('an empty list', () => {
    const finding = only(validate((draft) => Object.assign(draft, { reasons: { a: [] } })));
    expect(finding).toMatchObject({ rule: 'V16', place: { path: 'reasons.a' } });
    expect(finding.message).toContain('至少要有一项');
  });
});

it('reports all faults at once, by line, without a word of English prose', () => {
  const { value, findings } = validate((draft) => {
    Object.assign(draft, { date: '今天', amountUnit: '千元', assets: { vehicles: {}, equipment: [] }, zzz: 1 });
    Object.assign(draft.expenditure[0] ?? {}, {
      basic: 'x',
      fund: undefined,
      project: [{ project: 'p', amount: '1,0' }],
    });
  });
  expect(value).toBeUndefined();
  expect(findings.map(({ rule }) => rule)).toEqual(['V15', 'V14', 'V10', 'V13', 'V13', 'V12', 'V11']);
  const lines = findings.map(({ place }) => place?.line ?? 0);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  expect(findings.map(({ message }) => message).join('\n')).not.toMatch(/invalid|expected|received|unrecognized/i);
});

describe('V20: two values for one fact', () => {
  const twice = (key: string, row: object) => (draft: Draft) => Object.assign(draft, { [key]: [row, row] });
  it.each<[string, (draft: Draft) => void, string, string]>([
    ['revenue', twice('revenue', { code: '2012601', other: '1' }), 'revenue[1].code', '收入科目 2012601'],
    [
      'expenditure',
      twice('expenditure', { code: '2012601', fund: 'nonFiscal', basic: '1' }),
      'expenditure[1].code',
      '支出科目 2012601，资金 非财政拨款',
    ],
    [
      'economic item',
      twice('basicByEconomicItem', { code: '30101', amount: '1' }),
      'basicByEconomicItem[1].code',
      '经济分类 30101',
    ],
    ['project id', twice('projects', minimalProject('p1')), 'projects[1].id', '项目代号 p1'],
    [
      'opening',
      twice('opening', { fund: 'governmentFund', code: '2120801', amount: '1' }),
      'opening[1].fund',
      '科目 2120801',
    ],
  ])('%s', (_, change, path, message) => {
    const finding = only(validate(change));
    expect(finding).toMatchObject({ rule: 'V20', place: { path }, related: [{ path: path.replace('[1]', '[0]') }] });
    expect(finding.message).toContain(message);
    expect(finding.related?.[0]?.line).toBeLessThan(finding.place?.line ?? 0);
  });

  it('one project twice in a row of expenditure', () => {
    const part = { project: 'p1', amount: '10' };
    const finding = only(
      validate((draft) => {
        Object.assign(draft, { projects: [minimalProject('p1')] });
        Object.assign(draft.expenditure[0] ?? {}, { project: [part, part] });
      }),
    );
    expect(finding).toMatchObject({ rule: 'V20', place: { path: 'expenditure[0].project[1].project' } });
  });

  it('lets one item have two funds', () => {
    const { findings } = validate((draft) => {
      draft.expenditure.push({ code: '2012601', fund: 'nonFiscal', basic: '1', project: '1' });
    });
    expect(findings).toEqual([]);
  });
});

describe('references', () => {
  it('V21: unknown project, with the nearest', () => {
    const result = validate((draft) => {
      Object.assign(draft, { projects: [minimalProject('digital'), minimalProject('rescue')] });
      Object.assign(draft.expenditure[0] ?? {}, { project: [{ project: 'digitel', amount: '20' }] });
    });
    expect(only(result)).toMatchObject({
      rule: 'V21',
      message: '没有代号为 "digitel" 的项目',
      place: { ...position(result.text, '"digitel"'), path: 'expenditure[0].project[0].project' },
      expected: 'digital',
      hint: '是否应为 "digital"？',
    });
  });

  it('V22: unknown cause, with the nearest', () => {
    const result = validate((draft) => {
      Object.assign(draft, { causes: { staffing: { text: '人员增加' } }, reasons: { 'revenue.change': ['stafing'] } });
    });
    expect(only(result)).toMatchObject({
      rule: 'V22',
      message: '没有代号为 "stafing" 的原因',
      place: { ...position(result.text, '"stafing"'), path: 'reasons["revenue.change"][0]' },
      expected: 'staffing',
    });
  });

  it('V23: missing Markdown file, with similar names', () => {
    writeFileSync(join(folder, 'achievements.md'), '成绩。');
    const result = validate((draft) => Object.assign(draft.prose, { achievements: 'achievement.md' }));
    const finding = result.findings.find(({ rule }) => rule === 'V23');
    expect(finding).toMatchObject({
      message: '找不到文字文件 achievement.md',
      place: { ...position(result.text, '"achievement.md"'), path: 'prose.achievements' },
      expected: 'achievements.md',
    });
  });

  it('V23: in every place that names one', () => {
    const file = 'none.md';
    const { findings } = validate((draft) => {
      const evaluation = { ...self([minimalIndicator()]), deviation: file, improvement: file };
      const project = { ...minimalProject('p1'), use: file, outcome: file, selfEvaluation: evaluation };
      const performance = overall({});
      Object.assign(performance.overall, { deviation: file, improvement: file });
      Object.assign(draft, { projects: [project], performance, keyWork: [{ title: '甲', goal: '乙', results: file }] });
    });
    expect(findings.map(({ rule, place }) => `${rule} ${place?.path}`)).toEqual([
      'V23 projects[0].use',
      'V23 projects[0].outcome',
      'V23 projects[0].selfEvaluation.deviation',
      'V23 projects[0].selfEvaluation.improvement',
      'V23 performance.overall.deviation',
      'V23 performance.overall.improvement',
      'V23 keyWork[0].results',
    ]);
  });

  it('V23: a file outside the folder', () => {
    const finding = only(validate((draft) => Object.assign(draft.prose, { more: '../overview.md' })));
    expect(finding).toMatchObject({ rule: 'V23', place: { path: 'prose.more' } });
    expect(finding.message).toContain('不在本单位的文件夹内');
  });

  it('V02: a Markdown file that is not UTF-8', () => {
    writeFileSync(join(folder, 'overview.md'), Buffer.from([0x61, 0xff]));
    expect(only(validate(() => {}))).toMatchObject({ rule: 'V02', place: { path: 'prose.overview' } });
  });

  it('V24: a Markdown file that nothing names', () => {
    writeFileSync(join(folder, 'old.md'), '旧稿');
    const { value, findings } = validate((draft) => Object.assign(draft.prose, { overview: './overview.md' }));
    expect(findings).toMatchObject([{ rule: 'V24', severity: 'warning', place: { file: 'x/old.md' } }]);
    expect(findings[0]?.message).toContain('没有被 report.json 引用');
    expect(value).toBeDefined();
  });
});

describe('placeholders and amounts', () => {
  it('V25: {amount} without an amount', () => {
    const result = validate((draft) => Object.assign(draft, { causes: { a: { text: '人员增加 {amount}' } } }));
    expect(only(result)).toMatchObject({
      rule: 'V25',
      place: { ...position(result.text, '"人员增加 {amount}"'), path: 'causes.a.text' },
      message: '原因的文字里有 {amount}，却没有写金额',
    });
  });

  it('V25: an amount without {amount}', () => {
    const cause = { text: '人员增加', amount: '3.21' };
    const result = validate((draft) => Object.assign(draft, { reasons: { a: [cause] } }));
    const finding = only(result);
    expect(finding).toMatchObject({
      rule: 'V25',
      place: { ...position(result.text, '"3.21"'), path: 'reasons.a[0].amount' },
    });
    expect(finding.message).toContain('文字里却没有 {amount}');
  });

  it('V26: {value} without a value', () => {
    const indicator = { ...minimalIndicator(), method: 'qualitative', grade: 'achieved', percent: '100' };
    const indicators = [{ ...indicator, actual: { text: '完成{value}' } }];
    const result = validate((draft) => {
      Object.assign(draft, { projects: [{ ...minimalProject('p1'), selfEvaluation: self(indicators) }] });
    });
    expect(only(result)).toMatchObject({
      rule: 'V26',
      place: {
        ...position(result.text, '"完成{value}"'),
        path: 'projects[0].selfEvaluation.indicators[0].actual.text',
      },
    });
  });

  it('V27: weight of a goal against its indicators', () => {
    const result = validate((draft) => Object.assign(draft, { performance: overall({ weight: '12.50' }) }));
    expect(only(result)).toMatchObject({
      rule: 'V27',
      place: { ...position(result.text, '"12.50"'), path: 'performance.overall.goals[0].weight' },
      actual: '12.5',
      expected: '10',
    });
  });

  it('V27: adds exactly', () => {
    const indicators = ['0.1', '0.2'].map((weight) => ({ ...minimalIndicator(), weight }));
    const { findings } = validate((draft) => {
      Object.assign(draft, { performance: overall({ weight: '0.30', indicators }) });
    });
    expect(findings).toEqual([]);
  });

  it.each(['100.1', '-1'])('V28: percent %s', (percent) => {
    const indicator = { ...minimalIndicator(), method: 'qualitative', grade: 'partly', percent };
    const result = validate((draft) => Object.assign(draft, { performance: overall({ indicators: [indicator] }) }));
    expect(only(result)).toMatchObject({
      rule: 'V28',
      actual: percent,
      place: { ...position(result.text, `"${percent}"`), path: 'performance.overall.goals[0].indicators[0].percent' },
    });
  });

  it('V29: government fund without an item', () => {
    const result = validate((draft) => Object.assign(draft, { opening: [{ fund: 'governmentFund', amount: '1' }] }));
    expect(only(result)).toMatchObject({
      rule: 'V29',
      place: { ...firstRow(result.text, 'opening'), path: 'opening[0].code' },
      message: '政府性基金的年初结转和结余没有写科目',
    });
  });
});

describe('any other JSON file', () => {
  const check = (schema: z.ZodType, text: string) => {
    const json = parsePlainJson(text, 'profile.json').value;
    if (json === undefined) throw new Error('unreadable');
    return validateJson(schema, json);
  };

  it('is explained in the same words', () => {
    const schema = z.strictObject({ decimals: z.number().optional(), sections: z.array(z.string()) });
    const { findings } = check(schema, '{\n  "section": []\n}');
    expect(findings.map(({ rule, message, place }) => [rule, message, place?.line])).toEqual([
      ['V11', '未知的键 "section"', 2],
    ]);
  });

  it('has plain numbers, with limits', () => {
    const schema = z.strictObject({ decimals: z.int().min(0).max(4) });
    expect(check(schema, '{"decimals": 2}').value).toEqual({ decimals: 2 });
    expect(only(check(schema, '{"decimals": 5}'))).toMatchObject({ rule: 'V16', expected: '不大于 4', actual: '5' });
    expect(only(check(schema, '{"decimals": -1}'))).toMatchObject({ rule: 'V16', expected: '不小于 0' });
    expect(only(check(schema, '{"decimals": 1.5}'))).toMatchObject({ rule: 'V12', expected: '整数' });
  });

  it('is compared with the nearest form of a union', () => {
    const far = z.strictObject({ a: z.string(), b: z.string() });
    const near = z.strictObject({ table: z.string() });
    for (const schema of [far.or(near), near.or(far)]) {
      expect(only(check(z.array(schema), '[{}]'))).toMatchObject({ rule: 'V10', message: '缺少 "table"' });
    }
  });

  it('has one form for each kind', () => {
    const schema = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('table') }),
      z.strictObject({ kind: z.literal('chart') }),
    ]);
    expect(only(check(schema, '{"kind": "tabel"}'))).toMatchObject({ rule: 'V14', hint: '是否应为 "table"？' });
    expect(only(check(schema, '{}'))).toMatchObject({ rule: 'V10', message: '缺少 "kind"' });
  });

  it('cannot hide a key __proto__ in a record', () => {
    const result = check(z.record(z.string(), z.string()), '{"a": "x",\n "__proto__": "y"}');
    expect(result.value).toBeUndefined();
    expect(only(result)).toMatchObject({ rule: 'V11', place: { line: 2, column: 2 } });
  });
});

describe('JSON Schema for editors', () => {
  const schema = toJsonSchema(dossierSchema);
  const properties = schema.properties as Record<string, Record<string, unknown>>;

  it('says what is written, in Chinese', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toContain('year');
    expect(schema.required).toContain('amountUnit');
    expect(schema.required).not.toContain('opening');
    expect(schema.required).not.toContain('revenue');
    expect(properties.year).toMatchObject({ type: 'integer', description: '报告年度' });
  });

  it('takes an amount as number or text', () => {
    expect(properties.surplusDistribution).toMatchObject({
      anyOf: [{ type: 'number' }, { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }],
    });
    expect(properties.surplusDistribution?.description).toContain('结余分配');
    expect(JSON.stringify(schema)).not.toContain('jsonSchema');
  });
});

describe('printing', () => {
  const finding: Finding = {
    rule: 'V11',
    severity: 'error',
    message: '未知的键 "basis"',
    place: { file: 'data/units/x/report.json', line: 41, column: 7 },
    actual: 'basis',
    expected: 'basic',
    hint: '是否应为 "basic"？',
    related: [{ file: 'data/units/x/report.json', line: 22, column: 9 }],
  };

  it('shows the line with the fault underlined', () => {
    expect(printFindings([finding], () => '      "basis": 19.32,')).toBe(
      [
        '错误（1）',
        '',
        'data/units/x/report.json:41:7: 错误 V11：未知的键 "basis"',
        '   41 |       "basis": 19.32,',
        '      |       ^^^^^^^',
        '   实际：basis',
        '   应为：basic',
        '   提示：是否应为 "basic"（基本支出）？',
        '   相关：report.json:22:9',
        '',
        '共 1 个错误、0 个警告、0 条提示',
        '',
      ].join('\n'),
    );
  });

  it('counts wide characters as two columns', () => {
    const line = '{ "单位": "档案局", "x": 1 }';
    const place = { file: 'a.json', line: 3, column: line.indexOf('"档') + 1 };
    const [, , , shown = '', carets = ''] = printFindings([{ ...finding, place }], () => line).split('\n');
    expect(displayWidth(shown.slice(0, shown.indexOf('"档')))).toBe(carets.indexOf('^'));
    expect(carets.match(/\^+/)?.[0]).toHaveLength(8);
  });

  it('crops long lines around the fault', () => {
    const line = `${'前'.repeat(500)}"x"${'后'.repeat(500)}`;
    const place = { file: 'a.json', line: 3, column: 501 };
    const [, , , shown = '', carets = ''] = printFindings([{ ...finding, place }], () => line).split('\n');
    expect(shown.length).toBeLessThan(140);
    expect(displayWidth(shown.slice(0, shown.indexOf('"x"')))).toBe(carets.indexOf('^'));
  });

  it('puts errors first and counts what is not waived', () => {
    const printed = printFindings([
      { rule: 'E01', severity: 'info', message: '甲' },
      { rule: 'C01', severity: 'warning', message: '乙', waived: '口径调整' },
      { rule: 'A01', severity: 'error', message: '丙' },
    ]);
    expect(printed.indexOf('丙')).toBeLessThan(printed.indexOf('乙'));
    expect(printed.indexOf('乙')).toBeLessThan(printed.indexOf('甲'));
    expect(printed).toContain('已说明：口径调整');
    expect(printed).toContain('共 1 个错误、0 个警告、1 条提示，另有 1 条已说明');
  });

  it('gives programs the same', () => {
    const json = JSON.parse(JSON.stringify(findingsToJson('x', [finding])));
    expect(json).toEqual({ unit: 'x', findings: [finding] });
  });
});

describe('a dossier that was read before', () => {
  it('has the same parts where they read the same, and others in another unit of money', () => {
    const before = validate(() => undefined).value;
    const after = validate((draft) => Object.assign(draft, { date: '2023-09-02' })).value;
    expect(after?.date).toBe('2023-09-02');
    expect(after?.expenditure).toBe(before?.expenditure);
    const inYuan = validate((draft) => Object.assign(draft, { amountUnit: '元' })).value;
    expect(inYuan?.expenditure[0]?.basic?.times(10_000)).toEqual(before?.expenditure[0]?.basic);
  });

  it('is told of a part that has become faulty, and is whole once that is mended', () => {
    const before = validate(() => undefined).value;
    const faulty = validate((draft) => Object.assign(draft.expenditure[0] as object, { code: '20' }));
    expect(faulty.findings.length).toBeGreaterThan(0);
    expect(validate(() => undefined)).toMatchObject({ value: before, findings: [] });
  });
});
