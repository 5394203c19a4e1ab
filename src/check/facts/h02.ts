/** H02: an amount that would fit but for a decimal point, two digits or a sign was typed wrongly. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedAmount } from '../scale.ts';
import { nameOf, orOthers } from './named.ts';
import type { SlipKind } from './ties/slip.ts';
import { type Suspect, suspectsOf } from './ties/suspects.ts';

export const H02: Rule<'facts'> = {
  id: 'H02',
  title: '应当相等的金额不因小数点错位、数字颠倒、多写负号而不等',
  source: '决算审核：录入差错',
  severity: 'warning',
  needs: 'facts',
  unprinted: '填写的明细',
  check: (facts) =>
    suspectsOf(facts)
      .filter(({ slip }) => slip.kind !== 'unit')
      .map((suspect) => faultOf(suspect, facts)),
};

const SLIPS: Readonly<Record<Exclude<SlipKind, 'unit'>, string>> = {
  point: '疑为小数点错位（差 10 倍、100 倍）',
  swapped: '疑为相邻两位数字颠倒',
  sign: '是负数，疑为多写了负号',
};

function faultOf({ leaves: [leaf], slip, beside, tie, others = [] }: Suspect, { scale }: Facts): Fault {
  const [actual, expected] = [leaf?.value ?? slip.right, slip.right].map((value) => typedAmount(scale, value));
  const other = `“${beside.what}”${typedAmount(scale, beside.value)}`;
  const kind = slip.kind === 'unit' ? 'point' : slip.kind;
  return {
    message: `“${leaf === undefined ? '' : nameOf(leaf)}”填 ${actual}，${SLIPS[kind]}：填 ${expected}，就与${other}${tie.kind === 'alike' ? '相近' : '相符'}，请核实`,
    at: { place: leaf?.source },
    severity: tie.kind === 'equal' ? 'error' : 'warning',
    ...(actual !== undefined && { actual }),
    ...(expected !== undefined && { expected }),
    hint: `填错的改正；金额属实的，核对相关的另一处${orOthers(others)}`,
    related: [...others, ...beside.leaves].slice(0, 4).map(({ source }) => ({ place: source })),
    isCause: true,
  };
}
