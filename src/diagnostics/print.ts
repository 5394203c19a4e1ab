/** Findings → what the user sees on the terminal, and what programs read. */
import { withKeyNames } from '../model/key-words.ts';
import { FINDINGS_OF_A_RULE } from '../model/limits.ts';
import { gatherAlike } from './alike.ts';
import { type FindingFilter, filterFindings, filterText, SEVERITIES, SEVERITY_NAMES, SHOW_ALL } from './filter.ts';
import type { Finding, Place, Severity } from './finding.ts';
import { placesText } from './place-words.ts';
import { visible } from './visible.ts';

type ReadLine = (place: Place) => string | undefined;

/**
 * Errors, then warnings, then information, each under a heading with their number and each with its line of the file
 * when `readLine` gives it; then a count of all findings, whatever the filter shows.
 */
export function printFindings(
  findings: readonly Finding[],
  readLine: ReadLine = () => undefined,
  filter: FindingFilter = SHOW_ALL,
): string {
  const shown = filterFindings(findings, filter);
  const groups = printGroups(shown, readLine, filter.rules.length > 0);
  return `${[...groups, summary(findings, shown, filter)].join('\n\n')}\n`;
}

/**
 * The findings by severity, each group under its heading; no count of all.
 * @param oneByOne whether each place is told even where the same is said of many; of one rule no more than a reader can use
 */
export function printGroups(
  findings: readonly Finding[],
  readLine: ReadLine = () => undefined,
  oneByOne = false,
): string[] {
  return SEVERITIES.flatMap((severity) => {
    const group = findings.filter((finding) => finding.severity === severity);
    if (group.length === 0) return [];
    const gathered = oneByOne ? group.map((finding) => [finding]) : gatherAlike(group, (finding) => finding);
    return [heading(severity, group), ...printMany(gathered, readLine)];
  });
}

/** Of each rule the first, then how many more there are. */
function printMany(groups: readonly (readonly Finding[])[], readLine: ReadLine): string[] {
  const told = new Map<string, number>();
  const blocks = groups.flatMap((group) => {
    const rule = group[0]?.rule ?? '';
    const number = (told.get(rule) ?? 0) + 1;
    told.set(rule, number);
    return number > FINDINGS_OF_A_RULE ? [] : [printAlike(group, readLine)];
  });
  const beyond = [...told].filter(([, number]) => number > FINDINGS_OF_A_RULE);
  const counts = beyond.map(([rule, number]) => {
    return `${rule}：另有 ${number - FINDINGS_OF_A_RULE} 条没有列出（加 --format json 列出全部）`;
  });
  return [...blocks, ...counts];
}

/** The first of those that say the same, and where the others are. */
function printAlike([first, ...others]: readonly Finding[], readLine: ReadLine): string {
  if (first === undefined) return '';
  const text = printFinding(first, readLine);
  if (others.length === 0) return text;
  const where = placesText(others.flatMap(({ place }) => place ?? []));
  const places = where === undefined ? '' : `：${where}`;
  return `${text}\n   同类：另有 ${others.length} 处${places}（加 --rule ${first.rule} 逐条列出）`;
}

/** `错误（5）`; findings that were answered are counted apart, as in the last line. */
function heading(severity: Severity, group: readonly Finding[]): string {
  const waived = group.filter(isWaived).length;
  return `${SEVERITY_NAMES[severity]}（${group.length - waived}${waived === 0 ? '' : `，另有 ${waived} 条已说明`}）`;
}

function isWaived({ waived }: Finding): boolean {
  return waived !== undefined;
}

function printFinding(finding: Finding, readLine: ReadLine): string {
  const { place, rule, severity, message } = finding;
  const where = place === undefined ? '' : `${placeText(place)}: `;
  return [
    `${where}${SEVERITY_NAMES[severity]} ${rule}：${withKeyNames(message)}`,
    ...excerpt(place, readLine),
    ...details(finding),
  ].join('\n');
}

