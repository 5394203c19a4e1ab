/** `juesuan profile check`: what is wrong with a place's templates, before a unit uses them. */
import { hasErrors } from '../../diagnostics/finding.ts';
import { nearest } from '../../diagnostics/suggest.ts';
import type { Paths } from '../../pipeline.ts';
import type { ProfileCheckArguments } from '../calls/profile-check.ts';
import { pathsFrom } from '../paths.ts';
import { printInColour } from '../terminal/colours.ts';
import { findingsText } from '../terminal/findings-text.ts';
import { exitWith, printJson } from '../terminal/output.ts';
import { UsageError } from '../usage-error.ts';

export async function checkProfiles(args: ProfileCheckArguments): Promise<void> {
  const paths = pathsFrom(args);
  for (const id of await chosenProfiles(args.模板, paths)) await auditOne(id, paths, args);
}

async function chosenProfiles(asked: readonly string[], paths: Paths): Promise<readonly string[]> {
  const { profileIds } = await import('../../input/read-profile.ts');
  const known = profileIds(paths.templates);
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown === undefined) return asked.length > 0 ? asked : known;
  const near = nearest(unknown, known);
  throw new UsageError(`没有名为“${unknown}”的模板${near === undefined ? '' : `，是否应为“${near}”？`}`);
}

async function auditOne(id: string, paths: Paths, { format, quiet }: ProfileCheckArguments): Promise<void> {
  const [{ auditProfile }, { findingsToJson }] = await Promise.all([
    import('../../stories/profile/profile-audit.ts'),
    import('../../diagnostics/print.ts'),
  ]);
  const findings = auditProfile(id, paths);
  if (format === 'json') printJson(findingsToJson(id, findings));
  else if (!quiet || hasErrors(findings)) printInColour(`【模板 ${id}】\n${findingsText(findings)}`);
  exitWith(hasErrors(findings) ? 1 : 0);
}
