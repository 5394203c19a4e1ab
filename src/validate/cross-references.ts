/** Checks between the parts of a dossier whose shape is right (V20–V29). */
import type { Finding } from '../diagnostics/finding.ts';
import { messages } from '../diagnostics/messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Cause, Dossier, Indicator, SpentItemRow } from '../model/dossier.ts';
import { rubricItems } from '../model/rubric.ts';
import type { DossierFiles, JsonPath } from '../model/source.ts';
import { EXPENDITURE_NAMES, FUND_NAMES } from '../model/terms.ts';
import { sum } from '../money/decimal.ts';
import { missingFiles, unusedFiles } from './named-files.ts';
import { sourceText } from './validate-json.ts';

/** A value of the dossier and where it stands. */
interface At<Value> {
  readonly value: Value;
  readonly path: JsonPath;
}

interface Check {
  readonly of: (dossier: Dossier, files: DossierFiles) => Finding[];
  /** Parts of report.json that it looks things up in; without them it can say nothing. */
  readonly needs: readonly Part[];
  /** With such an error there are no figures; after the others there is just no report. */
  readonly spoilsFigures: boolean;
}

type Part = keyof Dossier & string;

const CHECKS: readonly Check[] = [
  { of: twoValues, needs: [], spoilsFigures: true },
  { of: totalsTwice, needs: [], spoilsFigures: true },
  { of: unknownProjects, needs: ['projects'], spoilsFigures: true },
  { of: unknownCauses, needs: ['causes'], spoilsFigures: false },
  { of: causeAmounts, needs: [], spoilsFigures: false },
  { of: indicatorTexts, needs: [], spoilsFigures: false },
  { of: percents, needs: [], spoilsFigures: false },
  { of: goalWeights, needs: [], spoilsFigures: false },
  { of: openings, needs: [], spoilsFigures: true },
  { of: missingFiles, needs: [], spoilsFigures: false },
  { of: unusedFiles, needs: ['prose', 'projects', 'performance', 'specialReports', 'keyWork'], spoilsFigures: false },
];

export interface CrossReferences {
  /** In no particular order. */
  readonly findings: readonly Finding[];
  readonly spoilsFigures: boolean;
}

/** @param absent parts that the file has but the dossier has not, because their shape is wrong */
export function crossReferences(dossier: Dossier, files: DossierFiles, absent: ReadonlySet<string>): CrossReferences {
  const told = CHECKS.filter(({ needs }) => !needs.some((part) => absent.has(part))).map((check) => ({
    spoilsFigures: check.spoilsFigures,
    findings: check.of(dossier, files),
  }));
  return {
    findings: told.flatMap(({ findings }) => findings),
    spoilsFigures: told.some(({ findings, spoilsFigures }) => spoilsFigures && findings.length > 0),
  };
}

function items<Value>(list: readonly Value[] | undefined, ...path: JsonPath): At<Value>[] {
  return (list ?? []).map((value, index) => ({ value, path: [...path, index] }));
}

function at(files: DossierFiles, path: JsonPath, finding: Finding): Finding {
  return { ...finding, place: files.json.locate(path) };
}

/** V20: two rows that state the same fact. */
function twoValues(dossier: Dossier, files: DossierFiles): Finding[] {
  const { expenditure, revenue, basicByEconomicItem, projects, opening, expenditureByClass, rubric } = dossier;
  const { expenditureByEconomicItem: spentItems } = dossier;
  const rubricIds = rubricItems(rubric).map(({ item, path }) => ({ value: item, path }));
  return [
    ...repeated(
      items(expenditure, 'expenditure'),
      'code',
      (row) => `支出科目 ${row.code}，资金 ${FUND_NAMES[row.fund]}`,
      files,
    ),
    ...repeated(items(revenue, 'revenue'), 'code', (row) => `收入科目 ${row.code}`, files),
    ...repeated(items(basicByEconomicItem, 'basicByEconomicItem'), 'code', (row) => `经济分类 ${row.code}`, files),
    ...repeated(items(spentItems, 'expenditureByEconomicItem'), 'item', spentItemName, files),
    ...repeated(items(expenditureByClass, 'expenditureByClass'), 'code', (row) => `支出类级科目 ${row.code}`, files),
    ...repeated(rubricIds, 'id', (item) => `评分表指标代号 ${item.id}`, files),
    ...repeated(items(projects, 'projects'), 'id', (row) => `项目代号 ${row.id}`, files),
    ...repeated(items(opening, 'opening'), 'fund', (row) => openingName(row.fund, row.code), files),
    ...projectParts(dossier).flatMap((parts) =>
      repeated(parts, 'project', (part) => `本科目下的项目 ${part.project}`, files),
    ),
  ];
}

/** V20: totals beside the items that they are the totals of, or the items in two lists. */
function totalsTwice(dossier: Dossier, files: DossierFiles): Finding[] {
  const { basicTotals, basicByEconomicItem, expenditureByEconomicItem = [] } = dossier;
  const split = expenditureByEconomicItem.findIndex(({ fund, kind }) => fund === 'generalPublic' && kind === 'basic');
  const isListed = basicByEconomicItem.length > 0;
  const isTwice = basicTotals !== undefined && (isListed || split >= 0);
  return [
    ...(isTwice ? [at(files, ['basicTotals'], messages.totalsTwice())] : []),
    ...(isListed && split >= 0 ? [at(files, ['expenditureByEconomicItem', split], messages.basicTwice())] : []),
  ];
}

