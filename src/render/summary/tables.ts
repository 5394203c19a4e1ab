/** Tables of the summary page that the script sorts: each column says by what. */
import { html, type Markup, type Piece } from '../html/markup.ts';

export interface Column {
  readonly name: string;
  /** `number`: by the number in the cell, largest first; `text`: by its text; `none`: not at all. */
  readonly sort: 'number' | 'text' | 'none';
  /** Left out on narrow screens. */
  readonly wide?: true;
}

export interface Row {
  /** Attributes of the row. */
  readonly attributes?: Markup;
  readonly cells: readonly Piece[];
}

/** @param caption is read out, and printed above the table */
export function sortableTable(id: string, caption: string, columns: readonly Column[], rows: readonly Row[]): Markup {
  const heads = columns.map(
    ({ name, sort, wide }) =>
      html`<th scope="col"${wide && html` class="wide"`}${sort === 'none' ? undefined : html` data-sort="${sort}"`}>${name}</th>`,
  );
  const body = rows.map(
    ({ attributes, cells }) =>
      html`<tr${attributes}>${cells.map((cell, index) => cellMarkup(cell, columns[index]))}</tr>\n`,
  );
  return html`<div class="scroll"><table id="${id}"><caption class="unseen">${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody></table></div>`;
}

function cellMarkup(cell: Piece, column: Column | undefined): Markup {
  const names = [column?.sort === 'number' ? 'number' : '', column?.wide ? 'wide' : ''].filter((name) => name !== '');
  return html`<td${names.length > 0 ? html` class="${names.join(' ')}"` : undefined}>${cell}</td>`;
}
