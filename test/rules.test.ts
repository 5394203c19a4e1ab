/** Every check rule A01–B31: it passes on a right report and fails when the cells it speaks of disagree. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesFor } from '../src/check/registry.ts';
import type { Finding, Place } from '../src/diagnostics/finding.ts';
import type { Classification } from '../src/model/catalogue.ts';
import { dossierSchema, inYuan, NumberLiteral } from '../src/model/dossier.ts';
import { formatPath, type JsonPath } from '../src/model/source.ts';
import { functionalCodes, tableLayouts } from '../src/model/table-layout.ts';
import { tableSetSchema } from '../src/model/table-spec.ts';
import { printedForms } from './support.ts';
import { checkedFacts, factsOf, figuresOf } from './support-check.ts';

const catalogue = new URL('../data/catalogues/tables/2022.json', import.meta.url);
const { tables: forms, classes } = tableSetSchema.parse(JSON.parse(readFileSync(catalogue, 'utf8')));
const tables = printedForms(forms);

const FUNCTIONAL = ['201', '20106', '2010601', '210', '21015', '2101501', '223', '22301', '2230105', '229', '22960'];

const classification: Classification = {
  year: 2022,
  functional: new Map(
    [...FUNCTIONAL, '2296013', '230', '23099', '2309999'].map((code) => [
      code,
      { code, name: `科目${code}`, explanation: '说明' },
    ]),
  ),
  economic: new Map(
    ['301', '30101', '302', '30201', '30212', '30231', '303', '30301', '307', '30701', '310', '31002', '31005'].map(
      (code) => [code, { code, name: `经济${code}`, costs: /^30[13]/.test(code) ? 'personnel' : 'operating' }],
    ),
  ),
  terms: new Map(),
};

const RULES = rulesFor('tables').filter(({ id }) => /^[AB]/.test(id));

type Json = Record<string, unknown>;
type Published = Record<string, Record<string, string[]>>;

const none = { amount: '0' };
const COMMON = {
  profile: 'sample',
  status: 'preparing',
  year: new NumberLiteral('2022'),
  date: '2023-10-19',
  amountUnit: '万元',
  unit: { name: '临江市河东区医疗保障局', level: '区级', nature: 'mixed' },
  prose: {},
  threePublic: {
    budget: { overseas: '2', vehiclePurchase: '3', vehicleOperation: '4', reception: '5' },
    final: { overseas: '1', vehiclePurchase: '2', vehicleOperation: '3', reception: '4' },
    counts: {
      overseasGroups: '1',
      overseasVisitors: '2',
      vehiclesPurchased: '1',
      vehiclesHeld: '2',
      receptionBatches: '3',
      receptionVisitors: '9',
    },
  },
  procurement: { goods: none, works: none, services: none },
  assets: { vehicles: [{ kind: '应急保障用车', count: '2' }], equipment: [] },
  agencyOperatingCosts: '1',
  priorYear: {},
};

/** Every kind of revenue, fund, expenditure and balance. */
const MIXED = {
  ...COMMON,
  revenue: [
    { code: '2010601', generalPublic: '100', superiorSubsidy: '3', institutional: '5' },
    { code: '2101501', generalPublic: '50', business: '2', subordinateRemittance: '1', other: '4' },
    { code: '2230105', stateCapital: '8' },
    { code: '2296013', governmentFund: '30' },
  ],
  opening: [
    { fund: 'generalPublic', code: '2010601', amount: '6' },
    { fund: 'governmentFund', code: '2296013', amount: '2' },
    { fund: 'stateCapital', code: '2230105', amount: '1' },
    { fund: 'nonFiscal', amount: '3' },
  ],
  nonFiscalSurplusUsed: '2',
  surplusDistribution: '0.50',
  expenditure: [
    { code: '2010601', fund: 'generalPublic', basic: '70', project: '32' },
    { code: '2101501', fund: 'generalPublic', basic: '20', project: '30' },
    { code: '2010601', fund: 'nonFiscal', basic: '6', superiorRemittance: '1', subordinateSubsidy: '1' },
    { code: '2101501', fund: 'nonFiscal', business: '2' },
    { code: '2230105', fund: 'stateCapital', basic: '1', project: '7' },
    { code: '2296013', fund: 'governmentFund', basic: '1', project: '29' },
  ],
  basicByEconomicItem: [
    { code: '30101', amount: '60' },
    { code: '30301', amount: '5' },
    { code: '30201', amount: '20' },
    { code: '30231', amount: '2' },
    { code: '31002', amount: '3' },
  ],
  priorYear: {
    'balance.closing': '12',
    'fiscal.closing.total': '9',
    'fiscal.closing.generalPublic': '6',
    'governmentFund.all.closing': '2',
  },
};