function spentItemName({ item, fund, kind, code }: SpentItemRow): string {
  const of = code === undefined ? '' : `，科目 ${code}`;
  return `经济分类 ${item}，资金 ${FUND_NAMES[fund]}，${EXPENDITURE_NAMES[kind]}${of}`;
}

function openingName(fund: keyof typeof FUND_NAMES, code: string | undefined): string {
  return `年初结转和结余，资金 ${FUND_NAMES[fund]}${code === undefined ? '' : `，科目 ${code}`}`;
}

/** `identity` names the fact; the finding points to `key` of the later row. */
function repeated<Row>(
  rows: readonly At<Row>[],
  key: keyof Row & string,
  identity: (row: Row) => string,
  files: DossierFiles,
): Finding[] {
  const first = new Map<string, JsonPath>();
  return rows.flatMap(({ value, path }) => {
    const name = identity(value);
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, [...path, key]);
      return [];
    }
    return [{ ...at(files, [...path, key], messages.twoValues(name)), related: [files.json.locate(earlier)] }];
  });
}

/** For each row of expenditure that is split by project, its parts. */
function projectParts(dossier: Dossier) {
  return items(dossier.expenditure, 'expenditure').map(({ value, path }) =>
    Array.isArray(value.project) ? items(value.project, ...path, 'project') : [],
  );
}

/** V21 */
function unknownProjects(dossier: Dossier, files: DossierFiles): Finding[] {
  const known = (dossier.projects ?? []).map((project) => project.id);
  return projectParts(dossier)
    .flat()
    .filter(({ value }) => !known.includes(value.project))
    .map(({ value: { project }, path }) =>
      at(files, [...path, 'project'], messages.unknownProject(project, nearest(project, known), known)),
    );
}

function reasons(dossier: Dossier): At<string | Cause>[] {
  return Object.entries(dossier.reasons ?? {}).flatMap(([id, list]) => items(list, 'reasons', id));
}

/** V22 */
function unknownCauses(dossier: Dossier, files: DossierFiles): Finding[] {
  const known = Object.keys(dossier.causes ?? {});
  return reasons(dossier).flatMap(({ value, path }) =>
    typeof value !== 'string' || known.includes(value)
      ? []
      : [at(files, path, messages.unknownCause(value, nearest(value, known), known))],
  );
}

function causes(dossier: Dossier): At<Cause>[] {
  const named = Object.entries(dossier.causes ?? {}).map(([id, value]) => ({ value, path: ['causes', id] }));
  const direct = reasons(dossier).flatMap(({ value, path }) => (typeof value === 'string' ? [] : [{ value, path }]));
  return [...named, ...direct];
}

/** V25 */
function causeAmounts(dossier: Dossier, files: DossierFiles): Finding[] {
  return causes(dossier).flatMap(({ value: { text, amount }, path }) => {
    const printed = text.includes('{amount}');
    if (printed === (amount !== undefined)) return [];
    if (printed)
      return [
        {
          ...at(files, [...path, 'text'], messages.causeWithoutAmount()),
          actual: sourceText(files.json, [...path, 'text']),
        },
      ];
    return [
      {
        ...at(files, [...path, 'amount'], messages.amountNotInCause()),
        actual: sourceText(files.json, [...path, 'text']),
      },
    ];
  });
}

function goals(dossier: Dossier) {
  return items(dossier.performance?.overall.goals, 'performance', 'overall', 'goals');
}

function indicators(dossier: Dossier): At<Indicator>[] {
  const ofProjects = items(dossier.projects, 'projects').flatMap(({ value, path }) =>
    items(value.selfEvaluation?.indicators, ...path, 'selfEvaluation', 'indicators'),
  );
  return [
    ...ofProjects,
    ...goals(dossier).flatMap(({ value, path }) => items(value.indicators, ...path, 'indicators')),
  ];
}

/** V26 */
function indicatorTexts(dossier: Dossier, files: DossierFiles): Finding[] {
  return indicators(dossier).flatMap(({ value: indicator, path }) =>
    (['target', 'actual'] as const).flatMap((side) => {
      const { text, value } = indicator[side] ?? {};
      if (text?.includes('{value}') !== true || value !== undefined) return [];
      return [
        {
          ...at(files, [...path, side, 'text'], messages.indicatorWithoutValue()),
          actual: sourceText(files.json, [...path, side, 'text']),
        },
      ];
    }),
  );
}

/** V27 */
function goalWeights(dossier: Dossier, files: DossierFiles): Finding[] {
  return goals(dossier).flatMap(({ value: goal, path }) => {
    const total = sum(goal.indicators.map((indicator) => indicator.weight));
    if (goal.weight === undefined || total.equals(goal.weight)) return [];
    return [at(files, [...path, 'weight'], messages.goalWeight(goal.weight.toFixed(), total.toFixed()))];
  });
}

/** V28 */
function percents(dossier: Dossier, files: DossierFiles): Finding[] {
  return indicators(dossier).flatMap(({ value: { percent }, path }) =>
    percent === undefined || (!percent.isNegative() && percent.lessThanOrEqualTo(100))
      ? []
      : [at(files, [...path, 'percent'], messages.percentRange(percent.toFixed()))],
  );
}

/** V29 */
function openings(dossier: Dossier, files: DossierFiles): Finding[] {
  return items(dossier.opening, 'opening')
    .filter(({ value }) => value.fund === 'governmentFund' && value.code === undefined)
    .map(({ path }) => at(files, [...path, 'code'], messages.fundWithoutCode()));
}
