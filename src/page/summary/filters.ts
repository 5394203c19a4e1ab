/** Which units are shown: by name, state, severity, place, and those that a rule or a cause was told of. */
import { type FindingGroups, GROUPS_ID } from '../../model/summary-details.ts';
import { all, required } from '../elements.ts';
import type { OpenFindings } from './findings.ts';
import { CANNOT_UNPACK, unpacked } from './packed.ts';

interface Group {
  readonly units: ReadonlySet<number>;
  readonly words: string;
}

export function startFilters(findings: OpenFindings): void {
  const name = field('filter-name');
  const state = field('filter-state');
  const grade = field('filter-grade');
  const profile = field('filter-profile');
  const rows = all<HTMLTableRowElement>('#units-table tbody tr');
  let group: Group | undefined;

  const isShown = (row: HTMLTableRowElement) =>
    textOf(row, NAME).includes(name.value.trim()) &&
    (state.value === '' || row.dataset.state === state.value) &&
    (profile.value === '' || row.dataset.profile === profile.value) &&
    hasGrade(row, grade.value) &&
    (group === undefined || group.units.has(Number(row.id.slice(1))));

  const show = () => {
    findings.closeAll();
    let count = 0;
    for (const row of rows) {
      row.hidden = !isShown(row);
      if (!row.hidden) count += 1;
    }
    required('shown').textContent = count === rows.length ? `共 ${count} 个` : `${count} 个，共 ${rows.length} 个`;
    const told = required('group');
    told.hidden = group === undefined;
    told.textContent = group === undefined ? '' : `只列有此问题的：${group.words}`;
  };

  for (const each of [name, state, grade, profile]) each.addEventListener('input', show);
  const form = name.form;
  form?.addEventListener('submit', (event) => event.preventDefault());
  form?.addEventListener('reset', () => {
    group = undefined;
    // The fields are empty after this event.
    setTimeout(show);
  });
  const showGroup = (units: readonly number[], words: string) => {
    for (const each of [name, state, grade, profile]) each.value = '';
    group = { units: new Set(units), words };
    show();
    required('units').scrollIntoView();
  };
  required('main').addEventListener('click', ({ target }) => {
    const mark = target instanceof Element ? target.closest<HTMLElement>('.group') : null;
    if (mark === null) return;
    const { group: wanted = '', words = '' } = mark.dataset;
    unpacked(GROUPS_ID).then(
      (groups) => showGroup((groups as FindingGroups)[wanted] ?? [], words),
      () => alert(CANNOT_UNPACK),
    );
  });
  show();
}

/** Columns of the table of units. */
const NAME = 1;
const ERRORS = 5;
const WARNINGS = 6;

function hasGrade(row: HTMLTableRowElement, grade: string): boolean {
  const [errors, warnings] = [Number(textOf(row, ERRORS)), Number(textOf(row, WARNINGS))];
  if (grade === 'error') return errors > 0;
  if (grade === 'warning') return warnings > 0;
  return grade === '' || (errors === 0 && warnings === 0);
}

function textOf(row: HTMLTableRowElement, column: number): string {
  return row.cells[column]?.textContent ?? '';
}

function field(id: string): HTMLInputElement | HTMLSelectElement {
  return required(id) as HTMLInputElement | HTMLSelectElement;
}
