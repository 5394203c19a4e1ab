/** The self-evaluations of a dossier, each with its printed form. */

import type { Indicator, OverallEvaluation, Project, SelfEvaluation } from '../../model/dossier.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Print } from '../engine/needs.ts';
import { type IndicatorRow, type PrintedForm, printedForms } from './printed-form.ts';

export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly path: JsonPath;
  /** Prefix of its figures. */
  readonly id: string;
  /** Its line in the printed form. */
  readonly printed: IndicatorRow | undefined;
}

export interface EvaluationForm {
  /** How messages name it: `“…”自评表`. */
  readonly name: string;
  /** Prefix of its figures: `projects.<id>`, `performance.overall`. */
  readonly id: string;
  readonly path: JsonPath;
  readonly project: Project | undefined;
  readonly evaluation: SelfEvaluation | OverallEvaluation;
  /** One group for each annual goal; one for a project. */
  readonly groups: readonly (readonly PlacedIndicator[])[];
  readonly indicators: readonly PlacedIndicator[];
  readonly printed: PrintedForm | undefined;
}

/** All forms, the overall one first. */
export const evaluationForms = rememberedByObject((context: Print): readonly EvaluationForm[] => [
  ...overallForm(context),
  ...projectForms(context),
]);

function overallForm({ dossier, view }: Print): EvaluationForm[] {
  const overall = dossier.performance?.overall;
  if (overall === undefined) return [];
  const ids = new Set((dossier.projects ?? []).map(({ id }) => id));
  const printed = printedForms(view).find(
    ({ table, indicators }) => indicators.length > 0 && !ids.has(suffix(table.table.id)),
  );
  const path = ['performance', 'overall'];
  const groups = overall.goals.map((goal, g) => ({
    indicators: goal.indicators,
    path: [...path, 'goals', g, 'indicators'],
    id: `performance.overall.goals.${g + 1}`,
  }));
  return [
    {
      name: '部门整体支出绩效自评表',
      id: 'performance.overall',
      path,
      project: undefined,
      evaluation: overall,
      ...placed(groups, printed),
      printed,
    },
  ];
}

function projectForms({ dossier, view }: Print): EvaluationForm[] {
  return (dossier.projects ?? []).flatMap((project, index): EvaluationForm[] => {
    const evaluation = project.selfEvaluation;
    if (evaluation === undefined) return [];
    const printed = printedForms(view).find(({ table }) => suffix(table.table.id) === project.id);
    const path = ['projects', index, 'selfEvaluation'];
    const id = `projects.${project.id}`;
    const group = { indicators: evaluation.indicators, path: [...path, 'indicators'], id };
    return [{ name: `“${project.name}”自评表`, id, path, project, evaluation, ...placed([group], printed), printed }];
  });
}

/** Part of a table's id after the form's name: the id of its project. */
function suffix(id: string): string {
  const dot = id.indexOf('.');
  return dot < 0 ? '' : id.slice(dot + 1);
}

interface Group {
  readonly indicators: readonly Indicator[];
  readonly path: JsonPath;
  readonly id: string;
}

function placed(groups: readonly Group[], printed: PrintedForm | undefined) {
  let line = 0;
  const rows = (printed?.indicators ?? []).filter(({ name }) => name !== '');
  const filled = groups.map((group) =>
    group.indicators.map((indicator, n): PlacedIndicator => {
      const found = rows.findIndex((row, at) => at >= line && row.name === indicator.name);
      if (found >= 0) line = found + 1;
      const path = [...group.path, n];
      return { indicator, path, id: `${group.id}.indicators.${n + 1}`, printed: found < 0 ? undefined : rows[found] };
    }),
  );
  return { groups: filled, indicators: filled.flat() };
}
