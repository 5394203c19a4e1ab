/** What `juesuan check` shows of the findings, and the SARIF log for other programs. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ruleEntries } from '../src/check/rule-page.ts';
import { filterFrom } from '../src/cli/terminal/finding-filter.ts';
import { filterFindings } from '../src/diagnostics/filter.ts';
import type { Finding } from '../src/diagnostics/finding.ts';
import { printFindings } from '../src/diagnostics/print.ts';
import { findingsToSarif } from '../src/diagnostics/sarif.ts';

const known = ruleEntries().map(({ id }) => id);
const file = 'data/units/某局-2023/report.json';
const title = '某局2023年度部门决算';

const amount: Finding = {
  rule: 'R02',
  severity: 'error',
  message: '已公开的“收入”为 9.5，按明细计算为 9.42',
  place: { file, line: 12, column: 5, path: 'declared.figures["revenue.all.total"]' },
  actual: '9.5',
  expected: '9.42',
  hint: '在文字中应印金额的地方写 {amount}',
  related: [
    { file, line: 3, column: 1 },
    { file: title, path: '第一部分 › 表' },
  ],
};
const printed: Finding = {
  rule: 'C02',
  severity: 'info',
  message: '两数不等，请核实',
  place: { file: title, path: '第二部分 › 一、总体情况 › 第1段' },
};
const waived: Finding = { rule: 'C23', severity: 'warning', message: '各处的数不同', waived: '口径不同' };
const open: Finding = { rule: 'D14', severity: 'warning', message: '字重复', place: { file: 'a b/正文.md' } };
const all = [printed, waived, amount, open];

const shown = (options: { rule?: readonly string[]; severity?: string }) =>
  filterFindings(all, filterFrom({ rule: [], severity: 'info', ...options }, known));

describe('the filter', () => {
  it.each([
    [{}, all],
    [{ rule: ['R02'] }, [amount]],
    [{ rule: [' r02，d14 '] }, [amount, open]],
    [{ rule: ['R02', 'D14'] }, [amount, open]],
    [{ rule: ['c'] }, [printed, waived]],
    [{ severity: 'warning' }, [waived, amount, open]],
    [{ severity: '错误' }, [amount]],
    [{ rule: ['C'], severity: '警告' }, [waived]],
  ])('%j shows what was asked for', (options, expected) => {
    expect(shown(options)).toEqual(expected);
  });

  it.each([
    [{ rule: ['R2'] }, '是否应为 R02？'],
    [{ rule: ['C02,Q'] }, '没有规则“Q”'],
    [{ severity: 'warnings' }, '是否应为 warning？'],
    [{ severity: '严重' }, 'error（错误）、warning（警告）、info（提示）'],
  ])('%j is refused with what was meant', (options, message) => {
    expect(() => shown(options)).toThrow(message);
  });
});

describe('the listing', () => {
  it('has a heading with its number for each severity, the gravest first', () => {
    const lines = printFindings(all).split('\n');
    const headings = lines.filter((line) => /^(错误|警告|提示)（/.test(line));
    expect(headings).toEqual(['错误（1）', '警告（1，另有 1 条已说明）', '提示（1）']);
    expect(lines.indexOf('警告（1，另有 1 条已说明）')).toBeLessThan(
      lines.findIndex((line) => line.includes('字重复')),
    );
  });

  it('has no heading where nothing stands below it', () => {
    expect(printFindings([open])).not.toMatch(/^(错误|提示)（/m);
    expect(printFindings([])).toBe('共 0 个错误、0 个警告、0 条提示\n');
  });

  it('counts everything, and says when only a part is listed', () => {
    const text = printFindings(all, undefined, filterFrom({ rule: ['C02,R02'], severity: 'warning' }, known));
    expect(text).not.toContain('两数不等');
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '共 1 个错误、1 个警告、1 条提示，另有 1 条已说明（只列出其中 1 条：规则 C02、R02，错误和警告）',
    );
  });

  it('names the headings of a place that is in the report', () => {
    expect(printFindings([printed])).toContain(`${title} › 第二部分 › 一、总体情况 › 第1段: 提示 C02`);
  });
});

/** What the standard requires of the objects that are used, and nothing that it does not know. */
const text = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);
const uriReference = z.string().regex(/^(?:[A-Za-z0-9\-._~:/@!$&'()*+,;=]|%[0-9A-F]{2})+$/);
const location = z
  .strictObject({
    physicalLocation: z
      .strictObject({
        artifactLocation: z.strictObject({ uri: uriReference }),
        region: z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1).optional() }).optional(),
      })
      .optional(),
    logicalLocations: z
      .array(z.strictObject({ name: z.string().optional(), fullyQualifiedName: z.string().min(1) }))
      .optional(),
  })
  .refine((value) => value.physicalLocation !== undefined || value.logicalLocations !== undefined);
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.literal('juesuan'),
          version: z.string().min(1),
          language: z.literal('zh-CN'),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              shortDescription: text,
              fullDescription: text,
              help: text,
              defaultConfiguration: z.strictObject({ level }),
            }),
          ),
        }),
      }),
      language: z.literal('zh-CN'),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0).optional(),
          level,
          message: text,
          locations: z.array(location),
          relatedLocations: z.array(location),
          partialFingerprints: z.record(z.string(), z.string().min(1)),
          suppressions: z.array(
            z.strictObject({
              kind: z.enum(['inSource', 'external']),
              status: z.enum(['accepted', 'underReview', 'rejected']),
              justification: z.string(),
            }),
          ),
          properties: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  ),
});

