/** Tables that cannot be printed because the dossier does not hold what they are made of (V54). */
import type { Finding, Outcome } from '../diagnostics/finding.ts';
import { type Dossier, dossierSchema } from '../model/dossier.ts';
import type { DossierFiles } from '../model/source.ts';
import type { TableSpec } from '../model/table-spec.ts';
import type { Written } from './written.ts';

/**
 * A table is left out, never printed empty, where a part of the dossier it requires is not written at all; an empty list
 * is an answer. The numbers of the other tables do not change.
 * @param tables in the order of print
 */
export function leftOutTables(
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
      message: `表${number}“${spec.name}”没有印出：缺少${keys.map(described).join('、')}`,
      place: files.json.locate(keys.slice(0, 1)),
      expected: keys.map((key) => `"${key}": …`).join('，'),
      hint: `在 report.json 中补上${keys.map((key) => ` "${key}"`).join('、')}，即印出此表；其余各表的编号不受影响`,
    }),
  );
  return { value: new Set(lacking.map(({ spec }) => spec.id)), findings };
}

function described(key: string): string {
  const label = dossierSchema.shape[key as keyof Dossier]?.description;
  return label === undefined ? `“${key}”` : `“${key}”（${label}）`;
}
