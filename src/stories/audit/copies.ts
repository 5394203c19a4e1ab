/** Copies of an audited paper with what was found: a page, the Word file with comments, the PDF with highlights. */
import type { PaperFinding } from '../../audit/in-paper.ts';
import { excerptOf, placeWords } from '../../audit/spots.ts';
import { SEVERITIES } from '../../diagnostics/filter.ts';
import type { PaperRemark } from '../../model/paper-remark.ts';
import type { GivenFile } from '../import/given-files.ts';
import type { Audit } from './auditing.ts';

/** The gravest first, as the list on the terminal. */
export function remarksOf(findings: readonly PaperFinding[]): PaperRemark[] {
  const rank = ({ finding }: PaperFinding) => SEVERITIES.indexOf(finding.severity);
  const sorted = [...findings].sort((one, other) => rank(one) - rank(other));
  return sorted.map(({ finding, at }, index): PaperRemark => {
    const { rule, severity, message, actual, expected, hint } = finding;
    const details: readonly (readonly [string, string | undefined])[] = [
      ['实际', actual],
      ['应为', expected],
      ['提示', hint],
    ];
    return {
      ...{ number: index + 1, rule, severity, message },
      details: details.flatMap(([label, text]) => (text === undefined ? [] : [`${label}：${text}`])),
      ...(at && { at: { ...at, said: `${placeWords(at.place)}“${excerptOf(at)}”` } }),
    };
  });
}

/** @param facts paragraphs above the list */
export async function auditPage(audit: Audit, remarks: readonly PaperRemark[], facts: readonly string[]) {
  const { renderPaperPage } = await import('../../render/html/paper-page.ts');
  return renderPaperPage({ paper: audit.paper, title: audit.paper.title.text, remarks, facts });
}

/** A .docx with the remarks on it as comments. @param date of the remarks */
export async function commentedWord({ name, bytes }: GivenFile, remarks: readonly PaperRemark[], date: Date) {
  const [{ markedWord }, { deflated, zip }] = await Promise.all([
    import('../../paper/marked/marked-word.ts'),
    import('../../render/zip.ts'),
  ]);
  const own = remarks.filter(({ at }) => at === undefined || at.place.file === name);
  const parts = markedWord(bytes, own, date.toISOString().replace(/\.\d+Z$/, 'Z'));
  return zip(new Map([...parts].map(([part, content]) => [part, deflated(content)])));
}

/** A .pdf with the remarks on it as highlights; undefined where it cannot be opened any more. */
export async function highlightedPdf({ name, bytes }: GivenFile, remarks: readonly PaperRemark[], date: Date) {
  const { markedPdf } = await import('../../paper/marked/marked-pdf.ts');
  return markedPdf(
    bytes,
    remarks.filter(({ at }) => at?.place.file === name),
    date,
  );
}