/** 财政拨款 only, nothing carried over. */
const FISCAL = {
  ...COMMON,
  revenue: [
    { code: '2010601', generalPublic: '102' },
    { code: '2296013', governmentFund: '30' },
  ],
  expenditure: [
    { code: '2010601', fund: 'generalPublic', basic: '70', project: '32' },
    { code: '2296013', fund: 'governmentFund', project: '30' },
  ],
  basicByEconomicItem: [
    { code: '30101', amount: '68' },
    { code: '30231', amount: '2' },
  ],
};

const locate = (path: JsonPath): Place => ({ file: 'report.json', path: formatPath(path) });

/** Findings of one rule. */
function run(json: Json, rule: string, tablesDeclared?: Published): Finding[] {
  return checked(json, tablesDeclared).filter((finding) => finding.rule === rule);
}

function checked(json: Json, tablesDeclared?: Published): Finding[] {
  const dossier = inYuan(
    dossierSchema.parse({ ...json, ...(tablesDeclared && { declared: { tables: tablesDeclared } }) }),
  );
  const figures = figuresOf({ dossier, classes, classification, locate });
  const findings = checkedFacts(factsOf({ dossier, figures, tables, classes, classification, locate }));
  return findings.flatMap((finding) => [finding, ...(finding.consequences ?? [])]);
}

/** Findings on the two dossiers as they stand and as a faultless unit would have published them. */
const SOUND = new Map(
  [MIXED, FISCAL].map((json) => [json as Json, [...checked(json), ...checked(json, published(json))]]),
);

/** The tables that a faultless unit would have printed, in 万元 with two decimals, zero left blank. */
function published(json: Json): Published {
  const figures = figuresOf({ dossier: inYuan(dossierSchema.parse(json)), classes, classification, locate });
  const layouts = tableLayouts({ tables, classes, classification, codes: () => functionalCodes(figures) });
  const print = (id: string) => {
    const value = figures.get(id)?.value;
    return value === undefined || value.isZero() ? '' : value.div(10000).toFixed(2);
  };
  return Object.fromEntries(
    [...layouts].map(([table, { rows }]) => [
      table,
      Object.fromEntries([...rows].map(([row, slots]) => [row, slots.map(({ figure }) => print(figure))])),
    ]),
  );
}

interface Case {
  readonly json: Json;
  /** What the unit printed wrongly. */
  readonly spoil: (tables: Published) => void;
}

/** One printed cell is wrong. */
function cell(table: string, row: string, column: number, printed: string, json: Json = MIXED): Case {
  return {
    json,
    spoil: (declared) => {
      const cells = declared[table]?.[row];
      if (cells?.[column - 1] === undefined || cells[column - 1] === printed)
        throw new Error(`no cell ${table} ${row}`);
      cells[column - 1] = printed;
    },
  };
}

