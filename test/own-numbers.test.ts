/**
 * What a place asks of its units besides the forms, and what it makes of it: numbers by name and unit, figures that it
 * reckons from others, tables and forms of these, sections and words that only some units have.
 */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Analysis, analyse } from '../src/pipeline.ts';
import { auditProfile } from '../src/stories/profile/profile-audit.ts';
import { paths, serious, textOf } from './support.ts';

const PLACE = 'lanchuan';
const UNIT = 'hexi-2023';
const DATA = resolve(import.meta.dirname, 'fifth-place');

type Json = Record<string, unknown>;

/** The place with more than it had: the last part holds a section that prints all of it. */
const MORE = {
  facts: {
    landArea: { label: '占地面积', unit: '平方米' },
    totalAssets: { label: '资产总额', unit: '万元' },
    buildings: { label: '房屋', unit: '万元' },
  },
  figures: {
    personnelShare: { label: '人员经费占比', ratio: ['economic.personnel', 'generalPublic.all.basic'] },
    otherAssets: { label: '其他资产', difference: ['fact.totalAssets', 'fact.buildings'] },
    all: { label: '资产和人员经费', sum: ['fact.totalAssets', 'economic.personnel'] },
  },
};

const T11 = {
  name: '三公经费和资产情况表',
  orientation: 'portrait',
  layout: 'statement',
  notes: [],
  sides: [
    {
      label: '',
      labelWidth: 30,
      columns: [
        { label: '预算', number: '1' },
        { label: '决算', number: '2' },
      ],
      rows: [
        { line: 1, label: '公务接待费', figures: ['threePublic.budget.reception', 'threePublic.final.reception'] },
        { line: 2, label: '接待批次', figures: ['', 'threePublic.counts.receptionBatches'] },
        { line: 3, label: '人员经费占比', figures: ['', 'place.personnelShare'] },
        { line: 4, label: '其他资产', figures: ['', 'place.otherAssets'] },
      ],
    },
  ],
};

const FORM = {
  orientation: 'portrait',
  columns: [10, 40],
  body: [{ each: 'projects', rows: [{ cells: [{ text: '第{{n}}个' }, { text: '{{name}}' }] }] }],
  notes: [],
};

const SECTION = `占地{{fact "landArea"}}，资产{{fact "totalAssets"}}，其中房屋{{amount "fact.buildings"}}。人员经费占{{percent "place.personnelShare"}}。

::form{name="numbered"}
`;

function edited(file: string, change: (json: Json) => void): void {
  const json = JSON.parse(readFileSync(file, 'utf8')) as Json;
  change(json);
  writeFileSync(file, JSON.stringify(json, null, 2));
}

interface Change {
  readonly profile?: (json: Json) => void;
  readonly dossier?: Json;
}

function made({ profile, dossier = {} }: Change = {}) {
  const root = mkdtempSync(join(tmpdir(), 'juesuan-'));
  const templates = join(root, 'templates');
  cpSync(join(paths.templates, 'base'), join(templates, 'base'), { recursive: true });
  cpSync(join(DATA, 'templates', PLACE), join(templates, PLACE), { recursive: true });
  cpSync(join(DATA, 'units', UNIT), join(root, UNIT), { recursive: true });
  edited(join(templates, PLACE, 'profile.json'), (json) => {
    Object.assign(json, structuredClone(MORE));
    const tables = json.tables as { order: string[]; forms: Json };
    tables.order.push('T11');
    tables.forms.T11 = structuredClone(T11);
    Object.assign(json.prose as Json, { businessWords: { label: '经营收入主要是什么', required: false } });
    const parts = json.parts as { sections: Json[] }[];
    parts
      .at(-1)
      ?.sections.push(
        { id: 'own', title: '本地事项', template: 'own.md.hbs' },
        { id: 'work', title: '重点工作', template: 'key-work.md.hbs', when: 'keyWork|prose.businessWords' },
      );
    const { entries } = json.glossary as { entries: Json[] };
    entries.push({ term: '经营收入', text: '指非独立核算的收入。', prose: 'businessWords' });
    profile?.(json);
  });
  writeFileSync(join(templates, PLACE, 'own.md.hbs'), SECTION);
  writeFileSync(join(templates, PLACE, 'key-work.md.hbs'), '今年的重点工作见附件。\n');
  writeFileSync(join(templates, PLACE, 'forms', 'numbered.json'), JSON.stringify(FORM));
  edited(join(root, UNIT, 'report.json'), (json) => {
    // Codes as keys would be sorted.
    delete json.declared;
    json.facts = { ...(json.facts as Json), landArea: 12000, totalAssets: 3650000, buildings: 1650000, ...dossier };
  });
  return { own: { ...paths, templates }, folder: join(root, UNIT) };
}

