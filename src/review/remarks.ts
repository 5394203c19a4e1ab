/** What a reviewer reads of a finding: title and paragraphs of its remark. */
import { SEVERITY_NAMES } from '../diagnostics/filter.ts';
import type { Finding, Place } from '../diagnostics/finding.ts';
import { placesText } from '../diagnostics/place-words.ts';
import { consequencesText } from '../diagnostics/print.ts';
import { entryAsWords, keysAsNames } from '../model/key-words.ts';
import type { Remark } from '../model/review.ts';
import { entryText } from './provenance.ts';

/** `错误 A07`, and whether the unit has answered it. */
export function findingTitle({ severity, rule, waived }: Finding): string {
  return `${SEVERITY_NAMES[severity]} ${rule}${waived === undefined ? '' : '（已说明）'}`;
}

/** What is wrong, the two values, what to do, what goes with it, and where to correct it. */
export function findingLines(finding: Finding): string[] {
  const { message, actual, expected, hint, related = [], consequences = [], waived, place } = finding;
  const labelled: readonly (readonly [string, string | undefined])[] = [
    ['实际', actual],
    ['应为', expected && entryAsWords(expected)],
    ['提示', hint && keysAsNames(hint)],
    ['连带', consequencesText(consequences)],
    ['已说明', waived],
    ['填写在', place && entryText(place)],
    ['相关', placesText(related.filter((other) => !isSameLine(other, place)))],
  ];
  const told = labelled.flatMap(([label, text]) => (text === undefined ? [] : [`${label}：${text}`]));
  return [keysAsNames(message), ...told];
}

/** Of the same line nothing more is told than where the finding itself is. */
function isSameLine(other: Place, place: Place | undefined): boolean {
  return other.line !== undefined && other.line === place?.line && other.file === place.file;
}

export function findingRemark(finding: Finding, number: number): Remark {
  return {
    number,
    kind: 'finding',
    severity: finding.severity,
    title: findingTitle(finding),
    lines: findingLines(finding),
  };
}
