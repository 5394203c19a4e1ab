/** The paper of a unit that others made → findings about it, and a page that shows them at their places. */
import { basename } from 'node:path';
import { hasErrors } from '../diagnostics/finding.ts';
import { profileIds } from '../input/read-profile.ts';
import type { SharedPaths } from '../pipeline.ts';
import type { Audit } from '../stories/audit/auditing.ts';
import { auditPage, remarksOf } from '../stories/audit/copies.ts';
import { auditFiles, type FilesRead, readFiles } from '../stories/audit/files.ts';
import { heldLine, notAsked, unreadLines } from '../stories/audit/words.ts';
import { isPaperName, paperFiles } from './paper-files.ts';
import type { DossierHead, MadeUnit, PaperSource } from './types.ts';

const PAGE = 'audit.html';

export async function makeAudit(source: PaperSource, paths: SharedPaths): Promise<MadeUnit> {
  const read = typeof source === 'string' ? readFiles(paperFiles(source)) : givenFiles(source);
  const { audit, faults } = await auditFiles(read, { paths, profiles: profileIds(paths.templates) });
  if (audit === undefined) return { soundness: 'unreadable', findings: faults, figures: [], files: new Map() };
  const findings = [...faults, ...audit.findings.map(({ finding }) => finding)];
  return {
    soundness: hasErrors(findings) ? 'faulty' : 'sound',
    dossier: headOf(audit),
    findings,
    figures: [],
    files: new Map([[PAGE, await pageOf(audit)]]),
  };
}

/** One file is taken whatever it is called. */
function givenFiles(source: Exclude<PaperSource, string>): FilesRead {
  const all = [...source].map(([path, bytes]) => ({ name: basename(path), bytes }));
  return { files: all.length === 1 ? all : all.filter(({ name }) => isPaperName(name)), faults: [] };
}

function headOf({ unit, year, profile, level, paper }: Audit): DossierHead {
  const title = paper.title.text.trim();
  return {
    unitName: unit,
    year,
    profile: profile.id,
    ...(title === '' ? {} : { title }),
    level,
    projects: [],
    explained: [],
  };
}

async function pageOf(audit: Audit): Promise<Uint8Array> {
  const facts = [heldLine(audit), ...unreadLines(audit), notAsked()];
  return new TextEncoder().encode(await auditPage(audit, remarksOf(audit.findings), facts));
}
