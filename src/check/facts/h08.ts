/** H08: what is many times last year's value, a small part of it or the very same is explained or doubted. */
import type { Figure } from '../../model/figure.ts';
import { type Decimal, decimal, ZERO } from '../../money/decimal.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { leaves } from '../leaves.ts';
import { typedAmount } from '../scale.ts';
import { nameOf } from './named.ts';
import { isUnitApart } from './ties/slip.ts';
import { factOf, mainOf, suspectsOf, trustIn } from './ties/suspects.ts';

export const H08: Rule<'facts'> = {
  id: 'H08',
  title: '与上年数、“三公”预算数相差许多倍的，有相应的原因，不是小数点或口径的差错；上年数不是照抄本年数',
  source: '决算审核：增减幅度异常',
  severity: 'warning',
  needs: 'facts',
  unprinted: '上年数',
  check: (facts) => [...lastYear(facts), ...copied(facts), ...threePublicBudget(facts)],
};

/** Growing to so many times, or falling to so small a part, is not the run of an office. */
const TIMES = decimal(5);
/** 元: a change of less, or from or to less, means little. */
const SMALL = decimal(1_000);
const TRIFLE = decimal(100);
const HUNDRED = decimal(100);

function lastYear(facts: Facts): Fault[] {
  const told = new Set(suspectsOf(facts).flatMap(({ leaves: wrong }) => wrong.map(factOf)));
  const priors = [...facts.figures.values()].filter(({ id }) => id.endsWith('.prior'));
  return priors.flatMap((prior) => {
    if (told.has(factOf(prior))) return [];
    const now = facts.figures.get(prior.id.slice(0, -'.prior'.length));
    if (now === undefined || leaves(facts.figures, now.id).some((leaf) => told.has(factOf(leaf)))) return [];
    return jump(prior, now, facts);
  });
}

function jump(prior: Figure, now: Figure, facts: Facts): Fault[] {
  const [before, after] = [prior.value ?? ZERO, now.value ?? ZERO];
  if (before.lessThan(TRIFLE) || after.lessThan(TRIFLE) || isSumOfOthers(prior.id, facts)) return [];
  const grew = after.greaterThan(before.times(TIMES));
  const fell = before.greaterThan(after.times(TIMES));
  if ((!grew && !fell) || after.minus(before).abs().lessThan(SMALL) || isUnitApart(before, after)) return [];
  if (isExplained(now.id, after.minus(before), facts)) return [];
  const rate = after.minus(before).div(before).times(HUNDRED).abs().toFixed(2);
  const [was, is] = [before, after].map((value) => typedAmount(facts.scale, value));
  const own = strangerOf(prior, now, facts);
  if (own !== undefined) {
    const actual = own.value === undefined ? '' : typedAmount(facts.scale, own.value);
    return [
      {
        message: `“${nameOf(own)}”填 ${actual}，使“${nameOf(now)}”为 ${is}，上年是 ${was}，${grew ? '增长' : '下降'} ${rate}%，请核实是否小数点错位、单位写错`,
        at: { place: own.source },
        severity: grew ? 'warning' : 'info',
        actual,
        hint: `无误的，核对上年数；都无误的，在 reasons["${now.id}"] 中写明带来主要增减的事项和金额`,
        figures: [prior.id, `${now.id}.change`, `${now.id}.changeRate`],
        related: [{ place: prior.source }],
        isCause: true,
      },
    ];
  }
  return [
    {
      message: `“${nameOf(prior)}”填 ${was}，本年 ${is}，${grew ? '增长' : '下降'} ${rate}%，增幅、降幅异常，请核实上年数是否小数点错位、口径不同`,
      at: { place: prior.source },
      severity: grew ? 'warning' : 'info',
      ...(was !== undefined && { actual: was }),
      hint: `上年数无误的，在 reasons["${now.id}"] 中写明带来主要增减的事项和金额`,
      figures: [prior.id, `${now.id}.change`, `${now.id}.changeRate`],
      isCause: true,
    },
  ];
}

/** Digits of an amount, without the zeros at its end, of which it is no coincidence that two years have the very same. */
const TELLING = 5;

