/** Stage 3: Dossier → FigureSet. Every figure once, exact, with its formula and inputs; nothing is rounded but scores. */
import type { Finding, Outcome, Place } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Classification } from '../model/catalogue.ts';
import type { Cause, Dossier } from '../model/dossier.ts';
import type { FigureSet } from '../model/figure.ts';
import type { PrintedTotals } from '../model/printed-totals.ts';
import type { Profile } from '../model/profile.ts';
import { isAlike } from '../model/structural-sharing.ts';
import { claimed } from '../money/typed.ts';
import { computeAccounts } from './accounts.ts';
import { computeBasicExpenditure } from './basic-expenditure.ts';
import type { ComputeContext, ScoringRule } from './context.ts';
import { basicLeaves, computeEconomicItems, enterItemLeaves } from './economic-items.ts';
import { FigureBook, type FullBook } from './figure-book.ts';
import { computeAssets, computeProcurement, computeStaffAndFacts, computeThreePublic } from './other-matters.ts';
import { computePerformance } from './performance.ts';
import { computePlaceFigures } from './place-figures.ts';
import { computeRubric } from './rubric.ts';

/** What all parts of a computation depend on. */
interface Grounds {
  readonly classification: Classification;
  readonly classes: readonly string[];
  readonly scoring: ScoringRule;
  readonly placeFigures: Profile['figures'];
  readonly printedTotals: PrintedTotals;
}

export interface ComputeInput extends Grounds {
  readonly dossier: Dossier;
  readonly locate: (path: readonly (string | number)[]) => Place;
}

export interface Computed {
  /** Those of before wherever they are alike; the set of before where all are, in their order. */
  readonly figures: FigureSet;
  readonly book: FullBook;
  readonly grounds: Grounds;
}

/**
 * Computes all figures of a dossier.
 * @param former of the same unit before its last change: what follows from the same is not computed again
 * @returns the figures; findings V30 for prior-year values of figures that do not exist
 */
export function compute(input: ComputeInput, former?: Computed): Outcome<Computed> {
  const { classification, classes, scoring, placeFigures, printedTotals } = input;
  const grounds = { classification, classes, scoring, placeFigures, printedTotals };
  const isSame = former !== undefined && isAlike(former.grounds, grounds);
  const known = former && (isSame ? former.book : { ...former.book, parts: new Map() });
  const book = new FigureBook(printedTotals, known);
  const context: ComputeContext = { ...input, book };
  computeAccounts(context);
  const itemLeaves = enterItemLeaves(context);
  computeBasicExpenditure(context, basicLeaves(itemLeaves));
  computeEconomicItems(context, itemLeaves);
  computeThreePublic(context);
  computeProcurement(context);
  computeAssets(context);
  computeStaffAndFacts(context);
  computePerformance(context);
  computePlaceFigures(context);
  computeCauses(context);
  const findings = [...computeChanges(context), ...computeRubric(context)];
  const figures = former !== undefined && isSameSet(former.figures, book.set) ? former.figures : book.set;
  return { value: { figures, book: book.full, grounds }, findings };
}

function isSameSet(one: FigureSet, other: FigureSet): boolean {
  const figures = one.values();
  return one.size === other.size && [...other.values()].every((figure) => figures.next().value === figure);
}

/** The signed amounts of causes: `causes.<name>`, and `reasons.<figure>.<n>` for those written at a figure. */
function computeCauses(context: ComputeContext): void {
  const { book, dossier } = context;
  const enter = (id: string, cause: Cause, path: readonly (string | number)[]) => {
    if (cause.amount === undefined) return;
    const label = cause.text.replaceAll('{amount}', '');
    book.leaf({ id, label, unit: 'yuan' }, cause.amount, context.locate([...path, 'amount']));
  };
  for (const [name, cause] of Object.entries(dossier.causes ?? {})) enter(`causes.${name}`, cause, ['causes', name]);
  for (const [id, causes] of Object.entries(dossier.reasons ?? {})) {
    causes.forEach((cause, index) => {
      if (typeof cause !== 'string') enter(`reasons.${id}.${index + 1}`, cause, ['reasons', id, index]);
    });
  }
}

/** Year-on-year: change = this year − last year of the same measure, rate = change ÷ last year (rule C02). */
function computeChanges(context: ComputeContext): Finding[] {
  const { book, dossier } = context;
  return Object.entries(dossier.priorYear).flatMap(([written, claim]) => {
    const place = context.locate(['priorYear', written]);
    const id = book.has(written) ? written : nearest(written, book.set.keys());
    const findings = id === written ? [] : [unknownFigure(written, id, place)];
    // The value of a misspelt id is that of the one meant: no text lacks it. Other digits are another code.
    if (id === undefined || digitsOf(id) !== digitsOf(written) || book.has(`${id}.prior`)) return findings;
    if (id !== written && Object.hasOwn(dossier.priorYear, id)) return findings;
    const unit = book.get(id)?.unit ?? 'yuan';
    const label = book.label(id);
    book.leaf({ id: `${id}.prior`, label: `上年${label}`, unit }, claimed(claim, unit === 'yuan'), place);
    book.difference({ id: `${id}.change`, label: `${label}比上年增减`, unit }, [id], [`${id}.prior`]);
    book.ratio({ id: `${id}.changeRate`, label: `${label}增减幅度` }, `${id}.change`, `${id}.prior`);
    return findings;
  });
}

function digitsOf(id: string): string {
  return id.replaceAll(/\D/g, '');
}

function unknownFigure(id: string, near: string | undefined, place: Place): Finding {
  return {
    rule: 'V30',
    severity: 'error',
    message: `上年数的数据代号“${id}”不存在`,
    place,
    actual: id,
    ...(near === undefined ? {} : { expected: near }),
    hint: '用 juesuan explain 单位 可列出全部数据代号',
  };
}