const CASES: Readonly<Record<string, Case>> = {
  A01: cell('T1', '27', 1, '204'),
  A02: cell('T1', '31', 1, '218'),
  A03: cell('T1', '40', 1, '53'),
  A04: cell('T1', '60', 1, '1'),
  A05: cell('T1', '62', 1, '218'),
  A06: cell('T2', '2101501', 5, '3'),
  A07: cell('T2', '21015', 1, '58'),
  A08: {
    json: MIXED,
    spoil: (declared) => {
      delete declared.T2?.['20106'];
    },
  },
  A09: cell('T3', '2010601', 4, '2'),
  A10: cell('T3', '合计', 2, '99'),
  A11: cell('T4', '27', 1, '189'),
  A12: cell('T4', '28', 1, '10'),
  A13: cell('T4', '32', 1, '198'),
  A14: cell('T4', '33', 2, '103'),
  A15: cell('T4', '64', 3, '33'),
  A16: cell('T4', '55', 1, '31'),
  A17: cell('T4', '64', 1, '198'),
  A18: cell('T4', '31', 1, '2'),
  A19: cell('T5', '2010601', 3, '33'),
  A20: cell('T5', '201', 2, '71'),
  A21: cell('T6', '301', 1, '61'),
  A22: cell('T6', '人员经费合计', 1, '66'),
  A23: cell('T6', '公用经费合计', 1, '26'),
  A24: cell('T7', '2296013', 6, '3'),
  A25: cell('T7', '229', 4, '2'),
  A26: cell('T7', '22960', 5, '28'),
  A27: cell('T8', '2230105', 1, '9'),
  A28: cell('T8', '合计', 3, '8'),
  A29: cell('T9', '1', 1, '15'),
  A30: cell('T9', '1', 3, '8'),
  A31: cell('T9', '1', 7, '11'),
  A32: cell('T9', '1', 9, '6'),
  A33: cell('T2', '2101501', 7, '-4'),
  B01: cell('T2', '合计', 1, '204'),
  B02: cell('T2', '合计', 2, '189'),
  B03: cell('T2', '合计', 3, '4'),
  B04: cell('T2', '合计', 4, '6'),
  B05: cell('T2', '合计', 5, '3'),
  B06: cell('T2', '合计', 6, '2'),
  B07: cell('T2', '合计', 7, '5'),
  B08: cell('T3', '合计', 1, '201'),
  B09: cell('T3', '210', 1, '53'),
  B10: cell('T4', '1', 1, '151'),
  B11: cell('T4', '2', 1, '31'),
  B12: cell('T4', '3', 1, '9'),
  B13: cell('T4', '27', 1, '189'),
  B14: cell('T4', '59', 1, '201'),
  B15: cell('T5', '合计', 1, '153'),
  B16: cell('T5', '210', 1, '51'),
  B17: cell('T7', '合计', 3, '31'),
  B18: cell('T7', '229', 3, '31'),
  B19: cell('T7', '合计', 2, '31'),
  B20: cell('T7', '合计', 1, '3'),
  B21: cell('T7', '合计', 6, '3'),
  B22: cell('T8', '合计', 1, '9'),
  B23: cell('T8', '223', 1, '9'),
  B24: cell('T5', '合计', 2, '91'),
  B25: cell('T5', '2101501', 3, '31'),
  B26: cell('T3', '2010601', 2, '71', FISCAL),
  B27: cell('T1', '29', 1, '8'),
  B28: cell('T6', '30231', 1, '3.01'),
  B29: cell('T5', '合计', 3, '100'),
  B30: cell('T3', '2296013', 1, '29', FISCAL),
  B31: cell('T1', '29', 1, '13'),
};

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has a case, a title and a source', () => {
    expect(CASES[id], `${id} needs a case`).toBeDefined();
    expect(rule.title).toMatch(/\p{Script=Han}/u);
    expect(rule.source).toMatch(/\p{Script=Han}/u);
  });

  it('passes on tables that agree', () => {
    const findings = SOUND.get(CASES[id]?.json ?? {});
    expect(findings?.filter((finding) => finding.rule === id)).toEqual([]);
  });

  it('fails on tables that disagree', () => {
    const { json, spoil } = CASES[id] as Case;
    const declared = published(json);
    spoil(declared);
    const findings = run(json, id, declared);
    expect(findings.map((finding) => finding.severity)).toContain(rule.severity);
    for (const finding of findings) {
      expect(finding.message).toContain('已公开');
      expect(finding.place?.path).toMatch(/^declared\.tables\./);
    }
  });
});

it('is a list of 64 rules in order', () => {
  const ids = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);
  expect(RULES.map((rule) => rule.id)).toEqual([...ids('A', 33), ...ids('B', 31)]);
  expect(Object.keys(CASES)).toEqual(RULES.map((rule) => rule.id));
});

