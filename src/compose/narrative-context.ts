/** What the section templates can name: lists in the order of print, names, flags and ids of figures. */
import type { Classification } from '../model/catalogue.ts';
import { ancestors, byCode } from '../model/catalogue.ts';
import { type Dossier, REVENUE_KINDS } from '../model/dossier.ts';
import type { FigureSet } from '../model/figure.ts';
import type { Profile } from '../model/profile.ts';
import { gradeOf } from '../model/rubric.ts';
import { EXPENDITURE_NAMES, REVENUE_NAMES } from '../model/terms.ts';
import { codedIds } from './coded-ids.ts';
import { Literal, type Marks } from './marks.ts';
import { rubricContext, rubricShape } from './rubric-context.ts';
import type { ShapeOf } from './shape.ts';

const code = {
  code: 'text',
  name: 'text',
  /** Name without the closing 支出: 卫生健康（类）支出. */
  stem: 'text',
  /** 卫生健康支出（类）医疗救助（款）城乡医疗救助（项）. */
  path: 'text',
  total: 'figure',
  share: 'figure',
  initialBudget: 'figure',
  completion: 'figure',
  overBudget: 'figure',
  /** Prose slot `use<code>`, e.g. use210. */
  use: 'file',
  hasUse: 'flag',
} as const;

const kind = { name: 'text', total: 'figure', share: 'figure' } as const;

const project = {
  id: 'text',
  name: 'text',
  budget: 'figure',
  executed: 'figure',
  rate: 'figure',
  use: 'file',
  hasUse: 'flag',
  outcome: 'file',
  hasOutcome: 'flag',
  /** Title of its self-evaluation form. */
  formTitle: 'text',
} as const;

/** `groups` of a 类: its 款 with expenditure; `items` of both: their 项. */
const codeGroup = { ...code, items: [code] } as const;
const fund = {
  any: 'flag',
  moved: 'flag',
  classes: [{ ...codeGroup, groups: [codeGroup] }],
  groups: [codeGroup],
  items: [code],
} as const;

/** 一般公共预算财政拨款基本支出: a 类 of the economic classification with its 款; `several`: more than one 款. */
const economicGroup = {
  name: 'text',
  total: 'figure',
  several: 'flag',
  items: [{ name: 'text', total: 'figure' }],
} as const;

export const narrativeShape = {
  year: 'text',
  priorYear: 'text',
  date: 'text',
  unit: {
    name: 'text',
    shortName: 'text',
    level: 'text',
    contactPhone: 'text',
    hasContactPhone: 'flag',
    /** 事业单位 that is not managed as the civil service is. */
    isInstitution: 'flag',
  },
  moneyUnit: 'text',
  /** Revenue by kind; `revenueKinds` holds the kinds that are not zero, 财政拨款 as one. */
  revenueKinds: [kind],
  allRevenueKinds: [kind],
  revenueFunds: 'names',
  expenditureKinds: [kind],
  allExpenditureKinds: [kind],
  /** Names of all 项 with expenditure, each once, in code order. */
  itemNames: 'names',
  /** Nothing is spent but money of the general public budget. */
  onlyGeneralPublic: 'flag',
  generalPublic: fund,
  governmentFund: fund,
  stateCapital: fund,
  hasInitialBudget: 'flag',
  personnelItems: 'names',
  operatingItems: 'names',
  basicGroups: [economicGroup],
  /** `overseas`, `vehicles`, `reception`: spent on, be it less than what prints as 0.01. */
  threePublic: { any: 'flag', hasPrior: 'flag', overseas: 'flag', vehicles: 'flag', reception: 'flag' },
  hasAgencyOperatingCosts: 'flag',
  hasProcurement: 'flag',
  vehicles: [{ kind: 'text', count: 'figure' }],
  equipment: [{ kind: 'text', count: 'figure' }],
  /** 编制 by kind. */
  authorizedKinds: [{ kind: 'text', count: 'figure' }],
  /** Of a paper that tells its expenditure by 类 only. */
  expenditureClasses: [{ name: 'text', total: 'figure' }],
  projects: [project],
  evaluatedProjects: [project],
  evaluatedCount: 'number',
  hasOverallEvaluation: 'flag',
  /** The department's name in its self-evaluation. */
  departmentName: 'text',
  /** The profile's word for the score of the overall self-evaluation. */
  overallGrade: 'text',
  specialReports: [{ subject: 'text', file: 'text' }],
  rubric: rubricShape,
  keyWork: [{ n: 'text', title: 'text', goal: 'text', results: 'file' }],
} as const;

export type NarrativeContext = ShapeOf<typeof narrativeShape>;
type CodeContext = ShapeOf<typeof code>;
type ProjectContext = ShapeOf<typeof project>;

export interface NarrativeInput {
  readonly dossier: Dossier;
  readonly profile: Profile;
  readonly figures: FigureSet;
  readonly classification: Classification;
  readonly marks: Marks;
}

