/** Imported values into report.json: its form stays, what was typed stays, what differs is told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/input/read-json.ts';
import { mergeImported } from '../../src/merge/merge-imported.ts';
import { NumberLiteral } from '../../src/model/dossier.ts';
import { importPathOf } from '../../src/model/import-path.ts';
import { type ImportedValue, importPathText, NOTHING_IMPORTED } from '../../src/model/imported.ts';
import { importedRecordText, parseImportedRecord } from '../../src/model/imported-record.ts';
import { differences } from '../../src/stories/import/importing.ts';

const REPORT = `{
  "profile": "x",
  "amountUnit": "万元",
  "revenue": [
    { "code": "2013102", "generalPublic": 5.10 },
    { "code": "2101101", "generalPublic": 0.03 }
  ],
  "expenditure": [
    {
      "code": "2101502",
      "fund": "generalPublic",
      "initialBudget": 45.03,
      "project": [
        { "project": "a", "amount": 15.03 },
        { "project": "b", "amount": 10 }
      ]
    }
  ],
  "reasons": { "balance.grandTotal": ["因为"] }
}
`;

const number = (text: string) => new NumberLiteral(text);
const from = (cell: string) => ({ file: '决算.xls', sheet: '公开02', cell });
const value = (path: ImportedValue['path'], text: string, cell = 'E9'): ImportedValue => ({
  path,
  value: number(text),
  from: from(cell),
});
const digests = new Map([['决算.xls', 'sha256:00']]);

function merged(
  values: readonly ImportedValue[],
  text = REPORT,
  previous = NOTHING_IMPORTED,
  take: 'typed' | 'workbook' = 'typed',
) {
  return mergeImported({ text, values, previous, digests, forms: new Map(), take });
}

describe('a merge', () => {
  it('adds what is not there, in the form of what stands beside it', () => {
    const { text, changed, conflicts } = merged([
      value(['revenue', { code: '2101101' }, 'other'], '1.20'),
      value(['revenue', { code: '2296013' }, 'governmentFund'], '28.35'),
      value(['basicByEconomicItem', { code: '30101' }, 'amount'], '19.32'),
      value(['basicByEconomicItem', { code: '30102' }, 'amount'], '18.55'),
    ]);
    expect(conflicts).toEqual([]);
    expect(changed.map(({ kind }) => kind)).toEqual(['added', 'added', 'added', 'added']);
    expect(text).toContain(
      '    { "code": "2101101", "generalPublic": 0.03, "other": 1.20 },\n    { "code": "2296013", "governmentFund": 28.35 }\n  ],',
    );
    expect(text).toContain(`  "basicByEconomicItem": [
    { "code": "30101", "amount": 19.32 },
    { "code": "30102", "amount": 18.55 }
  ]
}`);
    expect(
      text.replace(/, "other": 1\.20|,\n {4}\{ "code": "2296013".*|,\n {2}"basicByEconomicItem": \[[^\]]*\]/g, ''),
    ).toBe(REPORT);
  });

  it('keeps a typed value that says the same, as it was typed', () => {
    const result = merged([
      value(['revenue', { code: '2013102' }, 'generalPublic'], '5.1'),
      value(['expenditure', { code: '2101502', fund: 'generalPublic' }, 'project'], '25.03'),
    ]);
    expect(result.text).toBe(REPORT);
    expect(result.changed).toEqual([]);
    expect(result.conflicts).toEqual([]);
  });

  it('keeps a typed value that differs, and tells it with both places', () => {
    const other = value(['revenue', { code: '2013102' }, 'generalPublic'], '5.11', 'F7');
    const kept = merged([other]);
    expect(kept.text).toBe(REPORT);
    expect(kept.conflicts).toEqual([
      {
        path: ['revenue', { code: '2013102' }, 'generalPublic'],
        typed: '5.10',
        workbook: '5.11',
        from: from('F7'),
        isSplit: false,
      },
    ]);
    const taken = merged([other], REPORT, NOTHING_IMPORTED, 'workbook');
    expect(taken.text).toBe(REPORT.replace('5.10', '5.11'));
    expect(taken.conflicts).toEqual([]);
  });

  it('never puts one amount in the place of the parts of projects', () => {
    const { text, conflicts } = merged(
      [value(['expenditure', { code: '2101502', fund: 'generalPublic' }, 'project'], '25.04')],
      REPORT,
      NOTHING_IMPORTED,
      'workbook',
    );
    expect(text).toBe(REPORT);
    const json = parseJson(REPORT, 'report.json').value;
    if (json === undefined) throw new Error('no JSON');
    const [told, ...more] = differences(conflicts, json);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ rule: 'I13', place: { line: 13 }, expected: expect.stringMatching(/^25\.04/) });
    // To import once more, with whatever option, would change nothing.
    expect(told?.hint).toBe('核对哪个对；以表上的为准，改正手工填写的各部分');
  });

  it('replaces what was imported before, unless somebody has changed it since', () => {
    const path = ['revenue', { code: '2296013' }, 'governmentFund'] as const;
    const first = merged([value(path, '28.35')]);
    const second = merged([value(path, '28.40')], first.text, first.imported);
    expect(second.text).toBe(first.text.replace('28.35', '28.40'));
    expect(second.changed).toMatchObject([{ kind: 'replaced', before: '28.35', after: '28.40' }]);
    const typed = first.text.replace('28.35', '28.36');
    const third = merged([value(path, '28.40')], typed, first.imported);
    expect(third.text).toBe(typed);
    expect(third.conflicts).toMatchObject([{ typed: '28.36', workbook: '28.40' }]);
  });

  it('takes away what the same tables do not hold any more', () => {
    const rows = ['30101', '30102'].map((code, index) =>
      value(['basicByEconomicItem', { code }, 'amount'], `${index + 1}.5`),
    );
    const first = merged(rows);
    const second = merged(rows.slice(1), first.text, first.imported);
    expect(JSON.parse(second.text).basicByEconomicItem).toEqual([{ code: '30102', amount: 2.5 }]);
    expect(second.changed).toMatchObject([{ kind: 'removed', path: 'basicByEconomicItem[code=30101].amount' }]);
    expect([...second.imported.values.keys()]).toEqual(['basicByEconomicItem[code=30102].amount']);
    const typed = first.text.replace('1.5', '1.6');
    expect(merged(rows.slice(1), typed, first.imported).text).toBe(typed);
  });

  it('fills in the blanks of a new dossier', () => {
    const blank =
      '{\n  "revenue": [\n    {\n      "code": ""\n    }\n  ],\n  "threePublic": {\n    "budget": {\n      "overseas": null,\n      "reception": null\n    }\n  },\n  "agencyOperatingCosts": null\n}\n';
    const { text, conflicts } = merged(
      [
        value(['revenue', { code: '2013102' }, 'generalPublic'], '5.11'),
        value(['threePublic', 'budget', 'overseas'], '0'),
        value(['agencyOperatingCosts'], '7.30'),
      ],
      blank,
    );
    expect(conflicts).toEqual([]);
    expect(text).toBe(
      '{\n  "revenue": [{ "code": "2013102", "generalPublic": 5.11 }],\n  "threePublic": {\n    "budget": {\n      "overseas": 0,\n      "reception": null\n    }\n  },\n  "agencyOperatingCosts": 7.30\n}\n',
    );
  });
});

const code = fc.integer({ min: 2010000, max: 2019999 }).map(String);
const amount = fc.integer({ min: -99999, max: 9999999 }).map((cents) => (cents / 100).toFixed(2));
const anyValue = fc.oneof(
  fc
    .tuple(code, fc.constantFrom('generalPublic', 'other'), amount)
    .map(([each, kind, text]) => value(['revenue', { code: each }, kind], text)),
  fc
    .tuple(code, fc.constantFrom('generalPublic', 'nonFiscal'), fc.constantFrom('basic', 'initialBudget'), amount)
    .map(([each, fund, kind, text]) => value(['expenditure', { code: each, fund }, kind], text)),
  fc
    .tuple(code, fc.integer({ min: 0, max: 5 }), amount)
    .map(([each, index, text]) => value(['declared', 'tables', 'T3', each, index], text)),
  fc
    .tuple(fc.constantFrom('用车（一）', 'a,b="]'), amount)
    .map(([kind, text]) => value(['assets', 'vehicles', { kind }, 'count'], text)),
);

describe('any import', () => {
  it('is valid JSON that holds each value, and the same once more changes nothing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyValue, { selector: ({ path }) => importPathText(path), maxLength: 30 }),
        (values) => {
          const once = merged(values);
          JSON.parse(once.text);
          const again = merged(values, once.text, once.imported);
          expect(again.text).toBe(once.text);
          expect(again.changed).toEqual([]);
          expect(again.conflicts).toEqual(once.conflicts);
          expect(again.imported).toEqual(once.imported);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has paths that come back from their texts', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyValue, { selector: ({ path }) => importPathText(path), minLength: 1, maxLength: 12 }),
        (values) => {
          const texts = values.map(({ path }) => importPathText(path));
          expect(texts.map((text) => importPathText(importPathOf(text)))).toEqual(texts);
          expect(values.map(({ path }) => path)).toEqual(texts.map(importPathOf));
        },
      ),
    );
  });

  it('keeps its record as text', () => {
    const { imported } = merged([value(['revenue', { code: '2296013' }, 'governmentFund'], '28.35')]);
    expect(parseImportedRecord(importedRecordText(imported))).toEqual(imported);
    expect(parseImportedRecord('{"files": {}}')).toBeUndefined();
    expect(parseImportedRecord('no JSON')).toBeUndefined();
  });
});

describe('what a form holds no more', () => {
  const form = '填报表.xlsx';
  const typed = (path: ImportedValue['path'], text: ImportedValue['value']): ImportedValue => ({
    path,
    value: text,
    from: { file: form, sheet: '项目', cell: 'A7' },
  });
  const project = (...way: (string | number)[]) => ['projects', { id: 'a' }, ...way];
  const all = [
    typed(project('name'), '甲'),
    typed(project('selfEvaluation', 'supervisor'), '某局'),
    typed(project('selfEvaluation', 'category', 0), '一'),
    typed(project('selfEvaluation', 'category', 1), '二'),
    typed(['projects', { id: 'b' }, 'name'], '乙'),
    typed(['reasons', 'x', 0, 'text'], '因为'),
    typed(['reasons', 'x', 1, 'text'], '所以'),
  ];
  const merge = (
    values: readonly ImportedValue[],
    state: { text: string; imported: typeof NOTHING_IMPORTED },
    how: 'whole' | 'faulty',
  ) =>
    mergeImported({
      text: state.text,
      values,
      previous: state.imported,
      digests: new Map([[form, 'sha256:00']]),
      forms: new Map([[form, how]]),
      take: 'typed',
    });
  const first = merge(all, { text: '{}', imported: NOTHING_IMPORTED }, 'whole');
  const without = (gone: (value: ImportedValue) => boolean, how: 'whole' | 'faulty' = 'whole') =>
    JSON.parse(
      merge(
        all.filter((each) => !gone(each)),
        first,
        how,
      ).text,
    );

  it('goes, with what it alone filled', () => {
    expect(JSON.parse(first.text).projects[0]).toEqual({
      id: 'a',
      name: '甲',
      selfEvaluation: { supervisor: '某局', category: ['一', '二'] },
    });
    expect(without(({ path }) => path.includes('supervisor')).projects[0].selfEvaluation).toEqual({
      category: ['一', '二'],
    });
    expect(without(({ path }) => path.at(-1) === 1).projects[0].selfEvaluation.category).toEqual(['一']);
    expect(without(({ path }) => importPathText(path).startsWith('projects[id=b]')).projects).toHaveLength(1);
    expect(without(({ path }) => path[0] === 'reasons' && path[2] === 1).reasons).toEqual({ x: [{ text: '因为' }] });
  });

  it('stays where not all of the form could be read', () => {
    expect(without(({ path }) => path[0] === 'projects', 'faulty')).toEqual(JSON.parse(first.text));
  });

  it('stays where it came from another file', () => {
    const tables = merged([value(['revenue', { code: '2296013' }, 'governmentFund'], '28.35')]);
    const again = merge(all, { text: tables.text, imported: tables.imported }, 'whole');
    expect(JSON.parse(again.text).revenue).toContainEqual({ code: '2296013', governmentFund: 28.35 });
  });
});
