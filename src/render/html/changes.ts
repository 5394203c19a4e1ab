/** The list of what changed since the earlier state, by which a reviewer jumps. */
import { type Block, type Inline, imprintLines, plainText, type Report } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import { tableName } from '../../model/table-name.ts';
import { inlinesOf } from './figures.ts';
import { html, type Markup } from './markup.ts';
import { headingsAbove } from './outline.ts';

export interface ChangeEntry {
  readonly kind: Change | 'modified';
  /** Id of the block on the page. */
  readonly target: string;
  /** The heading above. */
  readonly where: string;
  readonly text: string;
}

/** @param idOf id of a block on the page */
export function changeEntries(report: Report, idOf: (block: Block) => string): readonly ChangeEntry[] {
  if (report.review?.revised !== true) return [];
  const above = headingsAbove(report);
  return report.parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      const kind = changeOf(block);
      if (kind === undefined || block.kind === 'pageBreak') return [];
      return [{ kind, target: idOf(block), where: above.get(block) ?? '', text: textOf(block, kind) }];
    }),
  );
}

function changeOf(block: Block): ChangeEntry['kind'] | undefined {
  if (block.change !== undefined) return block.change;
  const rows = block.kind === 'table' ? (block.rowChanges?.size ?? 0) : 0;
  return rows > 0 || inlinesOf(block).some(({ change }) => change !== undefined) ? 'modified' : undefined;
}

const SHOWN_LENGTH = 48;

function textOf(block: Block, kind: ChangeEntry['kind']): string {
  if (block.kind === 'table') {
    const own = block.title === undefined ? tableName(block) : plainText(present(block.title));
    const name = own === '' ? '表' : `《${own}》`;
    return kind === 'modified' ? `${name}，${placesOf(block)}` : name;
  }
  return kind === 'modified' ? pairs(inlinesOf(block)) : shortened(wholeText(block));
}

/** `6 个单元格、1 行`. */
function placesOf(table: Extract<Block, { kind: 'table' }>): string {
  const rows = table.rowChanges ?? new Map<number, Change>();
  const cells = [...table.head, ...table.body].flatMap((row, index) => (rows.has(index) ? [] : row));
  const changed = cells.filter(({ paragraphs }) => paragraphs.flat().some(({ change }) => change !== undefined));
  const counts = [
    ...(rows.size === 0 ? [] : [`${rows.size} 行`]),
    ...(changed.length === 0 ? [] : [`${changed.length} 个单元格`]),
  ];
  return counts.length === 0 ? '标题或附注' : counts.join('、');
}

function present(text: readonly Inline[]): readonly Inline[] {
  return text.filter(({ change }) => change !== 'deleted');
}

/** `“75.64”改为“76.00”`, `增加“…”`, `删去“…”`: the first changes of a text. */
function pairs(text: readonly Inline[]): string {
  const runs: { change: Change | undefined; text: string }[] = [];
  for (const inline of text) {
    const last = runs.at(-1);
    if (last !== undefined && last.change === inline.change) last.text += plainText([inline]);
    else runs.push({ change: inline.change, text: plainText([inline]) });
  }
  const told = runs.flatMap((run, index) => {
    const before = runs[index - 1]?.change;
    const next = runs[index + 1];
    if (run.change === 'deleted' && next?.change === 'inserted') return [`${quoted(run.text)}改为${quoted(next.text)}`];
    if (run.change === 'deleted') return [`删去${quoted(run.text)}`];
    return run.change === 'inserted' && before !== 'deleted' ? [`增加${quoted(run.text)}`] : [];
  });
  return shortened(told.join('，'));
}

function quoted(text: string): string {
  const line = text.replaceAll('\n', '');
  return `“${line.length > 20 ? `${line.slice(0, 20)}…` : line}”`;
}

function wholeText(block: Block): string {
  if (block.kind === 'cover') return [...block.title, ...block.lines].join('');
  if (block.kind === 'redHead') return block.title.join('');
  if (block.kind === 'attachmentNote') return block.names.join('、');
  if (block.kind === 'signature') return `${block.signer} ${block.date}`;
  if (block.kind === 'imprint') return imprintLines(block).join(' ');
  return plainText(inlinesOf(block)).replaceAll('\n', '');
}

function shortened(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

const KIND_NAMES: Readonly<Record<ChangeEntry['kind'], string>> = {
  inserted: '新增',
  deleted: '删去',
  modified: '修改',
};

export function changesPanel(entries: readonly ChangeEntry[]): Markup {
  if (entries.length === 0) return html`<p class="none">没有修改。</p>`;
  const items = entries.map(
    ({ kind, target, where, text }) =>
      html`<li><a class="to-change" href="#${target}"><b>${KIND_NAMES[kind]}</b> <span>${text}</span> <small>${where}</small></a></li>`,
  );
  return html`<ul>${items}</ul>`;
}