function logOf(findings: readonly Finding[], unit = '某局-2023') {
  const log = findingsToSarif([{ unit, title, findings }], ruleEntries(), '1.2.3');
  return sarif.parse(JSON.parse(JSON.stringify(log)));
}

function resultOf(finding: Finding) {
  const result = logOf([finding]).runs[0]?.results[0];
  if (result === undefined) throw new Error('no result');
  return result;
}

const fingerprintsOf = (findings: readonly Finding[], unit?: string) =>
  logOf(findings, unit).runs[0]?.results.map(({ partialFingerprints }) => Object.values(partialFingerprints)[0]);

describe('the SARIF log', () => {
  it('has one run with the findings of all units, each with its rule', () => {
    const units = [
      { unit: 'a', title, findings: all },
      { unit: 'b', findings: [open] },
    ];
    const { runs } = sarif.parse(JSON.parse(JSON.stringify(findingsToSarif(units, ruleEntries(), '1.2.3'))));
    expect(runs).toHaveLength(1);
    const { tool, results } = runs[0] ?? { results: [] };
    expect(results.map(({ properties }) => properties.unit)).toEqual(['a', 'a', 'a', 'a', 'b']);
    expect(tool?.driver.version).toBe('1.2.3');
    for (const { ruleId, ruleIndex } of results) expect(tool?.driver.rules[ruleIndex ?? -1]?.id).toBe(ruleId);
    const rule = tool?.driver.rules.find(({ id }) => id === 'D14');
    const entry = ruleEntries().find(({ id }) => id === 'D14');
    expect(rule?.shortDescription.text).toBe(entry?.title);
    expect(rule?.fullDescription.text).toContain(entry?.source);
    expect(rule?.help.text).toBe(entry?.advice);
  });

  it('says all that the listing says, with its braces doubled as the standard wants', () => {
    const { level: shownLevel, message } = resultOf(amount);
    expect(shownLevel).toBe('error');
    expect(message.text.split('\n')).toEqual([
      '已公开的“收入”为 9.5，按明细计算为 9.42',
      '实际：9.5',
      '应为：9.42',
      '提示：在文字中应印金额的地方写 {{amount}}',
    ]);
    expect([resultOf(open).level, resultOf(printed).level]).toEqual(['warning', 'note']);
  });

  it('points to line and column of a file, by a relative reference, and to the path in it', () => {
    const [place] = resultOf(amount).locations;
    const uri = place?.physicalLocation?.artifactLocation.uri ?? '';
    expect(uri).toMatch(/^data\/units\/%E6%9F%90/);
    expect(decodeURIComponent(uri)).toBe(file);
    expect(place?.physicalLocation?.region).toEqual({ startLine: 12, startColumn: 5 });
    expect(place?.logicalLocations).toEqual([{ fullyQualifiedName: 'declared.figures["revenue.all.total"]' }]);
    const [whole] = resultOf(open).locations;
    expect(whole).toEqual({ physicalLocation: { artifactLocation: { uri: 'a%20b/%E6%AD%A3%E6%96%87.md' } } });
  });

  it('makes no file of a place in the report', () => {
    expect(resultOf(printed).locations).toEqual([
      {
        logicalLocations: [{ name: '第1段', fullyQualifiedName: `${title} › 第二部分 › 一、总体情况 › 第1段` }],
      },
    ]);
    const [inFile, inReport] = resultOf(amount).relatedLocations;
    expect(inFile?.physicalLocation?.region?.startLine).toBe(3);
    expect(inReport?.physicalLocation).toBeUndefined();
  });

  it('gives the files of another drive or root as file: references', () => {
    const uri = (path: string) =>
      resultOf({ ...open, place: { file: path } }).locations[0]?.physicalLocation?.artifactLocation.uri;
    expect(uri('/srv/x y/report.json')).toBe('file:///srv/x%20y/report.json');
    expect(uri('C:\\x\\report.json')).toBe('file:///C:/x/report.json');
  });

  it('carries the answer to a finding, and says of the others that they have none', () => {
    expect(resultOf(waived).suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: '口径不同' },
    ]);
    expect(resultOf(open).suppressions).toEqual([]);
  });

  it('keeps the fingerprint while lines move and amounts change, and never gives it twice', () => {
    const moved: Finding = {
      ...amount,
      message: '已公开的“收入”为 9.6，按明细计算为 10.42',
      place: { file, line: 99, column: 1, path: 'declared.figures["revenue.all.total"]' },
    };
    expect(fingerprintsOf([open, moved])?.[1]).toBe(fingerprintsOf([amount])?.[0]);
    const prints = fingerprintsOf([...all, amount, { ...amount, rule: 'R01' }]) ?? [];
    expect(new Set(prints).size).toBe(prints.length);
    expect(fingerprintsOf([amount], '别的单位')).not.toEqual(fingerprintsOf([amount]));
  });
});
