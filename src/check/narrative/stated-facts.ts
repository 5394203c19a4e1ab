/** Statements of the text about figures of the accounts: “2022年度收入合计1114.03万元” says revenue.all.total. */

import type { Figure } from '../../model/figure.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import { answer } from '../engine/reads.ts';
import type { Fault } from '../engine/rule.ts';
import { eachQuantity, eachSentence } from '../reading/by-section.ts';
import type { Passage, ToldSentence } from '../reading/passages.ts';
import { prints } from '../reading/precision.ts';
import type { Quantity, Role, Sentence } from '../reading/sentences.ts';
import { figureText, gapOf, quote, sourceOf, tell } from '../reading/telling.ts';
import { type Scope, scopeOf, type Term, type TermAt } from '../reading/terms.ts';

export interface StatedFact {
  /** Rule that owns it. */
  readonly rule: string;
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly quantity: Quantity;
  readonly name: string;
  /** Figures that it may state; never empty. */
  readonly figures: readonly Figure[];
}

/** Between a term and its amount nothing may stand that would make it another thing's amount. */
const FILLER =
  /^(?:（[^（）]*）)?(?:财政拨款)?(?:总额|支出|经费|资金|金额)?(?:全年|年初)?(?:支出)?(?:预算|决算)?(?:数|总额|安排)?(?:合计|共计|共)?(?:均|各)?(?:为|是|达)?[:：]?\s*$/;
const OTHER_YEAR = /(20\d\d)年|上年|去年/g;
const ADJUSTED = /全年|调整|追加|下达/;

/** All statements of the report about figures that the dossier gives data for. */
export const statedFacts: (context: Print) => readonly StatedFact[] = rememberedByObject(eachSentence(factsIn));

/** Those of a sentence. */
export function factsIn(context: Print, { passage, sentence }: ToldSentence): StatedFact[] {
  return claimsOf(sentence).flatMap((claim) => stated(context, passage, sentence, claim));
}

/** What a sentence says of a term, whatever the accounts are. */
interface Claim {
  readonly quantity: Quantity;
  readonly subject: TermAt;
  /** What the sentence speaks of up to the term; else the headings say it. */
  readonly scope?: Scope | undefined;
  /** The year that its clause names last, where it is of one year. */
  readonly year?: number | undefined;
  readonly isWithForeign: boolean;
}

const claimsOf = rememberedByObject((sentence: Sentence): readonly Claim[] =>
  sentence.quantities.flatMap((quantity) => claimOf(sentence, quantity)),
);

function claimOf(sentence: Sentence, quantity: Quantity): Claim[] {
  const { subject, inReason, approximate, kind, end } = quantity;
  if (subject === undefined || subject.foreign || inReason || approximate || kind === 'count') return [];
  if (!belongs(sentence, quantity) || isEconomicItem(subject, sentence) || isAdjusted(subject.term, quantity))
    return [];
  const scope = scopeOf(sentence.text.slice(0, subject.end));
  const isWithForeign = INCLUDING_FOREIGN.test(sentence.text.slice(end));
  return [{ quantity, subject, scope, year: yearOf(sentence, quantity), isWithForeign }];
}

function stated(context: Print, passage: Passage, sentence: Sentence, claim: Claim): StatedFact[] {
  const { quantity, subject, year } = claim;
  if (year !== undefined && year !== context.dossier.year) return [];
  const ids = idsOf(subject.term, quantity.role, claim.scope ?? scopeOfHeadings(passage)).map((id) =>
    id === DOMESTIC && claim.isWithForeign ? 'threePublic.final.reception' : id,
  );
  const figures = ids.flatMap((id) => (hasData(context, id) ? (context.figures.get(id) ?? []) : []));
  // Of a paper one of the tables may not have been made out: the amount may be what that table says.
  if (context.view.isRead && ids.some((id) => !id.startsWith('performance.') && !context.figures.has(id))) return [];
  if (figures.length === 0 || figures.some(({ value }) => value === undefined)) return [];
  const rule = ruleOf(subject.term.rule, quantity.role);
  return [{ rule, passage, sentence, quantity, name: subject.name, figures }];
}

const DOMESTIC = 'threePublic.reception.domestic';
/** 国内公务接待支出1.36万元（含外宾接待支出0.35万元）: all that was spent on reception. */
const INCLUDING_FOREIGN = /^（(?:含|其中：?)(?:外宾|外事|国（境）外)/;

/** A value stands at its term; a budget, result or change may stand after it, with no other term or value between. */
function belongs({ text, quantities }: Sentence, quantity: Quantity): boolean {
  const { subject, role, start } = quantity;
  if (subject === undefined) return false;
  const between = text.slice(subject.end, start);
  if (role === 'value') return FILLER.test(between);
  if (/[；;]/.test(between) || role === 'share' || role === 'execution') return false;
  const inside = quantities.filter((one) => one.start >= subject.end && one.start < start);
  return inside.every((one) => one.role !== role && !one.inBrackets);
}

/** 全年预算 and 调整预算 are not the 年初预算 that the figures of a fund hold. */
function isAdjusted({ budget }: Term, { role, lead, denominator }: Quantity): boolean {
  if (budget?.endsWith('.initialBudget') !== true) return false;
  return (role === 'budget' && ADJUSTED.test(lead)) || (role === 'completion' && ADJUSTED.test(denominator ?? ''));
}