function details({ actual, expected, hint, related = [], consequences = [], waived, place }: Finding): string[] {
  const lines: [string, string | undefined][] = [
    ['所在', sectionText(place)],
    ['来自', place?.cell],
    ['实际', actual],
    ['应为', expected],
    ['提示', hint && withKeyNames(hint)],
    ...relatedLines(related, place),
    ['连带', consequencesText(consequences)],
    ['已说明', waived],
  ];
  return lines.flatMap(([label, text]) => (text === undefined ? [] : [`   ${label}：${text}`]));
}

/** Places that stand on lines of their own; of more, the lines are listed. */
const RELATED_ALONE = 3;

function relatedLines(related: readonly Place[], main: Place | undefined): [string, string | undefined][] {
  if (related.length > RELATED_ALONE) return [['相关', placesText(related)]];
  return related.map((other) => ['相关', relatedText(other, main)]);
}

/** `另有 12 处因此不符（A03、B24），改正后随之消失`. */
export function consequencesText(consequences: readonly Finding[]): string | undefined {
  if (consequences.length === 0) return undefined;
  const rules = [...new Set(consequences.map(({ rule }) => rule))].sort();
  return `另有 ${consequences.length} 处因此不符（${rules.join('、')}），改正后随之消失`;
}

/** `file:line:column`; a place in the report itself has headings instead of a line. */
function placeText({ file, line, column, path }: Place): string {
  if (line === undefined && path !== undefined) return `${file} › ${path}`;
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}

/** The section of the report, for a text that a template made of what stands at the place. */
function sectionText(place: Place | undefined): string | undefined {
  return place?.line !== undefined && place.path?.includes(' › ') ? `${place.path}（由模板编成）` : undefined;
}

/** A place in the same file is named by the file's last part. */
function relatedText(place: Place, main: Place | undefined): string {
  const text = placeText(place.file === main?.file ? { ...place, file: place.file.replace(/^.*\//, '') } : place);
  return place.cell === undefined ? text : `${text}（${place.cell}）`;
}

const COUNTERS: Readonly<Record<Severity, string>> = { error: '个', warning: '个', info: '条' };

/** `共 2 个错误、3 个警告、1 条提示`: whatever is shown, the last line tells what there is. */
export function countFindings(findings: readonly Finding[]): string {
  const waived = findings.filter(isWaived).length;
  const counts = SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity && !isWaived(finding)).length;
    return `${count} ${COUNTERS[severity]}${SEVERITY_NAMES[severity]}`;
  });
  return `共 ${counts.join('、')}${waived === 0 ? '' : `，另有 ${waived} 条已说明`}`;
}

function summary(findings: readonly Finding[], shown: readonly Finding[], filter: FindingFilter): string {
  const asked = filterText(filter);
  const part = asked === undefined ? '' : `（只列出其中 ${shown.length} 条：${asked}）`;
  return `${countFindings(findings)}${part}`;
}

function excerpt(place: Place | undefined, readLine: ReadLine): string[] {
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
  const before = visible(line.slice(from, at));
  const token = visible(line.slice(at, at + Math.min(tokenLength(line.slice(at, to)), to - at)));
  const rest = visible(line.slice(at, to)).slice(token.length);
  const text = `${head}${before}${token}${rest}${to < line.length ? '…' : ''}`;
  return { text, start: head.length + before.length, length: token.length };
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
  const { rule, severity, message, place, actual, expected, hint, related, consequences, waived } = finding;
  return {
    rule,
    severity,
    message,
    place: place && plainPlace(place),
    actual,
    expected,
    hint,
    related: related?.map(plainPlace) ?? [],
    ...(consequences !== undefined && { consequences: consequences.map(plainFinding) }),
    waived,
  };
}

function plainPlace({ file, line, column, path, cell }: Place): Place {
  return { file, line, column, path, ...(cell === undefined ? {} : { cell }) };
}
