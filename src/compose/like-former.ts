/** A report that is made of the objects of the one before it wherever it reads the same. */
import type { Inline } from '../model/report.ts';
import { sharedWith } from '../model/structural-sharing.ts';
import type { Origin, TextOrigins } from '../model/text-origins.ts';
import type { Composition } from './compose.ts';

/** @param former of the same unit, before its last change; each text that is taken from it has the same origin there */
export function likeFormer(present: Composition, former: Composition | undefined): Composition {
  if (former === undefined) return present;
  const kept = new WeakMap<object, Origin>();
  const report = sharedWith(former.report, present.report, (before, now) => {
    const origin = present.origins.get(now as Inline);
    const isSame = sharedWith(former.origins.get(before as Inline), origin) === former.origins.get(before as Inline);
    if (isSame && origin !== undefined) kept.set(before, origin);
    return isSame;
  });
  return { report, origins: firstOf(kept, present.origins) };
}

/** A function of its own: what it returns must not hold the former report, which would hold the one before it. */
function firstOf(kept: TextOrigins, made: TextOrigins): TextOrigins {
  return { get: (inline) => kept.get(inline) ?? made.get(inline) };
}
