import { hasErrors } from '../diagnostics/finding.ts';
import type { Analysis } from '../pipeline.ts';

/** Rules of a file that is missing, cannot be read, or is no JSON. */
const UNREADABLE = new Set(['V01', 'V02', 'V03']);

/** 0 fine, 1 errors, 2 `report.json` could not be read at all. */
export function exitCodeOf({ dossier, findings }: Analysis): 0 | 1 | 2 {
  if (dossier === undefined && findings.some(isUnreadableDossier)) return 2;
  return hasErrors(findings) ? 1 : 0;
}

function isUnreadableDossier({ rule, place }: Analysis['findings'][number]): boolean {
  return UNREADABLE.has(rule) && (place?.file.endsWith('report.json') ?? false);
}
