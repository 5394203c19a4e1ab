/** The self-evaluations of a dossier. */
import type { Dossier, Indicator, OverallEvaluation, Project, SelfEvaluation } from '../../model/dossier.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Accounts } from '../engine/needs.ts';
import { sharedReading } from '../engine/reads.ts';

export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly path: JsonPath;
  /** Prefix of its figures. */
  readonly id: string;
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
}

/** All forms of a dossier, the overall one first. */
export const evaluationForms = sharedReading(
  ({ dossier }: Pick<Accounts, 'dossier'>) => [dossier],
  (dossier): readonly EvaluationForm[] => [...overallForm(dossier), ...projectForms(dossier)],
);

function overallForm({ performance }: Dossier): EvaluationForm[] {
  const overall = performance?.overall;
  if (overall === undefined) return [];
  const id = 'performance.overall';
  const path = ['performance', 'overall'];
  const groups = overall.goals.map(({ indicators }, g) =>
    placed(indicators, [...path, 'goals', g, 'indicators'], `${id}.goals.${g + 1}`),
  );
  const name = '部门整体支出绩效自评表';
  return [{ name, id, path, project: undefined, evaluation: overall, groups, indicators: groups.flat() }];
}

function projectForms({ projects = [] }: Dossier): EvaluationForm[] {
  return projects.flatMap((project, index): EvaluationForm[] => {
    const evaluation = project.selfEvaluation;
    if (evaluation === undefined) return [];
    const path = ['projects', index, 'selfEvaluation'];
    const id = `projects.${project.id}`;
    const indicators = placed(evaluation.indicators, [...path, 'indicators'], id);
    return [{ name: `“${project.name}”自评表`, id, path, project, evaluation, groups: [indicators], indicators }];
  });
}

function placed(indicators: readonly Indicator[], path: JsonPath, id: string): PlacedIndicator[] {
  return indicators.map((indicator, n) => ({ indicator, path: [...path, n], id: `${id}.indicators.${n + 1}` }));
}
