/** Title of a paper that goes with a report (问题清单, 变更说明): in lines that part no word. */
import type { Inline, ReportMeta } from '../model/report.ts';

/** Characters of a line of the title's size. */
const LINE = 22;

/** The report's title, after the unit's name on a line of its own when it is long; then the paper's name. */
export function paperTitle(
  name: string,
  unit: string,
  meta: Pick<ReportMeta, 'title' | 'unitName'> | undefined,
): Inline[] {
  return [...titleLines(unit, meta), name].flatMap((line, index): Inline[] => [
    ...(index === 0 ? [] : [{ kind: 'lineBreak' } as const]),
    { kind: 'text', text: line },
  ]);
}

function titleLines(unit: string, meta: Pick<ReportMeta, 'title' | 'unitName'> | undefined): string[] {
  if (meta === undefined) return [unit];
  const { title, unitName } = meta;
  const end = title.indexOf(unitName) + unitName.length;
  const isLong = title.length > LINE && title.includes(unitName) && end < title.length;
  return isLong ? [title.slice(0, end), title.slice(end)] : [title];
}