/** Facts that contradict each other, without any declared table. */
const CONTRADICTIONS: readonly [what: string, rule: string, json: Json, place: RegExp][] = [
  [
    '基本支出 and its economic items',
    'B24',
    { ...MIXED, basicByEconomicItem: [{ code: '30101', amount: '89.9' }] },
    /^expenditure\[\d\]\.basic$/,
  ],
  [
    'a class that 公开01 does not print',
    'A03',
    { ...MIXED, expenditure: [...MIXED.expenditure, { code: '2309999', fund: 'nonFiscal', project: '1' }] },
    /^expenditure/,
  ],
  [
    'general public money remitted upwards',
    'A19',
    { ...MIXED, expenditure: [{ code: '2010601', fund: 'generalPublic', basic: '90', superiorRemittance: '1' }] },
    /^expenditure\[0\]/,
  ],
  [
    'an economic item that 公开06 does not print',
    'A21',
    { ...MIXED, basicByEconomicItem: [...MIXED.basicByEconomicItem, { code: '31005', amount: '1' }] },
    /^basicByEconomicItem/,
  ],
  [
    'an economic group that 公开06 does not print',
    'A23',
    { ...MIXED, basicByEconomicItem: [...MIXED.basicByEconomicItem, { code: '30701', amount: '1' }] },
    /^basicByEconomicItem/,
  ],
  [
    'a fund balance without its item',
    'B20',
    { ...MIXED, opening: [{ fund: 'governmentFund', amount: '2' }] },
    /^opening\[0\]\.amount$/,
  ],
  [
    'negative spending of other money',
    'B14',
    { ...MIXED, expenditure: [...MIXED.expenditure, { code: '2230105', fund: 'nonFiscal', project: '-1' }] },
    /^expenditure/,
  ],
  [
    'negative spending of other money, by code',
    'B25',
    {
      ...MIXED,
      expenditure: [
        { code: '2010601', fund: 'generalPublic', basic: '70' },
        { code: '2010601', fund: 'nonFiscal', basic: '-1' },
      ],
    },
    /^expenditure/,
  ],
  [
    'other money spent that was never received',
    'B26',
    { ...FISCAL, expenditure: [...FISCAL.expenditure, { code: '2010601', fund: 'nonFiscal', project: '1' }] },
    /^expenditure/,
  ],
  ['other balances below zero', 'B27', { ...MIXED, opening: [{ fund: 'nonFiscal', amount: '-1' }] }, /^opening\[0\]/],
  [
    'more for vehicles in 公开06 than in 公开09',
    'B28',
    { ...MIXED, basicByEconomicItem: [{ code: '30231', amount: '3.01' }] },
    /^basicByEconomicItem\[0\]\.amount$/,
  ],
  [
    'an item that spends what another received',
    'B30',
    { ...FISCAL, revenue: [{ code: '2101501', generalPublic: '102' }, FISCAL.revenue[1]] },
    /^(revenue|expenditure)/,
  ],
  [
    'an opening balance unlike last year’s closing',
    'B31',
    { ...MIXED, priorYear: { 'balance.closing': '11' } },
    /^opening/,
  ],
  [
    'a negative fact',
    'A33',
    { ...MIXED, revenue: [...MIXED.revenue, { code: '2230105', other: '-0.50' }] },
    /^revenue\[4\]\.other$/,
  ],
];

describe('facts that contradict each other', () => {
  it.each(CONTRADICTIONS)('%s: %s', (_what, rule, json, place) => {
    const [finding] = run(json, rule);
    expect(finding).toBeDefined();
    expect(finding?.place?.path).toMatch(place);
    expect(finding?.message).not.toContain('已公开');
    expect(finding?.hint).toMatch(/\p{Script=Han}/u);
  });

  it('are none within the tail of the facts, as each was rounded on its own', () => {
    const [tail] = run({ ...MIXED, basicByEconomicItem: [{ code: '30101', amount: '89.99' }] }, 'B24');
    expect(tail?.severity).toBe('info');
    expect(tail?.message).toContain('相差 0.01万元，属于金额单位转换时可能存在的尾数误差');
    const exact = { ...MIXED, basicByEconomicItem: [{ code: '30101', amount: '89.990001' }] };
    expect(run(exact, 'B24').map(({ severity }) => severity)).toEqual(['info']);
    const below = { ...MIXED, opening: [{ fund: 'nonFiscal', amount: '-0.01' }] };
    expect(run(below, 'B27').map(({ severity }) => severity)).toEqual(['error']);
    const far = { ...MIXED, basicByEconomicItem: [{ code: '30101', amount: '89.97' }] };
    expect(run(far, 'B24').map(({ severity }) => severity)).toEqual(['error']);
  });

  it('are not found in sound dossiers', () => {
    // A balance that no word of the unit speaks of is pointed out.
    expect([...SOUND.values()].flat().filter(({ rule, severity }) => rule !== 'H06' || severity !== 'info')).toEqual(
      [],
    );
  });
});

