/** What a reviewer reads of a finding: title and paragraphs of its remark. */
import { SEVERITY_NAMES } from '../diagnostics/filter.ts';
import type { Finding, Place } from '../diagnostics/finding.ts';
import type { Remark } from '../model/review.ts';

/** `错误 A07`, and whether the unit has answered it. */
export function findingTitle({ severity, rule, waived }: Finding): string {
  return `${SEVERITY_NAMES[severity]} ${rule}${waived === undefined ? '' : '（已说明）'}`;
}

/** What is wrong, the two values, what to do, and where to correct it. */
export function findingLines(finding: Finding): string[] {
  const { message, actual, expected, hint, related = [], waived, place } = finding;
  const labelled: readonly (readonly [string, string | undefined])[] = [
    ['实际', actual],
    ['应为', expected],
    ['提示', hint],
    ['已说明', waived],
    ['位置', place && fileText(place)],
    ['相关', related.map(fileText).join('；') || undefined],
  ];
  return [message, ...labelled.flatMap(([label, text]) => (text === undefined ? [] : [`${label}：${text}`]))];
}

/** `data/units/x/report.json 第12行第5列（revenue[0].code）`; of a place in the report itself, its headings. */
export function fileText({ file, line, column, path }: Place): string {
  if (line === undefined) return headingsText(path) ?? file;
  const where = `${file} 第${line}行${column === undefined ? '' : `第${column}列`}`;
  return path === undefined ? where : `${where}（${path}）`;
}

/** The same for a list that is read beside the unit's folder: `report.json 第12行`; headings of the report as above. */
export function shortPlace({ file, line, path }: Place, unit: string): string {
  const below = file.slice(file.lastIndexOf(`/${unit}/`) + 1).replace(`${unit}/`, '');
  return line === undefined ? (headingsText(path) ?? file) : `${below} 第${line}行`;
}

/** Headings of the report, parted by a sign that every typeface has. */
function headingsText(path: string | undefined): string | undefined {
  return path?.replaceAll(' › ', ' > ');
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
