/** The goals of self-evaluations, with what is told of their results. */
import type { Indicator } from '../../model/dossier.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Facts } from '../engine/needs.ts';
import { slotTexts } from '../engine/slot-texts.ts';
import type { TypedText } from '../engine/typed-texts.ts';

export interface Goal {
  readonly goal: readonly TypedText[];
  readonly result: readonly TypedText[];
  readonly indicators: readonly Indicator[];
}

/** Those of the projects, then those of the unit. */
export function goalsOf(facts: Facts): Goal[] {
  const { performance, projects = [] } = facts.dossier;
  const texts = (path: JsonPath, named: string | undefined) => slotTexts(facts, path, named);
  const ofProjects = projects.flatMap(({ selfEvaluation }, index) => {
    if (selfEvaluation === undefined) return [];
    const { goal, goalResult, indicators } = selfEvaluation;
    const path = ['projects', index, 'selfEvaluation'];
    return [{ goal: texts([...path, 'goal'], goal), result: texts([...path, 'goalResult'], goalResult), indicators }];
  });
  const ofUnit = (performance?.overall.goals ?? []).map(({ text, result, indicators }, index) => {
    const path = ['performance', 'overall', 'goals', index];
    return { goal: texts([...path, 'text'], text), result: texts([...path, 'result'], result), indicators };
  });
  return [...ofProjects, ...ofUnit];
}
