/** H01: an amount that is ten thousand times what it belongs to is in the wrong unit. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedAmount, typedDigits } from '../scale.ts';
import { nameOf, orOthers } from './named.ts';
import { type Suspect, suspectsOf } from './ties/suspects.ts';

export const H01: Rule<'facts'> = {
  id: 'H01',
  title: '彼此相关的金额（预算与决算、本年与上年、功能分类与经济分类、分项与合计）单位一致，不差一万倍',
  source: '决算审核：金额单位元、万元混用',
  severity: 'error',
  needs: 'facts',
  check: (facts) => [
    ...suspectsOf(facts)
      .filter(({ slip }) => slip.kind === 'unit')
      .map((suspect) => faultOf(suspect, facts)),
    ...wholeFile(facts),
  ],
};

function faultOf({ leaves, slip, beside, tie, others = [] }: Suspect, { scale, dossier }: Facts): Fault {
  const [leaf] = leaves;
  const side = tie.left === beside ? tie.right : tie.left;
  const found = leaves.length === 1 ? leaf?.value : side.value;
  const name = leaves.length === 1 && leaf !== undefined ? nameOf(leaf) : side.what;
  const actual = typedAmount(scale, found ?? beside.value);
  const other = dossier.amountUnit === '万元' ? '元' : '万元';
  const all = leaves.length === 1 ? '' : `这 ${leaves.length} 项都像是按${other}填的；`;
  const isAddend = side.leaves.length > 1 && leaves.length === 1;
  const against = `“${beside.what}”${typedAmount(scale, beside.value)}`;
  const why = isAddend
    ? `使“${side.what}”${typedAmount(scale, side.value)}与${against}不等`
    : `与${against}相差约一万倍`;
  return {
    message: `“${name}”填 ${actual}，${why}：元还是万元？`,
    at: leaves.length === 1 ? { place: leaf?.source } : ['basicByEconomicItem'],
    severity: tie.kind === 'alike' ? 'warning' : 'error',
    actual,
    expected: typedAmount(scale, slip.right),
    hint: `${all}本文件的金额单位（amountUnit）是${dossier.amountUnit}；按${other}填了的，改为 ${typedDigits(scale, slip.right)}；金额属实的，在 waivers 中说明${orOthers(others)}`,
    isCause: true,
  };
}

/** 元: no office spends less in a year. */
const LEAST_YEAR = 10_000;
const ROWS = 4;

/** Every amount in 万元 under `"amountUnit": "元"`. */
function wholeFile({ dossier, figures, scale }: Facts): Fault[] {
  const total = figures.get('expenditure.all.total')?.value;
  const rows = dossier.expenditure.filter(({ basic, project }) => basic !== undefined || project !== undefined);
  if (scale.unit !== '元' || total === undefined || rows.length < ROWS) return [];
  if (total.isZero() || total.greaterThanOrEqualTo(LEAST_YEAR)) return [];
  const actual = typedAmount(scale, total);
  const message = `全年支出只有 ${actual}：金额单位（amountUnit）是元还是万元？`;
  const expected = `${typedDigits(scale, total)}万元`;
  const hint = '各项金额按万元填的，写 "amountUnit": "万元"';
  const amounts = [...figures.values()].flatMap(({ id, unit }) => (unit === 'yuan' || unit === 'ratio' ? id : []));
  return [{ message, at: ['amountUnit'], actual, expected, hint, figures: amounts, isCause: true }];
}
