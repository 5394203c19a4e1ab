/** The parts of the summary page, each from one field of the summary. */
import { SEVERITY_NAMES } from '../../diagnostics/filter.ts';
import type { Severity } from '../../diagnostics/finding.ts';
import { type Counts, LINE_STATE_WORDS, type LineState, type Summary, type UnitLine } from '../../model/summary.ts';
import type { ToldFinding } from '../../model/unit-result.ts';
import { attributes, html, type Markup } from '../html/markup.ts';
import { type Column, type Row, sortableTable } from './tables.ts';
import { isAbsent, movementText, SEVERITIES, STATES, stateMove } from './words.ts';

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Markup;
}

/** In the order in which a department asks. */
export function sectionsOf(summary: Summary): readonly Section[] {
  const { movement, across } = summary;
  const positions = new Map(summary.units.map(({ id }, index) => [id, index]));
  const named: Named = (id) => {
    const position = positions.get(id);
    const name = position === undefined ? id : (summary.units[position]?.name ?? id);
    return position === undefined ? html`${name}` : html`<a href="#u${position}">${name}</a>`;
  };
  return [
    { id: 'overview', title: '总况', content: overview(summary) },
    ...absent(summary.units),
    ...(movement === undefined ? [] : [{ id: 'movement', title: '与上一轮比较', content: moves(movement, named) }]),
    { id: 'units', title: `单位（${summary.units.length}）`, content: units(summary.units) },
    { id: 'rules', title: `按规则（${summary.rules.length}）`, content: rules(summary) },
    { id: 'causes', title: `同一原因（${summary.causes.length}）`, content: causes(summary, named) },
    ...(across.length === 0
      ? []
      : [{ id: 'across', title: `单位之间（${across.length}）`, content: acrossTable(across, named) }]),
  ];
}

/** A unit by its id, as a link to its row. */
type Named = (id: string) => Markup;

function overview({ units, states, counts }: Summary): Markup {
  const state = (name: LineState) =>
    html`<li class="tile state ${name}"><b>${states[name]}</b> ${LINE_STATE_WORDS[name]}</li>`;
  const shown = STATES.filter((name) => states[name] > 0 || name === 'done' || name === 'missing');
  return html`<ul class="tiles"><li class="tile"><b>${units.length}</b> 应报</li>${shown.map(state)}</ul>
<ul class="tiles">${SEVERITIES.map((severity) => html`<li class="tile ${severity}"><b>${counts[severity]}</b> ${SEVERITY_NAMES[severity]}</li>`)}<li class="tile"><b>${counts.waived}</b> 已说明</li></ul>`;
}

function absent(all: readonly UnitLine[]): Section[] {
  const lines = all.filter(({ state }) => isAbsent(state));
  if (lines.length === 0) return [];
  const columns: readonly Column[] = [
    { name: '单位', sort: 'text' },
    { name: '状态', sort: 'text' },
    { name: '联系人', sort: 'text' },
    { name: '期限', sort: 'text' },
    { name: '说明', sort: 'none', wide: true },
  ];
  const rows = lines.map(({ name, state, contact, deadline, remark }) => ({
    cells: [name, badge(state), contact, deadline, remark],
  }));
  const content = sortableTable('absent-table', '没有交来或没有做成的单位', columns, rows);
  return [{ id: 'absent', title: `未交和没有做成的（${lines.length}）`, content }];
}

function badge(state: LineState): Markup {
  return html`<span class="state ${state}">${LINE_STATE_WORDS[state]}</span>`;
}

function grade(severity: Severity): Markup {
  return html`<span class="grade ${severity}">${SEVERITY_NAMES[severity]}</span>`;
}

const UNIT_COLUMNS: readonly Column[] = [
  { name: '序号', sort: 'number', wide: true },
  { name: '单位', sort: 'text' },
  { name: '年度', sort: 'number', wide: true },
  { name: '模板', sort: 'text', wide: true },
  { name: '状态', sort: 'text' },
  { name: '错误', sort: 'number' },
  { name: '警告', sort: 'number' },
  { name: '提示', sort: 'number', wide: true },
  { name: '已说明', sort: 'number', wide: true },
  { name: '文件', sort: 'none' },
];

function units(lines: readonly UnitLine[]): Markup {
  const rows = lines.map((line, position): Row => {
    const { name, state, counts, dossier, papers } = line;
    const data = attributes({ id: `u${position}`, 'data-state': state, 'data-profile': dossier?.profile });
    const links = papers.map(({ label, file }) => html`<a href="${addressOf(file)}">${label}</a> `);
    const cells = [
      position + 1,
      hasFindings(counts) ? html`<button type="button" class="opener" aria-expanded="false">${name}</button>` : name,
      dossier?.year,
      dossier?.profile,
      badge(state),
      counts.error,
      counts.warning,
      counts.info,
      counts.waived,
      links,
    ];
    return { attributes: data, cells };
  });
  const profiles = [...new Set(lines.flatMap(({ dossier }) => dossier?.profile ?? []))].sort();
  return html`${filters(lines, profiles)}${sortableTable('units-table', '全部单位', UNIT_COLUMNS, rows)}`;
}

function hasFindings({ error, warning, info, waived }: Counts): boolean {
  return error + warning + info + waived > 0;
}

