/** Findings → what the user sees on the terminal, and what programs read. */
import type { Finding, Place, Severity } from './finding.ts';

const SEVERITIES: readonly { readonly severity: Severity; readonly name: string; readonly counter: string }[] = [
  { severity: 'error', name: '错误', counter: '个' },
  { severity: 'warning', name: '警告', counter: '个' },
  { severity: 'info', name: '提示', counter: '条' },
];

/** Errors, then warnings, then information, each with its line of the file when `readLine` gives it; then a count. */
export function printFindings(
  findings: readonly Finding[],
  readLine: (place: Place) => string | undefined = () => undefined,
): string {
  const blocks = SEVERITIES.flatMap(({ severity, name }) =>
    findings.filter((finding) => finding.severity === severity).map((finding) => printFinding(finding, name, readLine)),
  );
  return [...blocks, summary(findings)].join('\n\n').concat('\n');
}

function printFinding(finding: Finding, severity: string, readLine: (place: Place) => string | undefined): string {
  const { place, rule, message } = finding;
  const where = place === undefined ? '' : `${placeText(place)}: `;
  return [`${where}${severity} ${rule}：${message}`, ...excerpt(place, readLine), ...details(finding)].join('\n');
}

function details({ actual, expected, hint, related = [], waived, place }: Finding): string[] {
  const lines: [string, string | undefined][] = [
    ['实际', actual],
    ['应为', expected],
    ['提示', hint],
    ...related.map((other): [string, string] => ['相关', relatedText(other, place)]),
    ['已说明', waived],
  ];
  return lines.flatMap(([label, text]) => (text === undefined ? [] : [`   ${label}：${text}`]));
}

function placeText({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}

/** A place in the same file is named by the file's last part. */
function relatedText(place: Place, main: Place | undefined): string {
  return placeText(place.file === main?.file ? { ...place, file: place.file.replace(/^.*\//, '') } : place);
}

function summary(findings: readonly Finding[]): string {
  const waived = findings.filter((finding) => finding.waived !== undefined).length;
  const counts = SEVERITIES.map(({ severity, name, counter }) => {
    const count = findings.filter((finding) => finding.severity === severity && finding.waived === undefined).length;
    return `${count} ${counter}${name}`;
  });
  return `共 ${counts.join('、')}${waived === 0 ? '' : `，另有 ${waived} 条已说明`}`;
}

function excerpt(place: Place | undefined, readLine: (place: Place) => string | undefined): string[] {
  const line = place?.line === undefined ? undefined : readLine(place);
  if (place?.line === undefined || line === undefined) return [];
  const gutter = String(place.line).padStart(5);
  const { text, start, length } = crop(line, place.column);
  const shown = `${gutter} | ${text}`;
  if (place.column === undefined) return [shown];
  const before = text.slice(0, start);
  const marked = text.slice(start, start + length);
  const caret = '^'.repeat(Math.max(1, displayWidth(marked)));
  return [shown, `${' '.repeat(gutter.length)} | ${' '.repeat(displayWidth(before))}${caret}`];
}

const BEFORE = 60;
const AFTER = 60;

/** The part of a long line around the column, and where the marked token stands in it. */
function crop(source: string, column = 1): { text: string; start: number; length: number } {
  const line = source.replaceAll('\t', ' ');
  const at = Math.min(column - 1, line.length);
  const from = at > BEFORE ? wholeCharacter(line, at - BEFORE) : 0;
  const to = line.length - at > AFTER ? wholeCharacter(line, at + AFTER) : line.length;
  const head = from > 0 ? '…' : '';
  const text = `${head}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
  const length = Math.min(tokenLength(line.slice(at)), to - at);
  return { text, start: head.length + at - from, length };
}

/** Never cuts a surrogate pair. */
function wholeCharacter(line: string, index: number): number {
  const code = line.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}

/** A quoted string, a number or word, or one character. */
function tokenLength(rest: string): number {
  return /^(?:"(?:[^"\\]|\\.)*"|[-+\w.]+|.)/su.exec(rest)?.[0].length ?? 1;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]/;

/** Columns that a text takes on a terminal: East Asian wide characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) || (character.codePointAt(0) ?? 0) > 0x1f2ff ? 2 : 1;
  return width;
}

/** The form that `--format json` prints. */
export interface FindingsJson {
  readonly unit: string;
  readonly findings: readonly Finding[];
}

/** Findings with their fields in a fixed order. */
export function findingsToJson(unit: string, findings: readonly Finding[]): FindingsJson {
  return { unit, findings: findings.map(plainFinding) };
}

function plainFinding(finding: Finding): Finding {
  const { rule, severity, message, place, actual, expected, hint, related, waived } = finding;
  return {
    rule,
    severity,
    message,
    place: place && plainPlace(place),
    actual,
    expected,
    hint,
    related: related?.map(plainPlace) ?? [],
    waived,
  };
}

function plainPlace({ file, line, column, path }: Place): Place {
  return { file, line, column, path };
}
