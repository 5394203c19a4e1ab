/** D22: 科目 that do not suit the nature of the unit or of the spending; to be asked, not judged. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedAmount } from '../scale.ts';

export const D22: Rule<'facts'> = {
  id: 'D22',
  title: '科目与单位性质、支出性质相称',
  source: '《政府收支分类科目》科目说明',
  severity: 'info',
  needs: 'facts',
  check: (facts) => [...functional(facts), ...performancePay(facts)],
};

type Row = Facts['dossier']['expenditure'][number];

function functional({ dossier, classification }: Facts): Fault[] {
  return dossier.expenditure.flatMap((row, index) => {
    const name = classification.functional.get(row.code)?.name ?? '';
    const doubt = doubtOf(row, name, dossier.unit.nature);
    if (doubt === undefined) return [];
    const message = `科目 ${row.code}“${name}”${doubt}，请核实`;
    const hint = `科目写错的改正；部门中另有${doubt.includes('是事业单位') ? '行政' : '事业'}单位的，单位性质（nature）写 mixed`;
    return [{ message, at: ['expenditure', index, 'code'], ...(doubt.includes('本单位是') && { hint }) }];
  });
}

function doubtOf({ code, basic }: Row, name: string, nature: Facts['dossier']['unit']['nature']) {
  const spent = basic?.greaterThan(0) === true;
  if (name === '一般行政管理事务' && spent) return '反映行政单位的项目支出，本单位列在基本支出';
  if (name === '行政运行' && nature === 'institution') return '反映行政单位的基本支出，本单位是事业单位';
  if (name === '事业运行' && nature === 'administrative') return '反映事业单位的基本支出，本单位是行政单位';
  if (name === '事业单位医疗' && nature === 'administrative') return '反映事业单位的医疗经费，本单位是行政单位';
  if (code.startsWith('21011') && name === '行政单位医疗' && nature === 'institution')
    return '反映行政单位的医疗经费，本单位是事业单位';
  return undefined;
}

const NATURES = { administrative: '行政单位', civilServiceManaged: '参公管理事业单位' } as const;

/** 30107 绩效工资 belongs to institutions that are not managed as the civil service is. */
function performancePay({ dossier, classification, scale }: Facts): Fault[] {
  const { nature } = dossier.unit;
  if (nature !== 'administrative' && nature !== 'civilServiceManaged') return [];
  return dossier.basicByEconomicItem.flatMap((row, index) => {
    if (classification.economic.get(row.code)?.name !== '绩效工资' || row.amount.isZero()) return [];
    const message = `本单位是${NATURES[nature]}，基本支出列有“绩效工资”${typedAmount(scale, row.amount)}，请核实`;
    const hint =
      '绩效工资适用于事业单位；行政、参公人员的列津贴补贴或奖金；部门中另有事业单位的，单位性质（nature）写 mixed';
    return [{ message, at: ['basicByEconomicItem', index, 'code'], hint }];
  });
}
