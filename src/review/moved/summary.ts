/** A movement in one line. */
import type { ChangedPlace, LinesPlace, Movement } from './movement.ts';
import { LINES_WORDS } from './place-words.ts';
import { isEmpty } from './what-moved.ts';
import { isTelling } from './words.ts';

/** `改了 1 处输入，23 个数随之变动，影响 8 句话、31 个单元格、1 幅图；问题：新增 0、消除 1`. */
export function summaryText(movement: Movement): string {
  if (isEmpty(movement)) return '没有变动';
  const { came, went, answered } = movement.findings;
  const affected = placeCounts(movement.places);
  const parts = [
    ...inputCounts(movement),
    ...figureCounts(movement),
    affected.length === 0 ? '报告文字不变' : `影响 ${affected.join('、')}`,
  ];
  const waived = answered.length === 0 ? '' : `、说明 ${answered.length}`;
  return `${parts.join('，')}；问题：新增 ${came.length}、消除 ${went.length}${waived}`;
}

function inputCounts({ inputs: { values, prose, templates } }: Movement): string[] {
  const own = values.length + prose.length;
  return [
    ...(own === 0 ? [] : [`改了 ${own} 处输入`]),
    ...(templates.length === 0 ? [] : [`改了 ${templates.length} 个模板文件`]),
    ...(own + templates.length === 0 ? ['输入没有改动'] : []),
  ];
}

function figureCounts({ figures: { moved, came, went } }: Movement): string[] {
  const telling = { came: came.filter(isTelling).length, went: went.filter(isTelling).length };
  return [
    moved.length === 0 ? '没有数变动' : `${moved.length} 个数随之变动`,
    ...(telling.came === 0 ? [] : [`增加 ${telling.came} 个数`]),
    ...(telling.went === 0 ? [] : [`减少 ${telling.went} 个数`]),
  ];
}

/** `8 句话`, `31 个单元格`, …; none of what there is none. */
export function placeCounts(places: readonly ChangedPlace[]): string[] {
  const count = (wanted: (place: ChangedPlace) => boolean) => places.filter(wanted).length;
  const of = (...kinds: readonly ChangedPlace['kind'][]) => count(({ kind }) => kinds.includes(kind));
  const kinds: [number, string][] = [
    [of('sentence', 'tableText') + count(({ kind, change }) => kind === 'heading' && change === 'changed'), '句话'],
    [of('cell'), '个单元格'],
    [of('chart'), '幅图'],
    [count(({ kind, change }) => kind === 'table' && change === 'changed'), '张表的表式'],
  ];
  const others = [...new Set(places.flatMap(({ kind }) => (kind in LINES_WORDS ? [kind as LinesPlace['kind']] : [])))];
  return [
    ...kinds.flatMap(([number, words]) => (number === 0 ? [] : [`${number} ${words}`])),
    ...comingAndGoing(places, ['paragraph', 'heading'], '段'),
    ...comingAndGoing(places, ['row'], '行'),
    ...comingAndGoing(places, ['table'], '张表'),
    ...others.map((kind) => LINES_WORDS[kind]),
  ];
}

function comingAndGoing(places: readonly ChangedPlace[], kinds: readonly string[], unit: string): string[] {
  return (['inserted', 'deleted'] as const).flatMap((change) => {
    const number = places.filter((place) => kinds.includes(place.kind) && place.change === change).length;
    return number === 0 ? [] : [`${change === 'inserted' ? '增加' : '删去'} ${number} ${unit}`];
  });
}
