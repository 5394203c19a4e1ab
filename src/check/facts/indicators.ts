/** All indicators of a dossier with their places. */
import type { Indicator } from '../../model/dossier.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Facts } from '../engine/needs.ts';
import { sharedReading } from '../engine/reads.ts';

export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly path: JsonPath;
  /** Name of the project, or the whole department. */
  readonly owner: string;
  /** Same for indicators of one form. */
  readonly form: string;
}

export const indicatorsOf = sharedReading(
  ({ dossier }: Pick<Facts, 'dossier'>) => [dossier],
  ({ projects, performance }): readonly PlacedIndicator[] => {
    const ofProjects = (projects ?? []).flatMap(({ id, name, selfEvaluation }, index) =>
      placed(selfEvaluation?.indicators ?? [], ['projects', index, 'selfEvaluation', 'indicators'], name, id),
    );
    const goals = performance?.overall.goals ?? [];
    const ofGoals = goals.flatMap(({ indicators }, index) =>
      placed(indicators, ['performance', 'overall', 'goals', index, 'indicators'], '部门整体支出', `goal ${index}`),
    );
    return [...ofProjects, ...ofGoals];
  },
);

function placed(list: readonly Indicator[], path: JsonPath, owner: string, form: string): PlacedIndicator[] {
  return list.map((indicator, index) => ({ indicator, path: [...path, index], owner, form }));
}
