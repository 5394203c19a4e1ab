/** The table specs of a report: the year's set, the profile's own laid over it, in the profile's order. */
import type { Finding, Outcome, Place } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { ProfileFiles } from '../model/profile-files.ts';
import type { TableSet, TableSpec } from '../model/table-spec.ts';

/** T1–T9 have the same meaning in all years; not every year has all of them. */
const STATUTORY = /^T[1-9]$/;

/** @returns the specs, with the profile's own notes; findings T12 for a table that is named and does not exist in any year */
export function chosenTables({ profile, locate }: ProfileFiles, set: TableSet): Outcome<TableSpec[]> {
  const { order, notes = {}, empty, extra = [] } = profile.tables;
  const specs = new Map([...set.tables, ...extra].map((spec) => [spec.id, spec]));
  const named = [
    ...order.map((id, index) => ({ id, path: ['order', index] })),
    ...Object.keys(empty).map((id) => ({ id, path: ['empty', id] })),
    ...Object.keys(notes).map((id) => ({ id, path: ['notes', id] })),
  ];
  const findings = named
    .filter(({ id }) => !specs.has(id) && !STATUTORY.test(id))
    .map(({ id, path }) => unknownTable(id, set.year, [...specs.keys()], locate(['tables', ...path])));
  if (findings.length > 0) return { findings };
  const chosen = order.flatMap((id) => specs.get(id) ?? []);
  return { value: chosen.map((spec) => ({ ...spec, notes: notes[spec.id] ?? spec.notes })), findings };
}

function unknownTable(id: string, year: number, known: readonly string[], place: Place): Finding {
  const near = nearest(id, known);
  return {
    rule: 'T12',
    severity: 'error',
    message: `${year}年度的表式中没有“${id}”`,
    place,
    actual: id,
    ...(near === undefined ? {} : { expected: near }),
    hint: `可用的表：${known.join('、')}`,
  };
}
