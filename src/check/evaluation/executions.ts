/** What has a budget and was spent: its figures, and the words by which a text names it. */
import { rememberedByObject } from '../../model/remembered.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';

export interface Execution {
  readonly id: string;
  /** In messages. */
  readonly label: string;
  readonly names: readonly string[];
  readonly budget: Decimal | undefined;
  readonly executed: Decimal | undefined;
  readonly rate: Decimal | undefined;
  /** Of the overall spending. */
  readonly share: Decimal | undefined;
  readonly score: Decimal | undefined;
}

const OVERALL = 'performance.overall';
const OVERALL_NAMES = ['总支出', '支出总额', '整体支出', '部门整体', '单位整体'];
const ROWS = {
  basic: '基本支出',
  project: '项目支出',
  personnel: '人员经费',
  operating: '公用经费',
  generalProject: '一般性项目',
  keyProject: '重点项目',
} as const;

/** The overall spending, the rows of 整体支出规模, each project. */
export const executions = rememberedByObject((context: Print): readonly Execution[] => [
  ...execution(context, OVERALL, '部门整体支出', OVERALL_NAMES),
  ...Object.entries(ROWS).flatMap(([row, name]) => execution(context, `${OVERALL}.funds.${row}`, name, [name])),
  ...(context.dossier.projects ?? []).flatMap(({ id, name, selfEvaluation }) =>
    execution(context, `projects.${id}`, `“${name}”`, [name, selfEvaluation?.tableName ?? name]),
  ),
]);

function execution({ figures }: Print, id: string, label: string, names: readonly string[]): Execution[] {
  const value = (measure: string) => figures.get(`${id}.${measure}`)?.value;
  if (!figures.has(`${id}.executionRate`)) return [];
  return [
    {
      id,
      label,
      names,
      budget: value('adjustedBudget'),
      executed: value('executed'),
      rate: value('executionRate'),
      share: value('executed.share'),
      score: value('executionScore'),
    },
  ];
}

/** Those that a text names. */
export function namedIn(all: readonly Execution[], text: string): Execution[] {
  return all.filter(({ names }) => names.some((name) => text.includes(name)));
}
