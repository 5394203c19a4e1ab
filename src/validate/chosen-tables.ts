/** The table specs of a report: the year's set, the profile's own laid over it, in the profile's order. */
import type { Finding, Outcome } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { ProfileFiles } from '../model/profile-files.ts';
import type { TableSet, TableSpec } from '../model/table-spec.ts';

/** @returns the specs; findings T12 for a table of the order that does not exist */
export function chosenTables({ profile, locate }: ProfileFiles, set: TableSet): Outcome<TableSpec[]> {
  const specs = new Map([...set.tables, ...(profile.tables.extra ?? [])].map((spec) => [spec.id, spec]));
  const findings: Finding[] = [];
  const chosen = profile.tables.order.flatMap((id, index) => {
    const spec = specs.get(id);
    if (spec !== undefined) return [spec];
    const near = nearest(id, specs.keys());
    findings.push({
      rule: 'T12',
      severity: 'error',
      message: `${set.year}年度的表式中没有“${id}”`,
      place: locate(['tables', 'order', index]),
      actual: id,
      ...(near === undefined ? {} : { expected: near }),
      hint: `可用的表：${[...specs.keys()].join('、')}`,
    });
    return [];
  });
  return findings.length > 0 ? { findings } : { value: chosen, findings };
}
