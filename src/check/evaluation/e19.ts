/**
 * E19: much money unspent and yet all outputs in full, or 未完成的绩效目标：无 beside a shortfall: ask.
 * Source: inspections of published self-evaluations; 财预〔2020〕10号 (自评结果真实).
 */
import { type Decimal, decimal } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { percentText } from './figure-text.ts';
import { type PrintedEvaluation, printedEvaluations } from './printed-evaluation.ts';
import { type Sentence, sentences } from './sentences.ts';

/** Under 60 % execution by itself would be graded 差 (财预〔2020〕10号: 60分以下为差). */
const LOW = decimal('0.6');
/** Under 90 % the forms ask for a reason. */
const SHORT = decimal('0.9');

export const E19: Rule<'print'> = {
  id: 'E19',
  title: '预算执行率低而产出指标全得满分、有未执行的预算而写“未完成的绩效目标：无”的，请核实',
  source: '财预〔2020〕10号；绩效自评抽查',
  severity: 'warning',
  needs: 'print',
  check: (context) => [
    ...printedEvaluations(context).flatMap((form) => checkOutputs(form, context)),
    ...checkNothingMissed(context),
  ],
};

function checkOutputs(form: PrintedEvaluation, { figures }: Print): Fault[] {
  const rate = figures.get(`${form.id}.executionRate`)?.value;
  const outputs = form.indicators.filter(({ indicator }) => indicator.level1.includes('产出'));
  if (rate === undefined || rate.greaterThanOrEqualTo(LOW) || outputs.length === 0) return [];
  const full = outputs.every(
    ({ id, indicator }) => figures.get(`${id}.score`)?.value?.equals(indicator.weight) === true,
  );
  if (!full) return [];
  const shown = percentText(rate);
  return [
    {
      severity: 'warning',
      message: `${form.name}预算执行率只有 ${shown}，${outputs.length} 项产出指标却全部得满分，请核实目标值是否偏低、完成值是否属实`,
      at: outputs[0]?.path ?? form.path,
      actual: shown,
      figures: [`${form.id}.executionRate`],
      hint: '目标值偏低的，调减得分并说明；成本节约的，在原因分析中写明',
    },
  ];
}

const NOTHING = /未完成的?(?:年度)?绩效目标(?:及原因)?(?:情况)?[：:]?(无|没有)?$/;
const NONE = /^(?:无|没有|本年(?:度)?无)$/;

/** 未完成的绩效目标 with 无 in the next sentence or the same one. */
function checkNothingMissed(context: Print): Fault[] {
  const form = printedEvaluations(context).find(({ project }) => project === undefined);
  const shortfall = form && shortfallOf(form, context);
  if (form === undefined || shortfall === undefined) return [];
  return sentences(context.view).flatMap((sentence) => {
    if (!saysNothing(sentence, context)) return [];
    return [
      {
        severity: 'warning' as const,
        message: `报告写“未完成的绩效目标：无”，而${form.name}${shortfall}，请核实`,
        at: sentence.printed.place,
        figures: [`${form.id}.executionRate`],
        hint: '写明没有完成或没有执行的部分；确已全部完成的，说明少花钱的原因',
        ...(form.printed && { related: [form.printed.table.place] }),
      },
    ];
  });
}

function saysNothing({ text, printed }: Sentence, { view }: Print): boolean {
  const match = NOTHING.exec(text.trim());
  if (match === null) return false;
  if (match[1] !== undefined) return true;
  const [, rest] = printed.text.split(text);
  const own = (rest ?? '').replace(/[。；：:\s]/g, '');
  if (own !== '') return NONE.test(own);
  const next = view.texts[view.texts.indexOf(printed) + 1];
  return next !== undefined && NONE.test(next.text.replace(/[。\s]/g, ''));
}

function shortfallOf(form: PrintedEvaluation, { figures }: Print): string | undefined {
  const rate = figures.get(`${form.id}.executionRate`)?.value;
  if (rate?.lessThan(SHORT)) return `预算执行率为 ${percentText(rate)}`;
  const lost = form.indicators.filter(({ id, indicator }) =>
    isLess(figures.get(`${id}.score`)?.value, indicator.weight),
  );
  return lost.length === 0 ? undefined : `有 ${lost.length} 项指标没有得满分`;
}

function isLess(score: Decimal | undefined, weight: Decimal): boolean {
  return score?.lessThan(weight) === true;
}
