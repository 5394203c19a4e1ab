/** The files of a unit → a typed dossier, or everything that is wrong with them. */
import type { Outcome } from '../diagnostics/finding.ts';
import { type Dossier, dossierSchema } from '../model/dossier.ts';
import type { DossierFiles } from '../model/source.ts';
import { crossReferences } from './cross-references.ts';
import { byPlace, validateJson } from './validate-json.ts';

/** Shape first (V10–V16); when it holds, the references inside the dossier and to its files (V20–V29). */
export function validateDossier(files: DossierFiles): Outcome<Dossier> {
  const { value, findings } = validateJson<Dossier>(dossierSchema, files.json);
  if (value === undefined) return { findings };
  return { value, findings: byPlace([...findings, ...crossReferences(value, files)]) };
}
