/** What a schema cannot say of a profile: ids that stand once, rows of forms as wide as their form. */
import type { Finding, Place } from '../diagnostics/finding.ts';
import { TABLE_COLUMNS } from '../model/limits.ts';
import type { FormRows, FormSpec, Profile } from '../model/profile.ts';
import type { JsonPath } from '../model/source.ts';

type Locate = (path: JsonPath) => Place;

interface Named {
  readonly what: string;
  readonly id: string;
  readonly path: JsonPath;
}

/** T13: two parts, sections of a part, tables or places for the tables under one id, which anchors could not tell apart. */
export function repeatedIds({ parts, tables }: Profile, locate: Locate): Finding[] {
  const partIds = parts.map(({ id }, index) => ({ what: '部分', id, path: ['parts', index, 'id'] }));
  const sections = parts.map((part, p) =>
    part.sections.map(({ id }, s) => ({ what: '节', id, path: ['parts', p, 'sections', s, 'id'] })),
  );
  const order = tables.order.map((id, index) => ({ what: '表', id, path: ['tables', 'order', index] }));
  const places = parts.flatMap((part, p) =>
    part.sections.flatMap(({ tables: all }, s) =>
      all === undefined ? [] : [{ what: '排全部表格的节', id: all, path: ['parts', p, 'sections', s, 'tables'] }],
    ),
  );
  return [partIds, ...sections, order, places].flatMap((named) => repeated(named, locate));
}

function repeated(named: readonly Named[], locate: Locate): Finding[] {
  const first = new Map<string, JsonPath>();
  return named.flatMap(({ what, id, path }): Finding[] => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, path);
      return [];
    }
    const message = `${what}“${id}”写了两次`;
    const hint = '改用别的代号，或删去一处；“相关”是第一次写的地方';
    return [
      { rule: 'T13', severity: 'error', message, place: locate(path), actual: id, hint, related: [locate(earlier)] },
    ];
  });
}

/** T28: rows that are narrower or wider than their form; cells that a repeated row would not print. */
export function rowWidths({ columns, head = [], body }: FormSpec, locate: Locate): Finding[] {
  if (columns.length > TABLE_COLUMNS) {
    const message = `表格有 ${columns.length} 栏，最多 ${TABLE_COLUMNS} 栏`;
    return [{ rule: 'T28', severity: 'error', message, place: locate(['columns']) }];
  }
  const check = (rows: readonly FormRows[], path: JsonPath): Finding[] =>
    rows.flatMap((row, index) => [
      ...rowWidth(row, columns.length, [...path, index], locate),
      ...check(row.rows ?? [], [...path, index, 'rows']),
    ]);
  return [...check(head, ['head']), ...check(body, ['body'])];
}

function rowWidth({ each, cells }: FormRows, width: number, path: JsonPath, locate: Locate): Finding[] {
  if (cells === undefined) return [];
  const place = locate([...path, 'cells']);
  if (each !== undefined) {
    const message = '重复的行（each）的格要写在 rows 里，这里的 cells 不会印出';
    return [{ rule: 'T28', severity: 'error', message, place, hint: '把 cells 移到 rows 的一行中' }];
  }
  const own = cells.reduce((sum, { colSpan = 1 }) => sum + colSpan, 0);
  if (own === width) return [];
  const message = `这一行占 ${own} 栏，表格有 ${width} 栏`;
  const hint = '补上或删去格，或改正 colSpan；上下合并的格也要在每一行写出';
  return [{ rule: 'T28', severity: 'error', message, place, actual: `${own}`, expected: `${width}`, hint }];
}
