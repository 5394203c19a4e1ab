/** The files of a unit → a typed dossier, or everything that is wrong with them. */
import type { Outcome } from '../diagnostics/finding.ts';
import { type Dossier, dossierSchema, inYuan } from '../model/dossier.ts';
import { rememberedByObject } from '../model/remembered.ts';
import type { DossierFiles, LocatedJson } from '../model/source.ts';
import { crossReferences } from './cross-references.ts';
import { longLines } from './named-files.ts';
import { byPlace, validateJson } from './validate-json.ts';

/** The same file as before gives the same dossier, not an equal one: what was made from it can be kept. */
const shapeOf = rememberedByObject((json: LocatedJson): Outcome<Dossier> => {
  const { value, findings } = validateJson(dossierSchema, json);
  return value === undefined ? { findings } : { value: inYuan(value), findings };
});

/** Shape first (V10–V16); when it holds, the references inside the dossier and to its files (V20–V29). */
export function validateDossier(files: DossierFiles): Outcome<Dossier> {
  const { value, findings } = shapeOf(files.json);
  if (value === undefined) return { findings };
  const long = longLines(value, files);
  if (long.length > 0) return { findings: byPlace([...findings, ...long]) };
  return { value, findings: byPlace([...findings, ...crossReferences(value, files)]) };
}
