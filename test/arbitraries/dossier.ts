/** A whole dossier of an invented unit, complete and consistent, written from one plan. */
import { FISCAL, OTHER_REVENUE, spending } from './accounts.ts';
import { accountsJson } from './accounts-json.ts';
import { type Books, booksOf, spentOn } from './books.ts';
import { comparisonsOf } from './comparisons.ts';
import { declaredJson } from './declared-json.ts';
import type { DossierPlan } from './dossier-plan.ts';
import { evaluationsOf } from './evaluations.ts';
import { staffOf } from './other-matters.ts';
import { inText, proseOf } from './prose.ts';
import { threePublicTotal } from './three-public.ts';

export interface GeneratedDossier {
  /** Text of its report.json. */
  readonly json: string;
  /** Markdown files by their path in the unit's folder. */
  readonly files: Readonly<Record<string, string>>;
  /** What its report must say, by the books of the test. */
  readonly prints: readonly string[];
  /** What it has, to show that dossiers differ. */
  readonly features: readonly string[];
}

export function dossierOf(plan: DossierPlan): GeneratedDossier {
  const books = booksOf(plan);
  const evaluations = evaluationsOf(books);
  const comparisons = comparisonsOf(books);
  const prose = proseOf(books);
  const { files, paths } = prose;
  const money = plan.place === 'gansu' ? {} : accountsJson(books, evaluations.parts, comparisons.reasons);
  const json = {
    ...headJson(books),
    staff: staffOf(plan.other),
    prose: paths,
    ...money,
    ...wordsJson(books),
    ...(plan.place === 'gansu' ? {} : { priorYear: comparisons.priorYear }),
    ...evaluations.json,
    ...declaredJson(books),
  };
  const features = [plan.place, ...featuresOf(books), ...comparisons.features, ...evaluations.features];
  return { json: jsonText(json), files: { ...files, ...evaluations.files }, prints: printsOf(books), features };
}

/** JSON of plain values; maps are written as objects that keep their order. */
function jsonText(value: unknown): string {
  if (value instanceof Map) return objectText([...value]);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  return typeof value === 'object' && value !== null ? objectText(Object.entries(value)) : JSON.stringify(value);
}

function objectText(entries: readonly (readonly [key: string, value: unknown])[]): string {
  return `{${entries.map(([key, value]) => `\n${JSON.stringify(key)}: ${jsonText(value)}`).join(',')}}`;
}

function headJson({ plan, place, unit }: Books) {
  const { phone } = plan;
  return {
    profile: plan.place,
    status: 'preparing',
    year: plan.year,
    date: `${plan.year + 1}-09-20`,
    amountUnit: unit,
    unit: {
      name: place.unitName,
      level: place.level,
      nature: plan.nature,
      ...(phone ? { contactPhone: '0000-6600123' } : {}),
    },
  };
}

/** Terms of the unit's own, where the place prints them. */
function wordsJson({ plan }: Books) {
  const prints = plan.place !== 'gansu' && plan.place !== 'hunan';
  if (!plan.optionalProse || !prints) return {};
  return { terms: [{ term: '开放档案', text: '指已向社会开放、可以查阅的档案。' }] };
}

/** The totals as the place's own sentences print them. */
function printsOf(books: Books): string[] {
  const { plan, items, accounts } = books;
  const total = spentOn(items, 'all', (item) => item.revenue + item.opening) + accounts.surplusUsed;
  const grand = inText(books, total);
  const spent = inText(books, spentOn(items, 'all'));
  switch (plan.place) {
    case 'hubei-wuhan':
      return [`收、支总计${grand}。`, `支出合计${spent}。`];
    case 'sichuan':
      return [`收、支总计均为${grand}。`, `本年支出合计${spent}，`];
    case 'lanchuan':
      return [`收入总计、支出总计均为${grand}，`, `本年支出合计${spent}，`];
    case 'hunan':
      return spentOn(items, 'all') === 0 ? [] : [`总支出${spent}，`];
    case 'gansu':
      return [`预算总支出${spent}，`];
  }
}

function featuresOf(books: Books): string[] {
  const { items, plan, threePublic, accounts, unit } = books;
  const has = (fund: string) => items.some((item) => item.fund === fund);
  const flag = (on: boolean, name: string) => (on ? name : `no ${name}`);
  return [
    String(plan.year),
    unit,
    plan.nature,
    ...FISCAL.map((fund) => flag(has(fund), fund)),
    flag(has('nonFiscal'), 'nonFiscal'),
    flag(threePublicTotal(threePublic.final) > 0, 'three-public money'),
    flag(
      items.some(({ opening }) => opening > 0),
      'carry-over from last year',
    ),
    flag(
      items.some(({ closing }) => closing > 0),
      'carry-over to next year',
    ),
    flag(
      items.some(({ spent }) => spent.project < 0),
      'refund',
    ),
    flag(accounts.surplusUsed > 0, 'surplus used'),
    flag(plan.declared !== 'none', 'declared tables'),
    ...(spentOn(items, 'all') > 1_000_000_000_000 ? ['huge'] : []),
    ...(items.some((item) => item.initialBudget > 0 && spending(item) === 0) ? ['a budget without spending'] : []),
    ...OTHER_REVENUE.filter((kind) => items.some((item) => item.fund === 'nonFiscal' && item.kind === kind)),
  ];
}
