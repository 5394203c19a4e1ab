/** Whether a text of the report before the last save may stand for one that reads the same. */
import type { Inline } from '../model/report.ts';
import { type MayStand, sharedWith } from '../model/structural-sharing.ts';
import type { TextOrigins } from '../model/text-origins.ts';

/** A text that the unit has written on another line now is not alike. */
export function sameOrigin(origins: TextOrigins): MayStand {
  return (before, now) => {
    const origin = origins.get(before as Inline);
    return Object.is(sharedWith(origin, origins.get(now as Inline)), origin);
  };
}