describe('A33', () => {
  const refund = { ...MIXED, revenue: [...MIXED.revenue, { code: '2230105', other: '-0.50' }] };

  it('warns of a negative fact and accepts a documented one', () => {
    expect(run(refund, 'A33').map((finding) => finding.severity)).toEqual(['warning']);
    expect(run({ ...refund, reasons: { 'revenue.2230105.other': ['退回上年多收'] } }, 'A33')).toEqual([]);
  });

  it('takes a closing balance below zero for an error', () => {
    const overspent = [...MIXED.expenditure, { code: '2296013', fund: 'nonFiscal', project: '90' }];
    const findings = run({ ...MIXED, expenditure: overspent }, 'A33');
    expect(findings.map((finding) => finding.severity)).toEqual(['error']);
    expect(findings[0]?.message).toContain('年末结转和结余');
    expect(findings[0]?.actual).toBe('-73.50万元');
  });
});

describe('A08', () => {
  const blank = ['', '', '', '', '', '', ''];

  it('names the missing 款', () => {
    const declared = published(MIXED);
    delete declared.T2?.['20106'];
    expect(run(MIXED, 'A08', declared).map((finding) => finding.expected)).toEqual(['20106']);
  });

  it('counts digits', () => {
    const findings = run(MIXED, 'A08', { T2: { '2010': blank } });
    expect(findings.map((finding) => finding.actual)).toEqual(['2010']);
  });

  it('tells the order from the lines of the file', () => {
    const dossier = inYuan(
      dossierSchema.parse({ ...MIXED, declared: { tables: { T2: { '201': blank, '210': blank } } } }),
    );
    const lines: Readonly<Record<string, number>> = { '201': 9, '210': 8 };
    const where = (path: JsonPath) => ({ file: 'report.json', line: lines[String(path[3])] ?? 1, column: 1 });
    const input = {
      dossier,
      figures: figuresOf({ dossier, classes, classification, locate }),
      tables,
      classes,
      classification,
      locate: where,
    };
    const order = checkedFacts(factsOf(input)).filter((finding) => finding.rule === 'A08');
    expect(order.map((finding) => finding.place?.line)).toEqual([9]);
  });
});

it('B31 takes an explained adjustment for information', () => {
  const adjusted = {
    ...MIXED,
    priorYear: { 'balance.closing': '11' },
    reasons: { 'balance.opening': ['收回存量资金'] },
  };
  expect(run(adjusted, 'B31').map((finding) => finding.severity)).toEqual(['info']);
});

it('says both places, both values, the difference and the correction', () => {
  const declared = published(MIXED);
  CASES.B16?.spoil(declared);
  const [finding] = run(MIXED, 'B16', declared);
  expect(finding?.message).toBe(
    '已公开表4第41行“科目210”第3栏为 50.00万元，表5“科目210”第1栏为 51.00万元，相差 1.00万元，应当相等（公开04表各类3栏＝公开05表同类1栏）',
  );
  expect(finding).toMatchObject({ actual: '50.00万元', expected: '51.00万元' });
  expect(finding?.hint).toBe('按明细计算，表5“科目210”第1栏应为 50.00万元；请改正已公开的数，或改正明细');
  expect(finding?.place?.path).toBe('declared.tables.T4["41"][1]');
  expect(finding?.related?.map((place) => place.path)).toEqual(['declared.tables.T5["210"][0]']);
});
