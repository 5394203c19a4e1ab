/** `juesuan diff`: what differs between two builds, two dossiers, or two units of different years. */
import type { NamedState } from '../../model/build-state.ts';
import { recover } from '../../write/write-outputs.ts';
import type { DiffArguments } from '../calls/diff.ts';
import { pathsFrom } from '../paths.ts';
import { print, printJson } from '../terminal/output.ts';
import { stateNamed } from '../units/states.ts';

export async function diff(args: DiffArguments): Promise<void> {
  const paths = pathsFrom(args);
  recover(paths.out);
  const former = await stateNamed(args.旧, paths);
  const present = await stateNamed(args.新, paths);
  const { listingOf } = await import('../../stories/draft/moved.ts');
  const { text, json } = listingOf(former, present, isSameReport(former, present) ? 'causes' : 'table');
  if (args.format === 'json') printJson({ former: former.name, present: present.name, changes: json });
  else print(text);
}

/** Two states of one report; of two years or units nearly everything differs. */
function isSameReport(former: NamedState, present: NamedState): boolean {
  const [a, b] = [former.state.report.meta, present.state.report.meta];
  return a.year === b.year && a.unitName === b.unitName;
}
