/** Words of the summary that page and workbook share. */
import { SEVERITY_NAMES } from '../../diagnostics/filter.ts';
import type { Severity } from '../../diagnostics/finding.ts';
import {
  type Counts,
  LINE_STATE_WORDS,
  type LineState,
  type Movement,
  type Summary,
  TASK_WORDS,
  type UnitMove,
} from '../../model/summary.ts';
import type { ToldFinding } from '../../model/unit-result.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** In the order in which somebody asks for them. */
export const STATES = Object.keys(LINE_STATE_WORDS) as readonly LineState[];

/** Nothing was handed in that could be looked at, or nothing came of it. */
export function isAbsent(state: LineState): boolean {
  switch (state) {
    case 'missing':
    case 'unreadable':
    case 'broken':
    case 'pending':
      return true;
    case 'done':
    case 'faulty':
    case 'duplicate':
      return false;
  }
}

export function headFacts(summary: Summary): readonly (readonly [name: string, value: string])[] {
  const { source, task, program, finished, units, movement } = summary;
  return [
    ['来源', source],
    ['方式', TASK_WORDS[task]],
    ['单位', `${units.length}个`],
    ['完成', finished],
    ['程序版本', program],
    ...(movement === undefined ? [] : ([['上一轮', movement.since]] as const)),
  ];
}

/** `错误 3、警告 1`; 无 where there are none. */
export function countsText(counts: Counts): string {
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map(
    (severity) => `${SEVERITY_NAMES[severity]} ${counts[severity]}`,
  );
  return parts.length === 0 ? '无' : parts.join('、');
}

export function movementText({ gone, came, stayed }: Movement): string {
  return `消除 ${gone}，新增 ${came}，仍在 ${stayed}`;
}

/** `未报 → 已出`; the one state where nothing changed. */
export function stateMove({ before, after }: UnitMove): string {
  const word = (state: LineState | undefined) => (state === undefined ? '不在其中' : LINE_STATE_WORDS[state]);
  return before === after ? word(after) : `${word(before)} → ${word(after)}`;
}

/** Where the finding stands: `report.json:12　expenditure[0].basic`. */
export function placeText({ place }: ToldFinding): string | undefined {
  if (place === undefined) return undefined;
  const { file, line, path, cell } = place;
  const where = line === undefined ? file : `${file}:${line}`;
  return [where, path, cell].filter((part) => part !== undefined).join('　');
}
