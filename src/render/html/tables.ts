/** Tables with real merged cells, head cells that say what they are the head of, and a name. */

import { paragraphChange } from '../../model/paragraph-change.ts';
import type { Cell, Inline, Table } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import { tableName } from '../../model/table-name.ts';
import { changed, type InlineContext, inlines } from './inlines.ts';
import { attributes, element, html, type Markup, type Piece } from './markup.ts';
import { isName, stubCells } from './table-stub.ts';

export function tableMarkup(table: Table, context: InlineContext): Markup {
  const within = { ...context, ...(table.change === undefined ? {} : { within: table.change }) };
  const name = tableName(table) || '表';
  const stub = stubCells(table);
  const head = table.head.map((cells, index) =>
    rowMarkup(cells, 'head', table.rowChanges?.get(index), { ...within, stub }),
  );
  const body = table.body.map((cells, index) =>
    rowMarkup(cells, table.style, table.rowChanges?.get(table.head.length + index), { ...within, stub }),
  );
  const scroller = attributes({ class: 'scroller', role: 'group', tabindex: 0, 'aria-label': name });
  return html`${tableHead(table, within)}<div${scroller}><p class="cue" aria-hidden="true">← 左右滑动看全表 →</p><table class="${table.style} ${table.orientation}" aria-label="${name}">
${columns(table)}
${head.length === 0 ? undefined : html`<thead>${head}</thead>`}
<tbody>${body}</tbody>
</table></div>${table.notes.map((note) => paragraph(note, within, 'role-note'))}`;
}

/** Title and head line stand above what moves sideways, so that a narrow screen shows them whole; the name is given again. */
function tableHead({ title, headLine }: Table, context: InlineContext): Markup | undefined {
  if (title === undefined && headLine === undefined) return undefined;
  const line = headLine && [
    html`<span>${inlines(headLine.left, context)}</span>`,
    html`<span>${inlines(headLine.right, context)}</span>`,
  ];
  return html`<div class="table-head">${title && html`<p class="table-title">${inlines(title, context)}</p>`}${line && html`<p class="head-line">${line}</p>`}</div>`;
}

/** Relative widths as classes: the page's policy lets no element carry a style of its own. */
function columns({ columns: widths }: Table): Markup {
  return html`<colgroup>${columnClasses(widths).map((name) => html`<col class="${name}">`)}</colgroup>`;
}

/** `w83` is 8.3 % of the table's width. */
function columnClasses(widths: readonly number[]): readonly string[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => `w${Math.round((width / total) * 1000)}`);
}

/** The rules of all column widths that the tables use. */
export function columnRules(tables: readonly Table[]): string {
  const names = new Set(tables.flatMap(({ columns: widths }) => columnClasses(widths)));
  const ordered = [...names].map((name) => Number(name.slice(1))).sort((a, b) => a - b);
  return ordered.map((width) => `.w${width}{width:${width / 10}%}`).join('');
}

interface RowContext extends InlineContext {
  /** Cells that stay in sight when the table is moved sideways. */
  readonly stub: ReadonlySet<Cell>;
}

type RowKind = 'head' | Table['style'];

function rowMarkup(cells: readonly Cell[], kind: RowKind, change: Change | undefined, context: RowContext): Markup {
  const title = cells.length > 1 && cells.every((cell) => cell.head === true);
  const named = kind === 'statement' ? cells.findIndex(isName) : -1;
  const content = cells.map((cell, index) =>
    cellMarkup(cell, cell.head || index === named ? scopeOf(cell, kind === 'head' || title) : undefined, context),
  );
  return html`<tr${attributes({ class: change && `row-${change}` })}>${content}</tr>\n`;
}

function scopeOf({ colSpan = 1, rowSpan = 1 }: Cell, inHead: boolean): string {
  if (inHead) return colSpan > 1 ? 'colgroup' : 'col';
  return rowSpan > 1 ? 'rowgroup' : 'row';
}

function cellMarkup(cell: Cell, scope: string | undefined, context: RowContext): Markup {
  const { colSpan, rowSpan, align = cell.head ? 'center' : 'left', indent, total } = cell;
  const stub = context.stub.has(cell) ? 'stub' : '';
  const classes = [align, cell.head || total ? 'strong' : '', indent ? `indent-${Math.round(indent)}` : '', stub];
  const given = {
    class: classes.filter((name) => name !== '').join(' '),
    colspan: spanOf(colSpan),
    rowspan: spanOf(rowSpan),
    scope,
  };
  return element(scope === undefined ? 'td' : 'th', given, cellContent(cell, context));
}

/** A single paragraph needs no element of its own. */
function cellContent({ paragraphs }: Cell, context: InlineContext): Piece {
  const [only] = paragraphs;
  const single = paragraphs.length === 1 && only !== undefined && paragraphChange(only) === undefined;
  return single ? inlines(only, context) : paragraphs.map((text) => paragraph(text, context));
}

function spanOf(count: number | undefined): number | undefined {
  return count === undefined || count === 1 ? undefined : count;
}

/** A paragraph of a cell or note, which may have come or gone as a whole. */
function paragraph(text: readonly Inline[], context: InlineContext, className?: string): Markup {
  const change = context.within === undefined ? paragraphChange(text) : undefined;
  const content = inlines(text, change === undefined ? context : { ...context, within: change });
  return changed(change, html`<p${attributes({ class: className })}>${content}</p>`);
}