/** Amounts of last year that are this year's to the last digit: one who types them all from one paper errs once. */
function copied({ figures, scale }: Facts): Fault[] {
  const same = [...figures.values()].filter((prior) => {
    const { id, value } = prior;
    if (!id.endsWith('.prior') || prior.unit !== 'yuan' || value === undefined || value.lessThan(SMALL)) return false;
    const now = figures.get(id.slice(0, -'.prior'.length));
    return now?.value?.equals(value) && value.toFixed().replace('.', '').replace(/0+$/, '').length >= TELLING;
  });
  const [first, ...others] = same;
  if (first?.value === undefined) return [];
  const actual = typedAmount(scale, first.value);
  const list = `“${nameOf(first)}”${others.length === 0 ? '' : `等 ${same.length} 个上年数`}`;
  return [
    {
      message: `${list}与本年的一分不差（${actual}），请核实是否把本年数填作了上年数`,
      at: { place: first.source },
      severity: 'info',
      ...(actual !== undefined && { actual }),
      hint: '照上年公开的决算核对',
      related: others.map(({ source }) => ({ place: source })),
      figures: same.map(({ id }) => id),
      isCause: true,
    },
  ];
}

/** The fact that this year's amount nearly all is, where it fits its neighbours worse than last year's does. */
function strangerOf(prior: Figure, now: Figure, facts: Facts): Figure | undefined {
  const own = mainOf({ value: now.value ?? ZERO, leaves: leaves(facts.figures, now.id) });
  const trust = trustIn(facts);
  const of = (figure: Figure) => trust.get(factOf(figure)) ?? 0;
  return own !== undefined && of(own) < of(prior) ? own : undefined;
}

/** The total of the “三公” money where its kinds are given too: they are judged one by one. */
function isSumOfOthers(id: string, { figures }: Facts): boolean {
  return id === 'threePublic.final.total.prior' && figures.has('threePublic.final.reception.prior');
}

/** Reasons with amounts that make up at least half of the change. */
function isExplained(id: string, change: Decimal, { dossier }: Facts): boolean {
  const reasons = dossier.reasons?.[id] ?? [];
  const causes = reasons.flatMap((reason) => (typeof reason === 'string' ? (dossier.causes?.[reason] ?? []) : reason));
  const told = causes.reduce((sum, { amount }) => (amount === undefined ? sum : sum.plus(amount)), ZERO);
  return told.times(2).div(change).greaterThanOrEqualTo(1);
}

const PARTS = ['overseas', 'vehiclePurchase', 'vehicleOperation', 'reception'] as const;
/** A budget of “三公” money is cut to the year's need: so many times the result is none. */
const BUDGET_TIMES = decimal(50);

function threePublicBudget(facts: Facts): Fault[] {
  const { figures, scale } = facts;
  return PARTS.flatMap((part) => {
    const [budget, final] = ['budget', 'final'].map((side) => figures.get(`threePublic.${side}.${part}`));
    const [planned, spent] = [budget?.value ?? ZERO, final?.value ?? ZERO];
    const against = spent.isZero() ? unspent(planned, facts) : timesSpent(planned, spent, facts);
    if (against === undefined) return [];
    const actual = typedAmount(scale, planned);
    return [
      {
        message: `“${budget?.label}”填 ${actual}，${against}，是否小数点错位、单位写错，请核实`,
        at: { place: budget?.source },
        actual,
        hint: '照批复的“三公”经费预算核对',
      },
    ];
  });
}

function timesSpent(planned: Decimal, spent: Decimal, { scale }: Facts): string | undefined {
  const isDoubted = spent.isPositive() && planned.greaterThanOrEqualTo(spent.times(BUDGET_TIMES));
  if (!isDoubted || isUnitApart(planned, spent)) return undefined;
  return `是决算数 ${typedAmount(scale, spent)}的 ${planned.div(spent).toFixed(0)} 倍`;
}

/** Where nothing was spent, the budget of one kind is less than all that the unit spends. */
function unspent(planned: Decimal, { figures, scale }: Facts): string | undefined {
  const all = figures.get('expenditure.all.total')?.value ?? ZERO;
  if (planned.lessThan(SMALL) || planned.lessThanOrEqualTo(all)) return undefined;
  return `决算数为 0，比全年全部支出 ${typedAmount(scale, all)}还多`;
}
