/**
 * E13: who loses points, executes less than 90 % or changes the budget says why, and the amounts in the reason are
 * those of the form. Source: the forms' 原因 columns (执行率低于90%的必须说明); 财预〔2020〕10号.
 */
import { decimal } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedAmount } from '../scale.ts';
import { percentText } from './figure-text.ts';
import { type PrintedEvaluation, printedEvaluations } from './printed-evaluation.ts';
import { reasonAmounts } from './reason-amounts.ts';
import { isNoReason, lacksReason, speaksOfReasons, textAbout } from './reasons.ts';

const LEAST_RATE = decimal('0.9');

export const E13: Rule<'print'> = {
  id: 'E13',
  title: '失分、执行率低于90%、调整预算的要说明原因，原因中的金额与自评表一致',
  source: '绩效自评表“原因”栏；财预〔2020〕10号',
  severity: 'warning',
  needs: 'print',
  check: (context) => [
    ...printedEvaluations(context).flatMap((form) => [
      ...checkRate(form, context),
      ...checkPoints(form, context),
      ...checkAdjustment(form, context),
      ...reasonAmounts(form, context),
    ]),
    ...checkOtherProjects(context),
  ],
};

/** 执行率 under 90 % without any reason in the form. */
function checkRate(form: PrintedEvaluation, context: Print): Fault[] {
  const rate = context.figures.get(`${form.id}.executionRate`)?.value;
  if (rate === undefined || rate.greaterThanOrEqualTo(LEAST_RATE)) return [];
  const { evaluation } = form;
  const note = 'executionNote' in evaluation ? evaluation.executionNote : undefined;
  if (evaluation.deviation !== undefined || !isNoReason(note)) return [];
  if (form.project === undefined && speaksOfReasons(context)) return [];
  const shown = percentText(rate);
  return [
    {
      severity: 'warning',
      message: `${form.name}预算执行率 ${shown}，低于 90%，没有说明原因`,
      at: note === undefined ? form.path : [...form.path, 'executionNote'],
      actual: shown,
      figures: [`${form.id}.executionRate`],
      hint: '在 "deviation"（偏差大或目标未完成原因分析）或 "executionNote"（预算执行原因）中写明原因',
    },
  ];
}

const MOST_NAMED = 3;

/** Points lost without a word: one finding for each form; prose may say why where the form has no place for it. */
function checkPoints(form: PrintedEvaluation, context: Print): Fault[] {
  const { figures } = context;
  const hasColumn = form.printed?.indicators[0]?.reason !== undefined;
  const hasPlace = hasColumn || form.printed?.rows.some(([label = '']) => label.includes('原因')) === true;
  if (form.evaluation.deviation !== undefined || (!hasPlace && speaksOfReasons(context))) return [];
  const lost = form.indicators.filter(({ id, indicator }) => {
    const score = figures.get(`${id}.score`)?.value;
    return score?.lessThan(indicator.weight) === true && isNoReason(indicator.shortfallReason);
  });
  const [first, ...others] = lost;
  if (first === undefined) return [];
  const names = lost.slice(0, MOST_NAMED).map(({ indicator }) => `“${indicator.name}”`);
  const more = lost.length > MOST_NAMED ? `等${lost.length}项指标` : '';
  const complete = lost.every(({ indicator }) => indicator.completion?.greaterThanOrEqualTo(100));
  const all = `${names.join('、')}${more}没有得满分${complete ? '（完成率却写 100%）' : ''}`;
  return [
    {
      severity: 'warning',
      message: `${form.name}${all}，${hasColumn ? '“未完成原因”栏空着' : '没有写原因'}`,
      at: first.path,
      figures: lost.map(({ id }) => `${id}.score`),
      hint: '在这些指标的 "shortfallReason"（未完成原因）中写明原因，或在自评表的 "deviation"（偏差大或目标未完成原因分析）中一并分析；确已完成的，核实得分',
      ...(others.length > 0 && { related: others.map(({ path }) => path) }),
    },
  ];
}

const EXPLAINS = /调[整增减剂]|追加|追减|核减|结转|结余|上级|下达|压减|压缩|收回|统筹|据实|原因|由于|因/;

/** Where the form has 年初预算 beside 调整后预算数 and a column for reasons. */
function checkAdjustment(form: PrintedEvaluation, { figures, dossier, scale }: Print): Fault[] {
  const total = form.printed?.execution[0];
  if (form.project === undefined || total?.initial === undefined || total.reason === undefined) return [];
  const initial = figures.get(`${form.id}.initialBudget`)?.value;
  const adjusted = figures.get(`${form.id}.adjustedBudget`)?.value;
  if (initial === undefined || adjusted === undefined || initial.equals(adjusted) || EXPLAINS.test(total.reason))
    return [];
  const [before, after] = [initial, adjusted].map((value) => typedAmount(scale, value));
  const written = total.reason.trim() === '' ? '空着' : `只写“${total.reason.trim()}”`;
  return [
    {
      severity: 'warning',
      message: `${form.name}年初预算 ${before}，调整后预算 ${after}，“原因”栏${written}，没有说明调整原因`,
      at: [...form.path, 'executionNote'],
      actual: total.reason.trim(),
      figures: [`${form.id}.initialBudget`, `${form.id}.adjustedBudget`],
      hint: '在 "executionNote"（预算执行原因）中写明预算调整的原因',
      related: [['projects', dossier.projects?.indexOf(form.project) ?? 0, 'adjustedBudget']],
    },
  ];
}

/** Projects that the report describes without a form: the words about them must say why. */
function checkOtherProjects(context: Print): Fault[] {
  const { dossier, figures } = context;
  const names = (dossier.projects ?? []).map(({ name }) => name);
  return (dossier.projects ?? []).flatMap((project, index): Fault[] => {
    const rate = figures.get(`projects.${project.id}.executionRate`)?.value;
    if (project.selfEvaluation !== undefined || project.outcome === undefined || rate === undefined) return [];
    if (rate.greaterThanOrEqualTo(LEAST_RATE)) return [];
    const others = names.filter((name) => name !== project.name);
    const said = textAbout(context, project.name, others);
    if (said === '' || !lacksReason(said)) return [];
    const shown = percentText(rate);
    return [
      {
        severity: 'warning',
        message: `项目“${project.name}”预算执行率 ${shown}，低于 90%，报告中没有说明原因`,
        at: ['projects', index, 'executed'],
        actual: shown,
        figures: [`projects.${project.id}.executionRate`],
        hint: '在该项目的 outcome（绩效自评综述）中写明未执行的原因',
      },
    ];
  });
}