/** They work by the script alone, and are shown with it. */
function filters(lines: readonly UnitLine[], profiles: readonly string[]): Markup {
  const states = STATES.filter((state) => lines.some((line) => line.state === state));
  return html`<form class="filters" role="search" aria-label="筛选单位">
<label>单位 <input type="search" id="filter-name" placeholder="名称中的字" autocomplete="off"></label>
<label>状态 <select id="filter-state"><option value="">全部</option>${states.map((state) => html`<option value="${state}">${LINE_STATE_WORDS[state]}</option>`)}</select></label>
<label>问题 <select id="filter-grade"><option value="">全部</option><option value="error">有错误</option><option value="warning">有警告</option><option value="none">没有错误和警告</option></select></label>
<label>模板 <select id="filter-profile"><option value="">全部</option>${profiles.map((profile) => html`<option>${profile}</option>`)}</select></label>
<button type="reset">清除筛选</button> <output id="shown"></output>
<p id="group" hidden></p></form>`;
}

/** A path below the folder of the batch, as a relative address. */
function addressOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

function rules({ rules }: Summary): Markup {
  const columns: readonly Column[] = [
    { name: '规则', sort: 'text' },
    { name: '级别', sort: 'text' },
    { name: '内容', sort: 'none' },
    { name: '问题', sort: 'number' },
    { name: '单位', sort: 'number' },
  ];
  const rows = rules.map(({ rule, severity, title, findings, units }) => ({
    cells: [rule, grade(severity), title, findings, groupLink(`rule ${rule}`, units.length, rule)],
  }));
  return sortableTable('rules-table', '每条规则的问题', columns, rows);
}

/** A number of units that the script makes a filter of. */
function groupLink(group: string, count: number, words: string): Markup {
  return html`<button type="button" class="group" title="列出这些单位" data-group="${group}" data-words="${words}">${count}</button>`;
}

/** So many units are named with a cause. */
const NAMED = 5;

function causes({ causes }: Summary, named: Named): Markup {
  const columns: readonly Column[] = [
    { name: '规则', sort: 'text' },
    { name: '级别', sort: 'text', wide: true },
    { name: '问题', sort: 'none' },
    { name: '处', sort: 'number' },
    { name: '单位', sort: 'number' },
  ];
  const rows = causes.map(({ rule, severity, example, hint, findings, units }, index) => ({
    cells: [
      rule,
      grade(severity),
      html`<p>${example}</p>${hint && html`<p class="hint">提示：${hint}</p>`}<p class="named">${namedList(units, named)}</p>`,
      findings,
      groupLink(`cause ${index}`, units.length, `${rule} ${example}`),
    ],
  }));
  return sortableTable('causes-table', '说的是同一件事的问题', columns, rows);
}

function namedList(ids: readonly string[], named: Named): Markup {
  const shown = ids.slice(0, NAMED).map((id, index) => html`${index > 0 ? '、' : undefined}${named(id)}`);
  return html`${shown}${ids.length > NAMED ? `等${ids.length}个单位` : undefined}`;
}

function acrossTable(across: Summary['across'], named: Named): Markup {
  const columns: readonly Column[] = [
    { name: '规则', sort: 'text' },
    { name: '级别', sort: 'text', wide: true },
    { name: '比较的结果', sort: 'none' },
  ];
  const rows = across.map(({ rule, severity, message, hint, units }) => ({
    cells: [
      rule,
      grade(severity),
      html`<p>${message}</p><p class="hint">提示：${hint}</p><p class="named">${namedList(units, named)}</p>`,
    ],
  }));
  return sortableTable('across-table', '单位之间比较的结果', columns, rows);
}

/** So many findings that came or went are written out: a browser can hold no more. The workbook has all. */
const WRITTEN_OUT = 20_000;

function moves(movement: NonNullable<Summary['movement']>, named: Named): Markup {
  const columns: readonly Column[] = [
    { name: '单位', sort: 'text' },
    { name: '状态', sort: 'text' },
    { name: '消除', sort: 'number' },
    { name: '新增', sort: 'number' },
    { name: '仍在', sort: 'number' },
  ];
  const isWrittenOut = movement.gone + movement.came <= WRITTEN_OUT;
  const rows = movement.units.map((move) => {
    const { gone, came } = isWrittenOut ? move.findings() : { gone: [], came: [] };
    return {
      cells: [
        named(move.id),
        stateMove(move),
        html`${move.gone}${list('消除的问题', gone)}`,
        html`${move.came}${list('新增的问题', came)}`,
        move.stayed,
      ],
    };
  });
  const elsewhere = isWrittenOut ? '' : `消除和新增的问题太多，逐条见 汇总.xlsx 的“与上一轮比较”。`;
  return html`<p class="moved">${movementText(movement)}（与 ${movement.since} 比较）${elsewhere}</p>
${sortableTable('movement-table', '与上一轮不同的单位', columns, rows)}`;
}

function list(title: string, findings: readonly ToldFinding[]): Markup | undefined {
  if (findings.length === 0) return undefined;
  const items = findings.map(({ rule, severity, message }) => html`<li>${grade(severity)} ${rule} ${message}</li>`);
  return html`<details><summary>${title}</summary><ul>${items}</ul></details>`;
}
