/** The overall self-evaluation against the parts that the dossier gives elsewhere: projects (E15), classes (E17). */
import type { Finding } from '../diagnostics/finding.ts';
import type { JsonPath } from '../model/source.ts';
import type { Accounts as RuleContext } from './engine/needs.ts';
import * as messages from './messages.ts';
import { amountText, halfUnit } from './scale.ts';

interface Comparison {
  readonly rule: string;
  /** Sum of parts, and the figure it should equal. */
  readonly parts: string;
  readonly whole: string;
  readonly count: number;
  readonly path: JsonPath;
}

/** Findings where parts do not add up to a row of 整体支出规模; rounding of the parts is allowed for. */
export function checkOverallFunds(context: RuleContext): Finding[] {
  const { dossier } = context;
  if (dossier.performance?.overall.funds === undefined) return [];
  const projects = dossier.projects?.length ?? 0;
  const classes = dossier.expenditureByClass?.length ?? 0;
  const id = 'performance.overall';
  const ofProjects = { rule: 'E15', count: projects, path: ['projects'] };
  return [
    { ...ofProjects, parts: 'projects.totalBudget', whole: `${id}.funds.project.adjustedBudget` },
    { ...ofProjects, parts: 'projects.totalExecuted', whole: `${id}.funds.project.executed` },
    {
      rule: 'E17',
      count: classes,
      path: ['expenditureByClass'],
      parts: 'expenditureByClass.total',
      whole: `${id}.executed`,
    },
  ].flatMap((comparison) => (comparison.count === 0 ? [] : compare(context, comparison)));
}

function compare({ figures, scale, locate }: RuleContext, { rule, parts, whole, count, path }: Comparison): Finding[] {
  const [sum, total] = [figures.get(parts), figures.get(whole)];
  if (sum?.value === undefined || total?.value === undefined) return [];
  const tolerance = halfUnit(scale.quantum).times(count + 1);
  if (sum.value.minus(total.value).abs().lessThanOrEqualTo(tolerance)) return [];
  const actual = amountText(scale, sum.value);
  const expected = amountText(scale, total.value);
  const message = messages.partsDiffer(sum.label, actual, total.label, expected);
  return [{ rule, severity: 'error', message, place: locate(path), actual, expected, hint: messages.CHECK_LEAVES }];
}