function analysed(change?: Change, words?: string): Analysis {
  const { own, folder } = made(change);
  if (words !== undefined) {
    edited(join(folder, 'report.json'), (json) => {
      Object.assign(json.prose as Json, { businessWords: words });
    });
  }
  return analyse(folder, own, UNIT);
}

/** 元 of basic expenditure by its economic codes, from the unit's own file. */
function basic(codes: RegExp): number {
  const file = readFileSync(join(DATA, 'units', UNIT, 'report.json'), 'utf8');
  const { basicByEconomicItem: rows } = JSON.parse(file) as { basicByEconomicItem: { code: string; amount: number }[] };
  return rows.filter(({ code }) => codes.test(code)).reduce((sum, { amount }) => sum + amount, 0);
}

describe('numbers that a place asks for', () => {
  it('are written alone, amounts in the unit of all amounts, and printed as the place says', () => {
    const analysis = analysed();
    expect(serious(analysis)).toEqual([]);
    expect(textOf(analysis)).toContain('占地12000平方米，资产365.00万元，其中房屋1,650,000.00元。');
  });

  it('are missed together, by name and unit', () => {
    const { findings } = analysed({ dossier: { landArea: undefined, buildings: undefined } });
    const missing = findings.filter(({ rule }) => rule === 'V53');
    expect(missing).toMatchObject([
      {
        message: '缺少模板要的 2 个数：占地面积（landArea，平方米）、房屋（buildings，金额）',
        expected: '"landArea": 数，"buildings": 数',
      },
    ]);
  });

  it('cannot stand alone where nobody says what they are', () => {
    expect(analysed({ dossier: { landAria: 3 } }).findings).toContainEqual(
      expect.objectContaining({ rule: 'V55', actual: 'landAria', expected: 'landArea' }),
    );
    const own = { label: '展品', value: 3, unit: '件' };
    expect(serious(analysed({ dossier: { exhibits: own } }))).toEqual([]);
  });

  it('are told of a table that is made of a part that does not exist', () => {
    const { own } = made({
      profile: (json) => {
        const tables = (json.tables ?? {}) as Json;
        const forms = (tables.forms ?? {}) as Json;
        json.tables = {
          ...tables,
          forms: { ...forms, T9: { ...((forms.T9 ?? {}) as Json), requires: ['threePublik'] } },
        };
      },
    });
    expect(auditProfile(PLACE, own)).toMatchObject([
      { rule: 'T31', actual: 'threePublik', expected: 'threePublic', place: { path: 'tables.forms.T9.requires[0]' } },
    ]);
  });

  it('are asked for under `facts`, not under `requires`, and templates name no others', () => {
    const { own } = made({ profile: (json) => (json.requires as string[]).push('facts.landArea') });
    expect(auditProfile(PLACE, own)).toMatchObject([{ rule: 'T31', actual: 'facts.landArea' }]);
    const without = made({ profile: (json) => delete (json.facts as Json).landArea });
    expect(auditProfile(PLACE, without.own)).toMatchObject([{ rule: 'T09', actual: 'landArea' }]);
  });
});

