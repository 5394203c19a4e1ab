/**
 * E10: direction and range of a target: a rate of execution is ≥ or ＝; ≥ goes with 正向, ≤ with 反向; a ratio is at most
 * 100 %; amounts are cost indicators. Source: 财预〔2020〕10号; notes of the forms.
 */
import type { Severity } from '../../diagnostics/finding.ts';
import type { Indicator } from '../../model/dossier.ts';
import { decimal } from '../../money/decimal.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type EvaluationForm, evaluationForms, type PlacedIndicator } from './evaluation-form.ts';
import { valueText } from './value-text.ts';

const HUNDRED = decimal(100);

export const E10: Rule<'facts'> = {
  id: 'E10',
  title: '目标值的方向和范围：执行率用≥或＝，≥为正向、≤为反向，比率不超过100%，金额列入成本指标',
  source: '绩效自评表备注；财预〔2020〕10号',
  severity: 'warning',
  needs: 'facts',
  unprinted: '自评表的指标',
  check: (facts) =>
    evaluationForms(facts).flatMap((form) =>
      form.indicators.flatMap((placed) =>
        KINDS.filter(({ fits }) => fits(placed.indicator)).map((kind) => finding(form, placed, kind)),
      ),
    ),
};

interface Kind {
  readonly fits: (indicator: Indicator) => boolean;
  readonly severity: Severity;
  /** Key of the indicator to point at. */
  readonly key: 'target' | 'actual' | 'method' | 'level2';
  readonly says: (indicator: Indicator) => string;
  readonly hint: string;
}

const EXECUTION_RATE = /(?:预算|资金|支出)执行率$|支出进度$|^执行率$/;
/** Ratios of a part to its whole, which cannot exceed 100 %. */
const PART_RATIO =
  /(?:覆盖|合格|到位|准确|及时|知晓|办结|结案|查处|处置|通过|达标|优良|回应|入库|公开|巩固|成活|完好|满意)率$|满意度$/;
const METHODS = { positive: '正向', negative: '反向' } as const;

const KINDS: readonly Kind[] = [
  {
    fits: ({ name, target }) => EXECUTION_RATE.test(name) && isUpper(target.sign),
    severity: 'warning',
    key: 'target',
    says: ({ target, actual }) =>
      `目标值写成 ${valueText(target)}，${actual === undefined ? '执行得越少得分越高' : `完成 ${valueText(actual)} 也得满分`}，请核实`,
    hint: '执行率越高越好，目标值用 ≥ 或 ＝，"method"（计分方法）写 "positive"（正向指标）',
  },
  {
    fits: ({ name, method, target }) => !EXECUTION_RATE.test(name) && isAgainst(method, target.sign),
    severity: 'error',
    key: 'method',
    says: ({ method, target }) =>
      `目标值 ${valueText(target)} 与计分方法“${method === 'qualitative' ? '' : METHODS[method]}”方向相反`,
    hint: '目标值为 ≥ 的是正向指标（positive），为 ≤ 的是反向指标（negative）',
  },
  {
    fits: ({ name, target }) =>
      isPercent(target) && PART_RATIO.test(name) && target.value?.greaterThan(HUNDRED) === true,
    severity: 'warning',
    key: 'target',
    says: ({ target }) => `目标值 ${valueText(target)} 超过 100%，请核实`,
    hint: '部分占总体的比率不会超过 100%',
  },
  {
    fits: ({ name, actual }) =>
      isPercent(actual) && PART_RATIO.test(name) && actual?.value?.greaterThan(HUNDRED) === true,
    severity: 'warning',
    key: 'actual',
    says: ({ actual }) => `完成值 ${valueText(actual ?? {})} 超过 100%，请核实`,
    hint: '部分占总体的比率不会超过 100%',
  },
  {
    fits: ({ name, method, target }) =>
      method === 'qualitative' && /(?<!效)率$/.test(name) && !/[\d一二三四五六七八九十百]/.test(target.text ?? ''),
    severity: 'info',
    key: 'target',
    says: ({ target }) => `是比率，目标值却写“${target.text ?? ''}”，请核实能否写成百分数`,
    hint: '比率用数值作目标，例如 ≥90%，"method"（计分方法）写 "positive"（正向指标）',
  },
  {
    fits: ({ level2, target }) => level2.includes('数量') && /^(?:元|万元|亿元)$/.test(target.unit ?? ''),
    severity: 'info',
    key: 'level2',
    says: ({ target }) => `以金额（${valueText(target)}）作数量指标，请核实是否应列入成本指标`,
    hint: '数量指标写服务或产出的数量，支出金额属于成本指标',
  },
];

function isUpper(sign: string | undefined): boolean {
  return sign === '≤' || sign === '<';
}

function isAgainst(method: Indicator['method'], sign: string | undefined): boolean {
  return (method === 'positive' && isUpper(sign)) || (method === 'negative' && (sign === '≥' || sign === '>'));
}

function isPercent(value: { readonly unit?: string | undefined } | undefined): boolean {
  return value?.unit === '%' || value?.unit === '％';
}

function finding(
  form: EvaluationForm,
  { indicator, path }: PlacedIndicator,
  { severity, key, says, hint }: Kind,
): Fault {
  const message = `${form.name}“${indicator.name}”${says(indicator)}`;
  return { severity, message, at: [...path, key], hint };
}
