/** The self-evaluations of a dossier, each with its form as printed. */
import { rememberedByObject } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import { type EvaluationForm, evaluationForms, type PlacedIndicator } from './evaluation-form.ts';
import { type IndicatorRow, type PrintedForm, printedForms } from './printed-form.ts';

export interface PrintedIndicator extends PlacedIndicator {
  /** Its line in the printed form. */
  readonly printed: IndicatorRow | undefined;
}

export interface PrintedEvaluation extends EvaluationForm {
  readonly indicators: readonly PrintedIndicator[];
  readonly printed: PrintedForm | undefined;
}

/** All forms, the overall one first. */
export const printedEvaluations = rememberedByObject((print: Print): readonly PrintedEvaluation[] => {
  const { dossier, view } = print;
  const forms = printedForms(view);
  const ids = new Set((dossier.projects ?? []).map(({ id }) => id));
  const isOverall = ({ table, indicators }: PrintedForm) => indicators.length > 0 && !ids.has(suffix(table.table.id));
  return evaluationForms(print).map((form) => {
    const { project } = form;
    const printed = forms.find((one) =>
      project === undefined ? isOverall(one) : suffix(one.table.table.id) === project.id,
    );
    return { ...form, indicators: withRows(form.indicators, printed), printed };
  });
});

/** Part of a table's id after the form's name: the id of its project. */
function suffix(id: string): string {
  const dot = id.indexOf('.');
  return dot < 0 ? '' : id.slice(dot + 1);
}

/** Each with the next line of its name: a name may stand in a form more than once. */
function withRows(indicators: readonly PlacedIndicator[], printed: PrintedForm | undefined): PrintedIndicator[] {
  let line = 0;
  const rows = (printed?.indicators ?? []).filter(({ name }) => name !== '');
  return indicators.map((one) => {
    const found = rows.findIndex((row, at) => at >= line && row.name === one.indicator.name);
    if (found >= 0) line = found + 1;
    return { ...one, printed: found < 0 ? undefined : rows[found] };
  });
}
