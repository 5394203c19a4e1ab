/** Tables that are printed empty because the dossier does not hold what they are made of (V54). */
import type { Finding, Outcome } from '../diagnostics/finding.ts';
import { type Dossier, dossierSchema } from '../model/dossier.ts';
import type { DossierFiles } from '../model/source.ts';
import type { TableSpec } from '../model/table-spec.ts';
import type { Written } from './written.ts';

/**
 * A table is not given where a part of the dossier it requires is not written at all; an empty list is an answer. It is
 * printed with what is known of it and a note, so that no number is missing among the tables.
 * @param tables in the order of print
 */
export function tablesNotGiven(
  tables: readonly TableSpec[],
  files: DossierFiles,
  isWritten: Written,
): Outcome<ReadonlySet<string>> {
  const isAbsent = (key: string) => !isWritten([key]);
  const lacking = tables.flatMap((spec, index) => {
    const keys = (spec.requires ?? []).filter(isAbsent);
    return keys.length === 0 ? [] : [{ spec, number: index + 1, keys }];
  });
  const findings = lacking.map(
    ({ spec, number, keys }): Finding => ({
      rule: 'V54',
      severity: 'warning',
      message: `表${number}“${spec.name}”没有填报：缺少${keys.map(described).join('、')}`,
      place: files.json.locate(keys.slice(0, 1)),
      expected: keys.map((key) => `"${key}": …`).join('，'),
      hint: `在 report.json 中补上${keys.map((key) => ` "${key}"`).join('、')}；现在此表只印表头和已知的数，表下注明未填报`,
    }),
  );
  return { value: new Set(lacking.map(({ spec }) => spec.id)), findings };
}

function described(key: string): string {
  const label = dossierSchema.shape[key as keyof Dossier]?.description;
  return label === undefined ? `“${key}”` : `“${label}”`;
}
