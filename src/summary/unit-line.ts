/** A unit of a batch as the summary tells it. */
import type { Counts, UnitLine } from '../model/summary.ts';
import {
  type BatchFile,
  type ExpectedUnit,
  type ToldFinding,
  type UnitResult,
  whyNothing,
} from '../model/unit-result.ts';

/** @param findings reads those of the result again */
export function unitLine(
  expected: ExpectedUnit,
  result: UnitResult | undefined,
  findings: UnitLine['findings'],
): UnitLine {
  const { id, name, contact, deadline } = expected;
  return {
    id,
    name,
    state: result?.state ?? 'pending',
    remark: remarkOf(expected, result),
    contact,
    deadline,
    dossier: result?.dossier && shortDossier(result.dossier),
    counts: countsOf(result?.findings ?? []),
    findings,
    papers: papersOf(result?.files ?? []),
  };
}

function remarkOf({ repeats }: ExpectedUnit, result: UnitResult | undefined): string | undefined {
  return (result && whyNothing(result)) ?? (repeats === undefined ? undefined : `与 ${repeats} 重复，只做前一个`);
}

function shortDossier({ unitName, year, profile, level }: NonNullable<UnitResult['dossier']>): UnitLine['dossier'] {
  return { unitName, year, profile, level };
}

export function countsOf(findings: readonly ToldFinding[]): Counts {
  const open = findings.filter(isOpen);
  const ofSeverity = (severity: ToldFinding['severity']) =>
    open.filter((finding) => finding.severity === severity).length;
  return {
    error: ofSeverity('error'),
    warning: ofSeverity('warning'),
    info: ofSeverity('info'),
    waived: findings.length - open.length,
  };
}

/** Not answered by the unit. */
export function isOpen({ waived }: ToldFinding): boolean {
  return waived === undefined;
}

/** What somebody at the department opens, the page for review first. */
const PAPERS: readonly (readonly [ending: RegExp, label: string])[] = [
  [/\breview\.html$/, '审阅页'],
  [/\baudit\.html$/, '审核页'],
  [/\.docx$/i, 'Word'],
  [/\.pdf$/i, 'PDF'],
  [/\.xlsx$/i, '公开表'],
];

function papersOf(files: readonly BatchFile[]): UnitLine['papers'] {
  return PAPERS.flatMap(([ending, label]) =>
    files.filter(({ file }) => ending.test(file)).map(({ file }) => ({ label, file })),
  );
}
