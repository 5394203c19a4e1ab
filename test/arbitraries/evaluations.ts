/** Projects and self-evaluations as each place has them. */
import { type Item, spending } from './accounts.ts';
import { type Books, spentOn } from './books.ts';
import { type Cents, printed, total, written } from './cents.ts';
import { type ChangePlan, priorOf, reasonsOf } from './changes.ts';
import { overallByFunds, overallByProjects, sumOf } from './overall.ts';
import { type Parts, type Project, partsOf, projectsOf } from './projects.ts';
import { rubricOf } from './rubric.ts';
import { threePublicTotal } from './three-public.ts';

export interface Evaluations {
  readonly json: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, string>>;
  readonly features: readonly string[];
  readonly parts: Parts;
}

const NO_PARTS: Parts = new Map();

export function evaluationsOf(books: Books): Evaluations {
  switch (books.plan.place) {
    case 'hunan':
      return hunan(books);
    case 'gansu':
      return gansu(books);
    default:
      return disclosure(books);
  }
}

function scopeOf({ unit, grain, place }: Books) {
  const bands = { achieved: [80, 100], partly: [place.partly, 80], missed: [0, place.partly] } as const;
  const scoring = { points: 100 - place.executionPoints, bands };
  return { unit, grain, unitName: place.unitName, scoring };
}

function hunan({ plan, threePublic }: Books): Evaluations {
  const rubric = rubricOf(plan.rubric, threePublicTotal(threePublic.budget) > 0);
  return { json: { rubric }, files: {}, features: ['rubric'], parts: NO_PARTS };
}

/** 决算公开: projects out of the rows of expenditure. */
function disclosure(books: Books): Evaluations {
  const { plan, items } = books;
  const parts = partsOf(plan.projects, items);
  const wuhan = plan.place === 'hubei-wuhan';
  const scope = scopeOf(books);
  const projects = projectsOf(plan.projects, parts, [], {
    ...scope,
    scoring: plan.place === 'lanchuan' ? undefined : scope.scoring,
    all: wuhan,
    spentInRows: true,
  });
  const overall = wuhan && plan.overall.wanted ? withOverall(books, projects) : NOTHING;
  const keyWork = wuhan ? keyWorkOf(plan.keyWork) : NOTHING;
  const special = plan.place === 'sichuan' && plan.optionalProse ? SPECIAL_REPORT : NOTHING;
  return {
    json: { projects: projects.map(({ json }) => json), ...overall.json, ...keyWork.json, ...special.json },
    files: { ...filesOf(projects), ...overall.files, ...keyWork.files, ...special.files },
    features: [
      projects.length === 0 ? 'no projects' : 'projects',
      ...(parts.size > 0 ? ['rows by project'] : []),
      ...(projects.some(({ json }) => 'selfEvaluation' in json) ? ['project evaluation'] : []),
      ...('performance' in overall.json ? ['overall evaluation'] : []),
    ],
    parts,
  };
}

function filesOf(projects: readonly Project[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...projects.map(({ files }) => files));
}

function moneyOf(books: Books, projects: readonly Project[]) {
  const { items } = books;
  const basic = spentOn(items, 'all', ({ spent }) => spent.basic);
  const { budget, executed } = sumOf(projects);
  return { basic, rest: spentOn(items, 'all') - basic, projectBudget: budget, projectExecuted: executed };
}

function withOverall(books: Books, projects: readonly Project[]): Section {
  const overall = overallByProjects(books.plan.overall, { ...scopeOf(books), ...moneyOf(books, projects) });
  const deviation = { 'annex/deviation.md': '部分合同跨年执行，尾款结转下年支付。' };
  const files = { 'annex/improvement.md': '加快合同执行进度。', ...('deviation' in overall ? deviation : {}) };
  return { json: { performance: { overall } }, files };
}

interface Section {
  readonly json: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, string>>;
}

const NOTHING: Section = { json: {}, files: {} };

