/** Tables that are sorted by a column whose head is pressed; pressed again, the other way round. */
import { all } from '../elements.ts';

type Direction = 'ascending' | 'descending';

/** @param before is done before rows change places */
export function startSorting(table: HTMLTableElement, before: () => void): void {
  for (const head of all<HTMLTableCellElement>('th[data-sort]', table)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      before();
      const direction = nextDirection(head);
      for (const other of all('th', table)) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', direction);
      sort(table, head.cellIndex, head.dataset.sort === 'number', direction);
    });
  }
}

/** Numbers begin with the largest. */
function nextDirection(head: HTMLTableCellElement): Direction {
  const now = head.getAttribute('aria-sort');
  if (now === null) return head.dataset.sort === 'number' ? 'descending' : 'ascending';
  return now === 'ascending' ? 'descending' : 'ascending';
}

function sort(table: HTMLTableElement, column: number, isNumber: boolean, direction: Direction): void {
  const [body] = table.tBodies;
  if (body === undefined) return;
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = [...body.rows].map((row) => ({ row, key: row.cells[column]?.textContent?.trim() ?? '' }));
  keyed.sort((one, other) => sign * (isNumber ? numberOf(one.key) - numberOf(other.key) : byWords(one.key, other.key)));
  body.append(...keyed.map(({ row }) => row));
}

/** Of an empty cell less than any. */
function numberOf(text: string): number {
  return text === '' ? -1 : Number.parseInt(text, 10);
}

function byWords(one: string, other: string): number {
  return one.localeCompare(other, 'zh-CN', { numeric: true });
}
