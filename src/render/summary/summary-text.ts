/** The summary in a few lines, for a terminal. */
import { SEVERITY_NAMES } from '../../diagnostics/filter.ts';
import { LINE_STATE_WORDS, type Movement, type Summary, type UnitLine } from '../../model/summary.ts';
import { countsText, isAbsent, movementText, STATES, stateMove } from './words.ts';

/** So many are named of each list. */
const NAMED = 10;

export function summaryText(summary: Summary): string {
  const { units, states, counts, rules, across, movement } = summary;
  const told = STATES.filter((state) => states[state] > 0).map(
    (state) => `${LINE_STATE_WORDS[state]} ${states[state]}`,
  );
  return [
    `共 ${units.length} 个单位：${told.join('、')}。问题：${countsText(counts)}。`,
    ...section('未交和没有做成的', units.filter(({ state }) => isAbsent(state)).map(owing)),
    ...section(
      '问题最多的规则',
      rules.map(({ rule, severity, title, findings, units: ids }) => {
        return `${rule} ${SEVERITY_NAMES[severity]} ${findings} 处、${ids.length} 个单位：${title}`;
      }),
    ),
    ...section(
      '单位之间',
      across.map(({ rule, message }) => `${rule} ${message}`),
    ),
    ...(movement === undefined ? [] : movementLines(movement)),
  ].join('\n');
}

export function movementLines(movement: Movement): string[] {
  const lines = movement.units.map(
    (move) => `${move.name}（${stateMove(move)}）：消除 ${move.gone}，新增 ${move.came}，仍在 ${move.stayed}`,
  );
  return [`与 ${movement.since} 比较：${movementText(movement)}。`, ...section('有变化的单位', lines)];
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > NAMED ? [`  …… 另有 ${lines.length - NAMED} 个`] : [];
  return [`${title}（${lines.length}）`, ...lines.slice(0, NAMED).map((line) => `  ${line}`), ...more];
}

function owing({ name, state, contact, deadline, remark }: UnitLine): string {
  const facts = [
    LINE_STATE_WORDS[state],
    ...(contact === undefined ? [] : [`联系 ${contact}`]),
    ...(deadline === undefined ? [] : [`截止 ${deadline}`]),
    ...(remark === undefined ? [] : [remark]),
  ];
  return `${name}（${facts.join('，')}）`;
}
