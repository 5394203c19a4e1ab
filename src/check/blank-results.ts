/** E09: an indicator without 完成值: nothing can be scored, and a final report must not have blanks. */
import type { Finding, Place } from '../diagnostics/finding.ts';
import type { Dossier, Indicator } from '../model/dossier.ts';
import type { JsonPath } from '../model/source.ts';
import * as messages from './messages.ts';

type Locate = (path: JsonPath) => Place;

export function checkBlankResults(dossier: Dossier, locate: Locate): Finding[] {
  const ofProjects = (dossier.projects ?? []).flatMap((project, index) =>
    blanks(
      project.selfEvaluation?.indicators,
      ['projects', index, 'selfEvaluation', 'indicators'],
      project.name,
      locate,
    ),
  );
  const goals = dossier.performance?.overall?.goals ?? [];
  const ofGoals = goals.flatMap((goal, index) =>
    blanks(goal.indicators, ['performance', 'overall', 'goals', index, 'indicators'], goal.text, locate),
  );
  return [...ofProjects, ...ofGoals];
}

/** One finding for each table: the first blank is its place, the others are related. */
function blanks(
  indicators: readonly Indicator[] | undefined,
  path: JsonPath,
  owner: string,
  locate: Locate,
): Finding[] {
  const empty = (indicators ?? []).flatMap((indicator, index) => (indicator.actual === undefined ? [index] : []));
  const [place, ...related] = empty.map((index) => locate([...path, index]));
  if (place === undefined) return [];
  return [
    {
      rule: 'E09',
      severity: 'error',
      message: messages.blankResults(owner, empty.length),
      place,
      expected: '"actual": { … }',
      hint: messages.FILL_RESULTS,
      ...(related.length > 0 && { related }),
    },
  ];
}