describe('figures that a place reckons', () => {
  it('stand in texts and tables, beside cells that are blank and counts that are whole', () => {
    const text = textOf(analysed());
    const [, share] = /人员经费占([\d.]+%)。/.exec(text) ?? [];
    const percent = (100 * basic(/^30[13]/)) / basic(/^3/);
    expect(Number.parseFloat(share ?? '')).toBeCloseTo(percent, 1);
    const table = text.slice(text.lastIndexOf('三公经费和资产情况表'));
    expect(table).toContain('\n项目\t行次\t预算\t决算\n');
    expect(table).toContain('\n公务接待费\t1\t20,000.00\t18,560.00\n');
    expect(table).toContain('\n接待批次\t2\t\t26\n');
    expect(table).toContain('\n其他资产\t4\t\t2,000,000.00\n');
  });

  it('are wrong where their figures do not exist, told at the figure', () => {
    const { own } = made({
      profile: (json) => {
        (json.figures as Json).all = { label: '合计', sum: ['fact.totalAssets', 'economic.personel'] };
      },
    });
    expect(auditProfile(PLACE, own)).toMatchObject([
      {
        rule: 'T31',
        actual: 'economic.personel',
        expected: 'economic.personnel',
        place: { path: 'figures.all.sum[1]' },
      },
    ]);
  });

  it('are told once where a table names one that does not exist, at the line of the table', () => {
    const { own } = made({
      profile: (json) => {
        const { forms } = json.tables as { forms: { T10: { columns: { figure?: string; columns?: unknown }[] } } };
        const column = forms.T10.columns.find(({ figure }) => figure !== undefined);
        if (column !== undefined) column.figure = 'expenditure.{code}.projekt';
      },
    });
    const found = auditProfile(PLACE, own);
    expect(found).toMatchObject([
      {
        rule: 'T03',
        actual: 'expenditure.{code}.projekt',
        place: { path: expect.stringMatching(/^tables\.forms\.T10\.columns.*figure$/) },
      },
    ]);
  });
});

describe('what only some units have', () => {
  it('is a section where they have written what it needs, with its number', () => {
    expect(textOf(analysed())).not.toContain('重点工作\n');
    expect(textOf(analysed())).toContain('\n（十二）本地事项\n');
    const text = textOf(analysed(undefined, '主要是场馆出租收入。'));
    expect(text).toMatch(/重点工作\n今年的重点工作见附件。/);
  });

  it('is a sentence after a term', () => {
    expect(textOf(analysed())).toMatch(/经营收入：指非独立核算的收入。\n/);
    const text = textOf(analysed(undefined, '主要是场馆出租收入。'));
    expect(text).toMatch(/经营收入：指非独立核算的收入。主要是场馆出租收入。\n/);
  });

  it('must be a part of the dossier that there is', () => {
    const { own } = made({
      profile: (json) => {
        const parts = json.parts as { sections: Json[] }[];
        const last = parts.at(-1)?.sections.at(-1);
        if (last !== undefined) last.when = 'keyWrk|prose.businesWords';
      },
    });
    expect(auditProfile(PLACE, own)).toMatchObject([
      { rule: 'T31', actual: 'keyWrk', expected: 'keyWork' },
      { rule: 'T31', actual: 'businesWords', expected: 'businessWords' },
    ]);
  });
});

describe('lists in forms', () => {
  it('count their entries', () => {
    expect(textOf(analysed())).toMatch(/第1个\t[^\n]+\n第2个\t/);
  });
});

describe('a figure without the value of last year', () => {
  it('is told in the phrase that compares it, with the template that uses the phrase', () => {
    const { own, folder } = made({
      profile: (json) => {
        json.priorYear = (json.priorYear as string[]).filter((id) => id !== 'revenue.all.total');
      },
    });
    edited(join(folder, 'report.json'), (json) => delete (json.priorYear as Json)['revenue.all.total']);
    const faults = analyse(folder, own, UNIT).findings.filter(({ rule }) => rule === 'T06');
    const [fault] = faults.filter(({ related }) => related !== undefined);
    expect(new Set(faults.map(({ message }) => message)).size).toBe(1);
    expect(fault?.message).toContain('在 report.json 的 priorYear 中写上 "revenue.all.total"');
    expect(fault?.place?.file).toMatch(/partials\/\w+\.hbs$/);
    expect(fault?.related?.[0]?.file).toMatch(/revenue\.md\.hbs$/);
  });
});
