/**
 * A08: in the declared 公开02, 03, 05, 07 and 08 codes have 3, 5 or 7 digits, each 项 has its 款 and 类, rows ascend.
 * Computed tables are built that way; a code cannot stand twice, because the rows are the keys of a JSON object.
 */
import type { Finding } from '../../diagnostics/finding.ts';
import { ancestors } from '../../model/catalogue.ts';
import { CODE_PATTERN, declaredRows } from '../declared-tables.ts';
import type { TableLayout } from '../layout.ts';
import * as messages from '../messages.ts';
import type { Rule, RuleContext } from '../rule.ts';

type Draft = Omit<Finding, 'rule' | 'severity'>;

export const A08: Rule = {
  id: 'A08',
  title: '公开02、03、05、07、08表的科目编码为类3位、款5位、项7位，上级科目齐全，从小到大排列',
  source: '支出功能分类科目编码规则',
  severity: 'error',
  check: (view, context) => {
    if (view.source === 'computed') return [];
    const layouts = [...view.layouts.values()].filter((layout) => layout.spec.layout === 'classification');
    const drafts = layouts.flatMap((layout) => [
      ...digits(layout, context),
      ...parents(layout, context),
      ...order(layout, context),
    ]);
    return drafts.map((draft) => ({ rule: A08.id, severity: A08.severity, ...draft }));
  },
};

function numericRows({ spec }: TableLayout, { dossier }: RuleContext): string[] {
  return Object.keys(declaredRows(dossier, spec.id)).filter((row) => /^\d+$/.test(row));
}

function placeOf({ spec }: TableLayout, { locate }: RuleContext, row: string) {
  return locate(['declared', 'tables', spec.id, row]);
}

function digits(layout: TableLayout, context: RuleContext): Draft[] {
  const wrong = numericRows(layout, context).filter((row) => !CODE_PATTERN.test(row));
  return wrong.map((row) => ({
    message: messages.codeDigits(layout.name, row),
    place: placeOf(layout, context, row),
    actual: row,
  }));
}

function parents(layout: TableLayout, context: RuleContext): Draft[] {
  const rows = numericRows(layout, context).filter((row) => CODE_PATTERN.test(row));
  return rows.flatMap((row) => {
    const parent = ancestors(row).findLast((ancestor) => !rows.includes(ancestor));
    if (parent === undefined) return [];
    const message = messages.codeParent(layout.name, row, parent);
    return [{ message, place: placeOf(layout, context, row), expected: parent, hint: messages.addParent(parent) }];
  });
}

/** The order in the file, told by line and column: the keys of an object do not keep it. */
function order(layout: TableLayout, context: RuleContext): Draft[] {
  const rows = numericRows(layout, context)
    .filter((row) => CODE_PATTERN.test(row))
    .map((row) => ({ row, place: placeOf(layout, context, row) }))
    .filter(({ place }) => place.line !== undefined)
    .sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0));
  return rows.flatMap(({ row, place }, index) => {
    const before = rows[index - 1]?.row;
    if (before === undefined || before < row) return [];
    return [{ message: messages.codeOrder(layout.name, row, before), place, hint: messages.CODE_ORDER_HINT }];
  });
}