/** Builds the context of one report. */
export function narrativeContext(input: NarrativeInput): NarrativeContext {
  const { dossier, profile, figures } = input;
  const text = (value: string) => new Literal(value, input.marks);
  const nonZero = (id: string) => isNonZero(figures, id);
  const revenue = kindList(input, 'revenue', [
    'fiscal',
    'superiorSubsidy',
    'institutional',
    'business',
    'subordinateRemittance',
    'other',
  ]);
  const allRevenue = kindList(input, 'revenue', REVENUE_KINDS);
  const expenditure = kindList(input, 'expenditure', [
    'basic',
    'project',
    'superiorRemittance',
    'business',
    'subordinateSubsidy',
  ]);
  const projects = (dossier.projects ?? []).map((entry) => ({ entry, context: projectContext(input, entry.id) }));
  const equipment = (dossier.assets?.equipment ?? []).map((row, index) => ({
    kind: text(row.kind),
    count: `assets.equipment.${index + 1}`,
  }));
  const vehicles = (dossier.assets?.vehicles ?? []).map((row, index) => ({
    kind: text(row.kind),
    count: `assets.vehicles.${index + 1}`,
  }));
  return {
    year: text(String(dossier.year)),
    priorYear: text(String(dossier.year - 1)),
    date: text(chineseDate(dossier.date)),
    unit: {
      name: text(dossier.unit.name),
      shortName: text(dossier.unit.shortName ?? dossier.unit.name),
      level: text(dossier.unit.level),
      contactPhone: text(dossier.unit.contactPhone ?? ''),
      hasContactPhone: dossier.unit.contactPhone !== undefined,
      isInstitution: dossier.unit.nature === 'institution',
    },
    moneyUnit: text(profile.money.unit),
    revenueKinds: revenue.filter((entry) => nonZero(entry.total)),
    allRevenueKinds: allRevenue,
    revenueFunds: (['generalPublic', 'governmentFund', 'stateCapital'] as const)
      .filter((name) => nonZero(`revenue.all.${name}`))
      .map((name) => REVENUE_NAMES[name].replace(/收入$/, '')),
    expenditureKinds: expenditure.filter((entry) => nonZero(entry.total)),
    allExpenditureKinds: expenditure,
    itemNames: [
      ...new Set(
        usedCodes(figures, 'expenditure')
          .filter(isItem)
          .map((item) => nameOf(input, item)),
      ),
    ],
    onlyGeneralPublic: !['governmentFund', 'stateCapital', 'nonFiscal'].some((fund) => nonZero(`${fund}.all.total`)),
    generalPublic: fundContext(input, 'generalPublic'),
    governmentFund: fundContext(input, 'governmentFund'),
    stateCapital: fundContext(input, 'stateCapital'),
    hasInitialBudget: dossier.expenditure.some((row) => row.initialBudget !== undefined),
    personnelItems: economicNames(input, 'personnel'),
    operatingItems: economicNames(input, 'operating'),
    basicGroups: economicGroups(input),
    threePublic: {
      any: nonZero('threePublic.final.total') || nonZero('threePublic.budget.total'),
      hasPrior: figures.has('threePublic.final.total.prior'),
      overseas: nonZero('threePublic.final.overseas'),
      vehicles: nonZero('threePublic.final.vehicles'),
      reception: nonZero('threePublic.final.reception'),
    },
    hasAgencyOperatingCosts: nonZero('agencyOperatingCosts'),
    hasProcurement: nonZero('procurement.total'),
    vehicles,
    equipment,
    authorizedKinds: authorizedKinds(input),
    expenditureClasses: (dossier.expenditureByClass ?? []).map((row) => ({
      name: text(nameOf(input, row.code)),
      total: `expenditureByClass.${row.code}`,
    })),
    projects: projects.map((entry) => entry.context),
    evaluatedProjects: projects.filter(({ entry }) => entry.selfEvaluation !== undefined).map(({ context }) => context),
    evaluatedCount: projects.filter(({ entry }) => entry.selfEvaluation !== undefined).length,
    departmentName: text(dossier.performance?.overall.departmentName ?? dossier.unit.name),
    overallGrade: text(overallGrade(input)),
    hasOverallEvaluation: dossier.performance !== undefined,
    specialReports: (dossier.specialReports ?? []).map((entry) => ({
      subject: text(entry.subject),
      file: text(entry.text),
    })),
    rubric: rubricContext(input),
    keyWork: (dossier.keyWork ?? []).map((work, index) => ({
      n: text(String(index + 1)),
      title: text(work.title),
      goal: text(work.goal),
      results: work.results,
    })),
  };
}

function authorizedKinds({ dossier, marks }: NarrativeInput) {
  const authorized = dossier.staff?.authorized;
  if (!Array.isArray(authorized)) return [];
  return authorized.map((part, n) => ({ kind: new Literal(part.kind, marks), count: `staff.authorized.${n + 1}` }));
}

