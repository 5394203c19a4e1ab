/**
 * E08: 完成值 is a value or a fact: neither a bound (>96%), nor the scoring band (100%—80%（含）), nor the words of the
 * indicator once more. Source: 财预〔2020〕10号 (完成值如实填写).
 */
import type { Severity } from '../../diagnostics/finding.ts';
import type { Indicator } from '../../model/dossier.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type EvaluationForm, evaluationForms, type PlacedIndicator } from './evaluation-form.ts';
import { valueText } from './value-text.ts';

export const E08: Rule<'facts'> = {
  id: 'E08',
  title: '实际完成值是数值或事实，不是“＞96%”这样的范围、计分区间或照抄的指标名称',
  source: '财预〔2020〕10号；绩效自评表填报要求',
  severity: 'warning',
  needs: 'facts',
  unprinted: '自评表的指标',
  check: (facts) => evaluationForms(facts).flatMap((form) => checkForm(form)),
};

interface Kind {
  readonly fits: (indicator: Indicator) => boolean;
  readonly severity: Severity;
  readonly says: string;
  readonly hint: string;
}

const BOUND = /^[>＞≥≧<＜≤≦]|^(?:大于|超过|不低于|不少于)等?于?[\d.]+|[\d.]+[%％]?(?:以上|以下|以内)$/;
const BAND = /^[\d.]+[%％]?(?:[（(]?含[\d.]*[%％]?[）)]?)?[—–\-~～至]+[\d.]+[%％]?(?:[（(]?含[\d.]*[%％]?[）)]?)?分?$/;

const KINDS: readonly Kind[] = [
  {
    fits: ({ actual, method }) => method === 'qualitative' && BAND.test(actual?.text?.trim() ?? ''),
    severity: 'warning',
    says: '是计分区间，不是完成的事实，请核实',
    hint: '写实际做到了什么；档次和得分比例写在 grade、percent',
  },
  {
    fits: ({ actual }) =>
      isBound(actual?.sign) || (actual?.value === undefined && BOUND.test(actual?.text?.trim() ?? '')),
    severity: 'warning',
    says: '是一个范围，不是实际完成的数，请核实',
    hint: '写实际完成的准确数值，不带大于、小于等符号',
  },
  {
    fits: ({ name, target, actual }) => name === target.text && name === actual?.text,
    severity: 'info',
    says: '与指标名称、目标值一字不差，没有写出完成了什么，请核实',
    hint: '写可以核对的完成事实，如次数、时间、结果',
  },
];

function isBound(sign: string | undefined): boolean {
  return sign !== undefined && sign !== '＝';
}

/** One finding for each kind in a form; the first indicator is its place, the others are related. */
function checkForm(form: EvaluationForm): Fault[] {
  const left = new Set(form.indicators);
  return KINDS.flatMap((kind) => {
    const hits = [...left].filter(({ indicator }) => kind.fits(indicator));
    for (const hit of hits) left.delete(hit);
    return hits.length === 0 ? [] : [finding(form, kind, hits)];
  });
}

const MOST_NAMED = 3;

function finding(form: EvaluationForm, kind: Kind, hits: readonly PlacedIndicator[]): Fault {
  const names = hits.slice(0, MOST_NAMED).map(({ indicator }) => named(indicator));
  const all = hits.length > MOST_NAMED ? `${names.join('、')}等${hits.length}项指标` : names.join('、');
  const [first = [], ...related] = hits.map(({ path }) => [...path, 'actual']);
  return {
    severity: kind.severity,
    message: `${form.name}${all}的完成值${kind.says}`,
    at: first,
    hint: kind.hint,
    related,
  };
}

function named({ name, actual }: Indicator): string {
  const value = actual === undefined ? '' : valueText(actual);
  return value === name ? `“${name}”` : `“${name}”（${value}）`;
}
