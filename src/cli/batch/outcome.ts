/** What a batch came to, in a few lines: how many units of each state, and those that are wanting by name. */
import {
  type Batch,
  type ExpectedUnit,
  STATE_WORDS,
  type UnitResult,
  type UnitState,
  unitState,
  whyNothing,
} from '../../model/unit-result.ts';

/** Units of one state that are named; the results hold all. */
const NAMED = 20;

interface Circumstances {
  /** Units whose results were there already. */
  readonly kept: number;
  readonly folder: string;
}

/** What the lines need of a result: those of a million units shall fit in memory. */
export function inShort(result: UnitResult): UnitResult {
  const why = whyNothing(result);
  const findings = result.findings.filter(({ message }) => message === why);
  return { ...result, dossier: undefined, findings, files: [] };
}

/** @param results one of each unit, in any order */
export function batchSummary(
  { units }: Batch,
  results: readonly UnitResult[],
  { kept, folder }: Circumstances,
): string {
  const byId = new Map(results.map((result) => [result.unit.id, result]));
  const inOrder = units.flatMap(({ id }) => byId.get(id) ?? []);
  const of = (state: UnitState) => inOrder.filter((result) => result.state === state);
  const counts = unitState.options.map((state) => [state, of(state)] as const).filter(([, all]) => all.length > 0);
  const head = `共 ${units.length} 个单位：${counts.map(([state, all]) => `${STATE_WORDS[state]} ${all.length}`).join('、')}`;
  const undone = units.length === byId.size ? '' : `、还没有做 ${units.length - byId.size}`;
  const unchanged = kept === 0 ? '' : `（其中 ${kept} 个没有变化，沿用上次的结果）`;
  const wanting = counts.filter(([state]) => state !== 'done').map(([state, all]) => section(state, all));
  return [`${head}${undone}${unchanged}。`, ...wanting, `结果：${folder}`].join('\n');
}

function section(state: UnitState, results: readonly UnitResult[]): string {
  const lines = results.slice(0, NAMED).map((result) => `  ${result.unit.name}${detail(result)}`);
  const more = results.length > NAMED ? [`  …… 另有 ${results.length - NAMED} 个`] : [];
  return [`${STATE_WORDS[state]}（${results.length}）`, ...lines, ...more].join('\n');
}

function detail(result: UnitResult): string {
  const { unit } = result;
  const why = whyNothing(result);
  const told = [
    ...(unit.line === undefined ? [] : [`清单第 ${unit.line} 行`]),
    ...(unit.repeats === undefined ? [] : [`与 ${unit.repeats} 重复，只做前一个`]),
    ...owed(unit),
    ...(why === undefined ? [] : [why]),
  ];
  return told.length === 0 ? '' : `（${told.join('，')}）`;
}

function owed({ contact, deadline }: ExpectedUnit): string[] {
  return [
    ...(contact === undefined ? [] : [`联系 ${contact}`]),
    ...(deadline === undefined ? [] : [`截止 ${deadline}`]),
  ];
}
