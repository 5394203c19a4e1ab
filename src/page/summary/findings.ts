/** The findings of a unit, opened below its row. */
import { BLOCK_UNITS, blockId, type FindingDetail, type FindingsBlock } from '../../model/summary-details.ts';
import { all, required } from '../elements.ts';
import { CANNOT_UNPACK, unpacked } from './packed.ts';

export interface OpenFindings {
  closeAll(): void;
}

export function startFindings(): OpenFindings {
  required('units-table').addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('.opener') : null;
    if (button !== null) toggle(button);
  });
  return { closeAll };
}

function closeAll(): void {
  for (const row of all('tr.findings')) row.remove();
  for (const button of all('.opener[aria-expanded="true"]')) button.setAttribute('aria-expanded', 'false');
}

function toggle(button: HTMLElement): void {
  const row = button.closest('tr');
  if (row === null) return;
  const isOpen = button.getAttribute('aria-expanded') === 'true';
  button.setAttribute('aria-expanded', String(!isOpen));
  if (isOpen) {
    row.nextElementSibling?.remove();
    return;
  }
  const cell = document.createElement('td');
  cell.colSpan = row.cells.length;
  findingsOf(Number(row.id.slice(1))).then(
    (found) => {
      const list = document.createElement('ul');
      list.append(...found.map(item));
      cell.append(list);
    },
    () => cell.append(CANNOT_UNPACK),
  );
  const below = document.createElement('tr');
  below.className = 'findings';
  below.append(cell);
  row.after(below);
}

async function findingsOf(position: number): Promise<readonly FindingDetail[]> {
  const block = (await unpacked(blockId(position))) as FindingsBlock;
  return block[position % BLOCK_UNITS] ?? [];
}

const SEVERITY_NAMES = { error: '错误', warning: '警告', info: '提示' } as const;

function item({ rule, severity, message, place, hint, waived }: FindingDetail): HTMLLIElement {
  const entry = document.createElement('li');
  entry.append(part('span', `grade ${severity}`, SEVERITY_NAMES[severity]), ` ${rule} ${message}`);
  if (place !== undefined) entry.append(' ', part('span', 'place', place));
  if (hint !== undefined) entry.append(part('p', 'hint', `提示：${hint}`));
  if (waived !== undefined) entry.append(part('p', 'hint', `已说明：${waived}`));
  return entry;
}

function part(name: 'span' | 'p', className: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
