/** Two states of a unit → everything that moved between them. */
import type { BuildState } from '../../model/build-state.ts';
import { compareReports } from '../compare/compare-reports.ts';
import { changedPlaces } from './changed-places.ts';
import { changedFigures } from './figures.ts';
import { changedFindings } from './finding-changes.ts';
import { changedInputs, type ReadJson } from './inputs.ts';
import type { Movement, StateName } from './movement.ts';

/**
 * The places are read off the present report with the changes marked (`compareReports`), as a draft shows them.
 * @param readJson reads the text of a JSON file with the place of every value
 */
export function whatMoved(former: BuildState, present: BuildState, readJson: ReadJson): Movement {
  const inputs = changedInputs(former, present, readJson);
  return {
    former: nameOf(former),
    present: nameOf(present),
    inputs,
    figures: changedFigures(former, present, inputs.values),
    places: changedPlaces(compareReports(former.report, present.report)),
    findings: changedFindings(former.findings, present.findings),
  };
}

function nameOf({ unit, report }: BuildState): StateName {
  return { unit, title: report.meta.title };
}

/** Nothing at all moved. */
export function isEmpty({ inputs, figures, places, findings }: Movement): boolean {
  const lists = [
    ...[inputs.values, inputs.prose, inputs.templates],
    ...[figures.moved, figures.came, figures.went, figures.exactOnly, figures.restyled],
    ...[places, findings.came, findings.went, findings.answered],
  ];
  return lists.every((list) => list.length === 0);
}