/** 商品和服务支出…，主要包括：…公务接待费…: the part of it in the basic expenditure, no “三公” amount. */
function isEconomicItem({ term, start }: TermAt, { text }: Sentence): boolean {
  return term.rule === 'C16' && /主要包括[^。；]*$/.test(text.slice(0, start));
}

function ruleOf(rule: string, role: Role): string {
  if (role === 'change' || role === 'rate' || role === 'prior') return rule === 'C16' ? 'C16' : 'C02';
  return role === 'completion' && rule !== 'C16' ? 'C09' : rule;
}

function idsOf(term: Term, role: Role, scope: Scope): readonly string[] {
  const ids = term.figures(scope);
  switch (role) {
    case 'value':
    case 'final':
      return ids;
    case 'budget':
      return term.budget === undefined ? [] : [term.budget];
    case 'completion':
      return term.completion === undefined ? [] : [term.completion];
    case 'change':
    case 'prior':
      return ids.map((id) => `${id}.${role}`);
    case 'rate':
      return ids.map((id) => `${id}.changeRate`);
    default:
      return [];
  }
}

function scopeOfHeadings({ printed }: Passage): Scope {
  return scopeOf(printed.headings.slice(-2).join('')) ?? 'all';
}

/** A clause that names a year speaks of that year, but for comparisons; NaN for 上年. */
function yearOf({ text }: Sentence, { start, role }: Quantity): number | undefined {
  if (role === 'change' || role === 'rate' || role === 'prior') return undefined;
  const clause = text.slice(Math.max(text.lastIndexOf('；', start), text.lastIndexOf('。', start)) + 1, start);
  const last = [...clause.matchAll(OTHER_YEAR)].at(-1);
  return last === undefined ? undefined : Number(last[1]);
}

/** Figures of parts that the dossier leaves out are zero, which says nothing. */
export function hasData(context: Print, id: string): boolean {
  return answer(context, isGiven, id);
}

function isGiven({ dossier, figures }: Print, id: string): boolean {
  const [head = ''] = id.split('.');
  const paid = dossier.expenditure.length > 0;
  const earned = dossier.revenue.length > 0;
  switch (head) {
    case 'revenue':
      return earned;
    case 'balance':
    case 'fiscal':
      return (earned && paid) || (id.startsWith('fiscal.all.total') && paid);
    case 'expenditure':
    case 'generalPublic':
    case 'governmentFund':
    case 'stateCapital':
      return paid && (!id.endsWith('.initialBudget') || budgeted({ dossier }));
    case 'economic':
      return dossier.basicByEconomicItem.length > 0 || (dossier.basicTotals !== undefined && !/\d/.test(id));
    case 'threePublic':
      return dossier.threePublic !== undefined;
    case 'procurement':
      return dossier.procurement !== undefined;
    default:
      return figures.has(id);
  }
}

function budgeted({ dossier }: Pick<Print, 'dossier'>): boolean {
  return dossier.expenditure.some(({ initialBudget }) => initialBudget !== undefined);
}

/** An amount that the report tells of a term, whether or not any table has it. */
export interface ToldAmount {
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly quantity: Quantity;
  readonly term: Term;
  readonly name: string;
}

/** Amounts at their terms, in order. */
export const toldAmounts: (context: Print) => readonly ToldAmount[] = rememberedByObject(
  eachQuantity((_context, { passage, sentence, quantity }) => {
    const { subject, role, inReason, approximate, kind } = quantity;
    if (subject === undefined || subject.foreign || inReason || approximate || kind !== 'amount') return [];
    if (role !== 'value' || !belongs(sentence, quantity)) return [];
    return [{ passage, sentence, quantity, term: subject.term, name: subject.name }];
  }),
);

/** Statements that none of their figures bears out. */
const notBorneOut: (context: Print) => readonly StatedFact[] = rememberedByObject(
  eachSentence((context, told) => factsIn(context, told).filter((fact) => !isBorneOut(context, fact))),
);

/** Those of them that a rule owns. */
export function contradictions(context: Print, rule: string): Fault[] {
  return notBorneOut(context)
    .filter((fact) => fact.rule === rule)
    .map((fact) => contradiction(context, fact));
}

/** Changes are printed without a sign; direction words are judged by C02. */
function isBorneOut(context: Print, { quantity, figures }: StatedFact): boolean {
  return figures.some(({ value }) => value !== undefined && prints(quantity, value.abs(), context));
}

function contradiction(context: Print, fact: StatedFact): Fault {
  const { passage, sentence, quantity, figures } = fact;
  const [figure] = figures;
  if (figure === undefined) throw new Error('a stated fact has a figure');
  const source = sourceOf(context.view, figure.id);
  const expected = figureText(context, figure);
  return tell('error', passage, {
    message: `${quote(sentence.text, quantity)}：${source.name}，“${figure.label.replace('（合计）', '')}”为 ${expected}`,
    offset: sentence.start + quantity.start,
    actual: quantity.text,
    expected,
    hint: '改正文字中的数；文字无误的，核对表格所依据的明细',
    related: [source.place],
    figures: figures.map(({ id }) => id),
    gap: gapOf(quantity, figure),
  });
}