function overallGrade({ figures, profile }: NarrativeInput): string {
  const score = figures.get('performance.overall.totalScore')?.value;
  return (score && gradeOf(score, profile.scoring?.grades)) ?? '';
}

function kindList(input: NarrativeInput, family: 'revenue' | 'expenditure', kinds: readonly string[]) {
  const names: Readonly<Record<string, string>> = family === 'revenue' ? REVENUE_NAMES : EXPENDITURE_NAMES;
  return kinds.map((name) => ({
    name: new Literal(names[name] ?? name, input.marks),
    total: `${family}.all.${name}`,
    share: `${family}.all.${name}.share`,
  }));
}

function isNonZero(figures: FigureSet, id: string): boolean {
  const value = figures.get(id)?.value;
  return value !== undefined && !value.isZero();
}

/** Codes whose total in a family is not zero, ascending. */
function usedCodes(figures: FigureSet, family: string, measure: 'total' | 'initialBudget' = 'total'): string[] {
  return codedIds(figures).used('functional', [`${family}.{code}.${measure}`], figures);
}

const ITEM_DIGITS = 7;

function isItem(code: string): boolean {
  return code.length === ITEM_DIGITS;
}

function nameOf(input: NarrativeInput, entry: string): string {
  return input.classification.functional.get(entry)?.name ?? entry;
}

function codeContext(input: NarrativeInput, family: string, entry: string): CodeContext {
  const text = (value: string) => new Literal(value, input.marks);
  const levels = ['（类）', '（款）', '（项）'];
  const path = [...ancestors(entry), entry].map((part, index) => `${nameOf(input, part)}${levels[index]}`).join('');
  const use = input.dossier.prose[`use${entry}`];
  return {
    code: text(entry),
    name: text(nameOf(input, entry)),
    stem: text(nameOf(input, entry).replace(/支出$/, '')),
    path: text(path),
    total: `${family}.${entry}.total`,
    share: `${family}.${entry}.total.share`,
    initialBudget: `${family}.${entry}.initialBudget`,
    completion: `${family}.${entry}.completion`,
    overBudget: `${family}.${entry}.overBudget`,
    use: use ?? '',
    hasUse: use !== undefined,
  };
}

function fundContext(input: NarrativeInput, family: string) {
  const { figures } = input;
  const used = usedCodes(figures, family);
  const items = new Set([...used, ...usedCodes(figures, family, 'initialBudget')].filter(isItem));
  const any = items.size > 0;
  const below = (digits: 3 | 5 | 7, above: string) =>
    used.filter((entry) => entry.length === digits && entry.startsWith(above));
  const withItems = (entry: string) => ({
    ...codeContext(input, family, entry),
    items: below(7, entry).map((item) => codeContext(input, family, item)),
  });
  return {
    any,
    moved: any || ['opening', 'revenue', 'closing'].some((measure) => isNonZero(figures, `${family}.all.${measure}`)),
    classes: below(3, '').map((entry) => ({ ...withItems(entry), groups: below(5, entry).map(withItems) })),
    groups: below(5, '').map(withItems),
    items: [...items].sort().map((entry) => codeContext(input, family, entry)),
  };
}

function economicNames(input: NarrativeInput, costs: 'personnel' | 'operating'): string[] {
  return [...input.classification.economic.values()]
    .filter(
      (entry) => entry.code.length === 5 && entry.costs === costs && isNonZero(input.figures, `economic.${entry.code}`),
    )
    .sort(byCode)
    .map((entry) => entry.name);
}

function economicGroups(input: NarrativeInput) {
  const entries = [...input.classification.economic.values()]
    .filter((entry) => isNonZero(input.figures, `economic.${entry.code}`))
    .sort(byCode);
  const context = (entry: { code: string; name: string }) => ({
    name: new Literal(entry.name, input.marks),
    total: `economic.${entry.code}`,
  });
  return entries
    .filter((entry) => entry.code.length === 3)
    .map((group) => {
      const items = entries
        .filter((entry) => entry.code.length === 5 && entry.code.startsWith(group.code))
        .map(context);
      return { ...context(group), several: items.length > 1, items };
    });
}

function projectContext(input: NarrativeInput, id: string): ProjectContext {
  const entry = input.dossier.projects?.find((candidate) => candidate.id === id);
  const text = (value: string) => new Literal(value, input.marks);
  return {
    id: text(id),
    name: text(entry?.name ?? id),
    budget: `projects.${id}.adjustedBudget`,
    executed: `projects.${id}.executed`,
    rate: `projects.${id}.executionRate`,
    use: entry?.use ?? '',
    hasUse: entry?.use !== undefined,
    outcome: entry?.outcome ?? '',
    hasOutcome: entry?.outcome !== undefined,
    formTitle: text(entry?.selfEvaluation?.title ?? entry?.name ?? id),
  };
}

/** `2023-10-19` → 2023年10月19日, without padding zeros (GB/T 9704, 7.3.5). */
export function chineseDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${year}年${month.replace(/^0/, '')}月${day.replace(/^0/, '')}日`;
}
