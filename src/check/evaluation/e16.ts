/**
 * E16: of 项目属性 (持续, 新增) and of 项目类型 (常年, 延续, 一次性) exactly one box is ticked. Source: the form.
 */
import { CHECKED_BOX, EMPTY_BOX } from '../../model/report.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type PrintedEvaluation, printedEvaluations } from './printed-evaluation.ts';

export const E16: Rule<'print'> = {
  id: 'E16',
  title: '项目属性、项目类型各勾选一项：持续与新增，常年、延续与一次性不能同时勾选',
  source: '项目绩效自评表',
  severity: 'warning',
  needs: 'print',
  check: (context) => printedEvaluations(context).flatMap((form) => checkForm(form)),
};

const ROWS: readonly {
  readonly label: string;
  readonly key: 'attribute' | 'type' | 'category';
  readonly one: boolean;
}[] = [
  { label: '项目类别', key: 'category', one: false },
  { label: '项目属性', key: 'attribute', one: true },
  { label: '项目类型', key: 'type', one: true },
];

function checkForm(form: PrintedEvaluation): Fault[] {
  return ROWS.flatMap(({ label, key, one }) => {
    const row = form.printed?.rows.find((cells) => cells[0] === label);
    const boxes = row?.find((text) => text.includes(EMPTY_BOX) || text.includes(CHECKED_BOX));
    if (boxes === undefined) return [];
    const ticked = tickedIn(boxes);
    if (ticked.length === 1 || (ticked.length > 1 && !one)) return [];
    const what = ticked.length === 0 ? '一项也没有勾选' : `同时勾选了${ticked.map((name) => `“${name}”`).join('、')}`;
    return [
      {
        severity: 'warning',
        message: `${form.name}“${label}”${what}${one ? '，只能勾选一项' : ''}，请核实`,
        at: [...form.path, key],
        ...(ticked.length > 0 && { actual: ticked.join('、') }),
        hint: one ? '按项目实际情况只留一项' : '按项目实际情况勾选',
      },
    ];
  });
}

const BOX = new RegExp(`([^${CHECKED_BOX}${EMPTY_BOX}\\s、.．\\d]+)\\s*([${CHECKED_BOX}${EMPTY_BOX}])`, 'g');

function tickedIn(text: string): string[] {
  return [...text.matchAll(BOX)].flatMap(([, name = '', box]) => (box === CHECKED_BOX ? [name] : []));
}
