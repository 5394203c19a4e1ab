/** 汇总.xlsx: the same as the page, and every finding, as lists to filter and sort. */
import { SEVERITY_NAMES } from '../../diagnostics/filter.ts';
import { LINE_STATE_WORDS, type Movement, type Summary, type UnitLine } from '../../model/summary.ts';
import type { ToldFinding } from '../../model/unit-result.ts';
import { type List, type ListValue, made, renderLists } from '../workbook/lists.ts';
import { headFacts, isAbsent, movementText, placeText, SEVERITIES, STATES, stateMove } from './words.ts';

/** The bytes of an .xlsx file. Equal input gives equal bytes. */
export function renderSummaryBook(summary: Summary): Promise<Uint8Array> {
  const { movement, across } = summary;
  const lists = [
    overview(summary),
    absent(summary.units),
    units(summary.units),
    rules(summary),
    causes(summary),
    findings(summary.units),
    ...(across.length === 0 ? [] : [acrossList(summary)]),
    ...(movement === undefined ? [] : [moves(movement)]),
  ];
  return renderLists(`汇总　${summary.source}`, summary.finished, lists);
}

function count(number: number): ListValue {
  return { number: String(number) };
}

function columns(...list: readonly (readonly [label: string, width: number])[]): List['columns'] {
  return list.map(([label, width]) => ({ label, width }));
}

function overview(summary: Summary): List {
  const { states, counts, movement } = summary;
  const rows: (readonly ListValue[])[] = [
    ...headFacts(summary),
    ...STATES.filter((state) => states[state] > 0).map((state) => [LINE_STATE_WORDS[state], count(states[state])]),
    ...SEVERITIES.map((severity) => [SEVERITY_NAMES[severity], count(counts[severity])]),
    ['已说明', count(counts.waived)],
    ...(movement === undefined ? [] : [['与上一轮比较', movementText(movement)]]),
  ];
  return { name: '总况', columns: columns(['事项', 120], ['内容', 320]), rows };
}

function absent(lines: readonly UnitLine[]): List {
  const rows = lines
    .filter(({ state }) => isAbsent(state))
    .map(({ name, state, contact, deadline, remark }) => [name, LINE_STATE_WORDS[state], contact, deadline, remark]);
  return {
    name: '未交',
    columns: columns(['单位', 220], ['状态', 60], ['联系人', 120], ['期限', 80], ['说明', 240]),
    rows,
  };
}

function units(lines: readonly UnitLine[]): List {
  const rows = lines.map(({ name, state, counts, dossier, contact, deadline, remark }, index) => [
    count(index + 1),
    name,
    dossier?.unitName,
    dossier && count(dossier.year),
    dossier?.profile,
    LINE_STATE_WORDS[state],
    ...SEVERITIES.map((severity) => count(counts[severity])),
    count(counts.waived),
    contact,
    deadline,
    remark,
  ]);
  const heads = columns(['序号', 36], ['单位', 160], ['全称', 180], ['年度', 40], ['模板', 80], ['状态', 50]);
  const counted = columns(['错误', 40], ['警告', 40], ['提示', 40], ['已说明', 46]);
  return {
    name: '单位',
    columns: [...heads, ...counted, ...columns(['联系人', 100], ['期限', 70], ['说明', 160])],
    rows,
  };
}

function rules({ rules: lines }: Summary): List {
  const rows = lines.map(({ rule, severity, title, advice, findings: found, units: ids }) => [
    rule,
    SEVERITY_NAMES[severity],
    title,
    count(found),
    count(ids.length),
    advice,
  ]);
  return {
    name: '按规则',
    columns: columns(['规则', 40], ['级别', 40], ['内容', 320], ['问题', 40], ['单位', 40], ['怎么办', 260]),
    rows,
  };
}

function causes({ causes: lines, units: all }: Summary): List {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const rows = lines.map(({ rule, severity, example, hint, findings: found, units: ids }) => [
    rule,
    SEVERITY_NAMES[severity],
    example,
    count(found),
    count(ids.length),
    ids.map((id) => names.get(id) ?? id).join('、'),
    hint,
  ]);
  return {
    name: '同一原因',
    columns: columns(
      ['规则', 40],
      ['级别', 40],
      ['问题（第一处）', 300],
      ['处', 36],
      ['单位', 36],
      ['各单位', 220],
      ['提示', 160],
    ),
    rows,
  };
}

function findings(lines: readonly UnitLine[]): List {
  const total = lines.reduce(
    (sum, { counts: { error, warning, info, waived } }) => sum + error + warning + info + waived,
    0,
  );
  return {
    name: '问题',
    columns: [...columns(['单位', 140], ['年度', 40]), ...FINDING_COLUMNS],
    rows: made(total, () => findingRows(lines)),
  };
}

function* findingRows(lines: readonly UnitLine[]): Generator<readonly ListValue[]> {
  for (const { name, dossier, findings: all } of lines)
    for (const finding of all()) yield [name, dossier && count(dossier.year), ...findingValues(finding)];
}

const FINDING_COLUMNS = columns(
  ['规则', 40],
  ['级别', 40],
  ['问题', 260],
  ['位置', 140],
  ['实际', 80],
  ['应为', 80],
  ['提示', 160],
  ['说明', 100],
);

function findingValues(finding: ToldFinding): readonly ListValue[] {
  const { rule, severity, message, actual, expected, hint, waived } = finding;
  return [rule, SEVERITY_NAMES[severity], message, placeText(finding), actual, expected, hint, waived];
}

function acrossList({ across, units: all }: Summary): List {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const rows = across.map(({ rule, severity, message, hint, units: ids }) => [
    rule,
    SEVERITY_NAMES[severity],
    message,
    ids.map((id) => names.get(id) ?? id).join('、'),
    hint,
  ]);
  return {
    name: '单位之间',
    columns: columns(['规则', 40], ['级别', 40], ['比较的结果', 360], ['单位', 180], ['提示', 180]),
    rows,
  };
}

function moves({ units: lines }: Movement): List {
  const total = lines.reduce((sum, { gone, came }) => sum + Math.max(1, gone + came), 0);
  return {
    name: '与上一轮比较',
    columns: [...columns(['单位', 140], ['状态', 90], ['变化', 40]), ...FINDING_COLUMNS],
    rows: made(total, () => moveRows(lines)),
  };
}

function* moveRows(lines: Movement['units']): Generator<readonly ListValue[]> {
  for (const move of lines) {
    const { name } = move;
    const { gone, came } = move.findings();
    const told = (word: string) => (finding: ToldFinding) => [name, stateMove(move), word, ...findingValues(finding)];
    const all = [...gone.map(told('消除')), ...came.map(told('新增'))];
    yield* all.length > 0 ? all : [[name, stateMove(move)]];
  }
}
