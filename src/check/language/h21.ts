/** H21: a reason tells of a rise where the figure rose, of a fall where it fell. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule, Where } from '../engine/rule.ts';
import { nameOf } from '../facts/named.ts';
import { typedAmount } from '../scale.ts';

export const H21: Rule<'facts'> = {
  id: 'H21',
  title: '增减原因的方向与所说明的数一致',
  source: '决算审核：原因与增减方向相反',
  severity: 'warning',
  needs: 'facts',
  unprinted: '增减原因与数据代号的对应',
  check: (facts) => onceEach(Object.keys(facts.dossier.reasons ?? {}).flatMap((id) => opposed(id, facts))),
};

/** A cause that several figures name is told once. */
function onceEach(faults: readonly Fault[]): Fault[] {
  return [...new Map([...faults].reverse().map((fault) => [JSON.stringify(fault.at), fault])).values()].reverse();
}

const UP = /增加|增长|增多|提高|上调|上升|上涨|扩大|新增|增资|追加|补缴|补发|新招|新录用|调增/;
const DOWN = /减少|下降|降低|压减|压缩|核减|审减|节约|下调|缩减|取消|调减|退休后/;

/** Figures that one statement of reasons may be about: income and spending are often told together. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'revenue.all.total': ['expenditure.all.total'],
  'revenue.all.fiscal': ['fiscal.all.total'],
  'balance.grandTotal': ['revenue.all.total', 'expenditure.all.total'],
};

/** Every reason of the figure tells of the other direction. */
function opposed(id: string, facts: Facts): Fault[] {
  const changes = [id, ...(TOGETHER[id] ?? [])].flatMap((one) => changeOf(one, facts) ?? []);
  const [change] = changes;
  if (change?.value === undefined || change.value.isZero()) return [];
  const rose = change.value.isPositive();
  if (changes.some(({ value }) => value !== undefined && value.isPositive() !== rose)) return [];
  const reasons = reasonsOf(id, facts);
  const [same, other] = rose ? [UP, DOWN] : [DOWN, UP];
  const areOpposed = reasons.every(({ text, isSigned }) => !isSigned && other.test(text) && !same.test(text));
  const [first] = reasons;
  if (first === undefined || !areOpposed) return [];
  const word = rose ? '增加' : '减少';
  const amount = typedAmount(facts.scale, change.value.abs());
  return [
    {
      message: `“${nameOf(change)}”${word} ${amount}，原因却写“${first.text}”，方向相反`,
      at: first.at,
      actual: first.text,
      expected: `${word}的原因`,
      hint: `改正 reasons["${id}"] 的文字；原因无误的，核对本年数和所比较的数`,
      figures: [change.id],
    },
  ];
}

/** What a reason of this id explains: the change since last year, or the difference from the budget. */
function changeOf(id: string, { figures, dossier }: Facts) {
  // A place that gives the reasons of both has those of the change under a key of its own.
  const isOfBudget = Object.hasOwn(dossier.reasons ?? {}, `${id}.change`);
  if (isOfBudget) return figures.get(id.replace('.final.', '.overBudget.'));
  const change = figures.get(`${id}.change`) ?? figures.get(id.replace(/\.total$/, '.overBudget'));
  if (change !== undefined && change.id !== id) return change;
  const own = figures.get(id);
  return /\.overBudget\.|\.change$/.test(id) ? own : undefined;
}

interface Told {
  readonly text: string;
  readonly at: Where;
  /** Its amount says the direction. */
  readonly isSigned: boolean;
}

function reasonsOf(id: string, { dossier }: Facts): Told[] {
  return (dossier.reasons?.[id] ?? []).flatMap((reason, index) => {
    const cause = typeof reason === 'string' ? dossier.causes?.[reason] : reason;
    const at = typeof reason === 'string' ? ['causes', reason, 'text'] : ['reasons', id, index, 'text'];
    return cause === undefined ? [] : [{ text: cause.text, at, isSigned: cause.amount !== undefined }];
  });
}
