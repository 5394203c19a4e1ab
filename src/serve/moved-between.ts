/** Two states of a unit → what moved, as the page tells it. */
import type { BuildState } from '../model/build-state.ts';
import type { Moved } from '../model/desk.ts';
import { summaryText } from '../review/moved/summary.ts';
import { isTelling } from '../review/moved/words.ts';
import { listingOf } from '../stories/draft/moved.ts';

const SHOWN_FIGURES = 40;

export function movedBetween(former: BuildState, present: BuildState): Moved {
  const { movement } = listingOf({ state: former, name: '改前' }, { state: present, name: '改后' });
  const { moved, came, went } = movement.figures;
  const told = [...moved.filter(({ printed }) => printed), ...came.filter(isTelling), ...went.filter(isTelling)];
  return {
    summary: summaryText(movement),
    figures: told.slice(0, SHOWN_FIGURES).map(({ label, former: before, present: after }) => ({
      label,
      before: before?.shown ?? '（没有）',
      after: after?.shown ?? '（没有）',
    })),
  };
}
