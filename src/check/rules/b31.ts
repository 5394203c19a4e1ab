/** B31: the opening balances of this year = the closing balances of last year, where the unit gives those. */
import { formulaRule, ref } from '../formulas.ts';

/** Opening balance by table, and the closing balance that `priorYear` may give. */
const BALANCES = [
  ['T1', 'balance.opening', 'balance.closing'],
  ['T4', 'fiscal.opening.total', 'fiscal.closing.total'],
  ['T4', 'fiscal.opening.generalPublic', 'fiscal.closing.generalPublic'],
  ['T4', 'fiscal.opening.governmentFund', 'fiscal.closing.governmentFund'],
  ['T4', 'fiscal.opening.stateCapital', 'fiscal.closing.stateCapital'],
  ['T7', 'governmentFund.all.opening', 'governmentFund.all.closing'],
] as const;

export const B31 = formulaRule(
  {
    id: 'B31',
    title: '年初结转和结余＝上年年末结转和结余，有调整的须说明原因',
    source: '公开01、04、07表年初结转和结余的口径',
    advice: '请核对 opening 与 priorYear；有年初调整的，在 reasons 中为年初数写明原因',
  },
  (_view, { dossier }) =>
    BALANCES.map(([table, opening, closing]) => ({
      left: [ref(table, opening)],
      relation: '=',
      right: [{ figure: `${closing}.prior` }],
      ...(Object.hasOwn(dossier.reasons ?? {}, opening) ? { severity: 'info' } : {}),
    })),
);