const SPECIAL_REPORT: Section = {
  json: { specialReports: [{ subject: '查档服务补助', text: 'annex/special.md' }] },
  files: { 'annex/special.md': '补助按规定发放，群众满意。' },
};

function keyWorkOf(wanted: boolean): Section {
  if (!wanted) return { json: { keyWork: [] }, files: {} };
  const work = { title: '档案开放利用', goal: '方便群众查阅档案', results: 'key-work/1.md' };
  return { json: { keyWork: [work] }, files: { 'key-work/1.md': '查阅大厅已投入使用。' } };
}

/** 单位整体支出: expenditure by 类, funds by kind, projects with what they spent. */
function gansu(books: Books): Evaluations {
  const { plan, items, unit, place } = books;
  const { projects, money } = gansuMoney(books);
  const overall = overallByFunds(plan.overall, { ...scopeOf(books), ...money });
  const income = { value: printed(overall.total.budget, '万元', 2, true), label: '全年预算收入', unit: '万元' };
  const count = (label: string, value: number) => ({ label, value, unit: '个' });
  const prior = (cents: Cents, index: number) => priorAndReasons(books, cents, index);
  const [basic, project] = [prior(money.basic, 0), prior(money.rest, 1)];
  const ids = ['basic', 'project'].map((kind) => `performance.overall.funds.${kind}.executed`);
  const told = [basic, project].map((one, index) => [ids[index] ?? '', one] as const);
  return {
    json: {
      document: documentOf(books),
      expenditureByClass: byClass(items).map(([code, cents]) => ({ code, amount: written(cents, unit) })),
      priorYear: Object.fromEntries(told.map(([id, one]) => [id, written(one.value, unit)])),
      reasons: Object.fromEntries(told.flatMap(([id, one]) => (one.reasons.length === 0 ? [] : [[id, one.reasons]]))),
      projects: projects.map(({ json }) => json),
      performance: { overall: overall.json },
      facts: {
        totalRevenue: income,
        excellentProjects: count('自评结果为优的项目', projects.length),
        goodProjects: count('自评结果为良的项目', 0),
      },
    },
    files: filesOf(projects),
    features: [projects.length === 0 ? 'no projects' : 'projects', place.level],
    parts: NO_PARTS,
  };
}

function gansuMoney(books: Books) {
  const { plan, items } = books;
  const basic = spentOn(items, 'all', ({ spent }) => spent.basic);
  const rest = spentOn(items, 'all') - basic;
  const count = plan.projects.list.length;
  const first = Math.floor(rest / 3 / 1_000_000) * 1_000_000;
  const own = count === 1 ? [rest] : count === 2 ? [rest - first, first] : [rest - 2 * first, first, first];
  const projects = projectsOf(plan.projects, NO_PARTS, own, {
    ...scopeOf(books),
    scoring: undefined,
    all: false,
    spentInRows: false,
  });
  const { budget, executed } = sumOf(projects);
  const projectBudget = count === 0 ? rest : budget;
  return { projects, money: { basic, rest, projectBudget, projectExecuted: executed } };
}

function byClass(items: readonly Item[]): (readonly [code: string, cents: Cents])[] {
  const codes = [...new Set(items.map(({ code }) => code.slice(0, 3)))].sort();
  return codes
    .map((code) => [code, total(items.filter((item) => item.code.startsWith(code)).map(spending))] as const)
    .filter(([, cents]) => cents !== 0);
}

function documentOf({ plan, place }: Books) {
  const year = plan.year + 1;
  return {
    number: `石档发〔${year}〕12号`,
    recipient: '县财政局',
    signature: place.unitName,
    signedOn: `${year}-09-20`,
  };
}

function priorAndReasons({ plan, unit, grain, place }: Books, cents: Cents, index: number) {
  const change = plan.changes[index] as ChangePlan;
  const value = priorOf(change.kind, cents, grain);
  const scope = { unit, grain, print: place.money };
  return { value, reasons: value === cents ? [] : reasonsOf(change, cents - value, scope) };
}
