/** A scoring table whose weights add up and whose scores its own standards allow. */
import fc from 'fast-check';

export const rubricPlans = fc.record({
  steps: fc.nat(3),
  satisfaction: fc.integer({ min: 50, max: 100 }),
  completed: fc.integer({ min: 0, max: 350 }),
  awarded: fc.nat(8),
  levels: fc.integer({ min: 1, max: 2 }),
});
export type RubricPlan = typeof rubricPlans extends fc.Arbitrary<infer Plan> ? Plan : never;

const BANDS = [
  { from: 90, points: 20 },
  { from: 80, under: 90, points: 15 },
  { from: 60, under: 80, points: 10 },
  { under: 60, points: 0 },
];

/** @param threePublicBudget whether “三公”经费 has a budget, without which its 控制率 cannot be judged */
export function rubricOf(plan: RubricPlan, threePublicBudget: boolean) {
  const control = threePublicBudget ? { measure: { figure: 'threePublic.completion.total' } } : { awarded: '10' };
  const input = level('投入', [
    {
      id: 'staff-control',
      names: ['在职人员控制率'],
      weight: '10',
      rule: { kind: 'deduction', limit: '100', beyond: 'above', step: '1', deduct: '0.5' },
      measure: { part: 'staff.actual', whole: 'staff.authorized' },
    },
    {
      id: 'three-public-control',
      names: ['“三公经费”控制率'],
      weight: '10',
      rule: { kind: 'deduction', limit: '100', beyond: 'above', step: '1', deduct: '1' },
      ...control,
    },
  ]);
  const process = level('过程', [
    {
      id: 'systems',
      names: ['管理制度健全性'],
      weight: '30',
      rule: { kind: 'steps', points: ['30', '20', '10', '0'] },
      awarded: ['30', '20', '10', '0'][plan.steps] ?? '0',
    },
  ]);
  const output = level('产出', [
    {
      id: 'key-work',
      names: ['重点工作完成率'],
      weight: '30',
      rule: { kind: 'proportional', full: '350' },
      measure: { part: { label: '考核得分', value: String(plan.completed) }, whole: { label: '满分', value: '100' } },
    },
    {
      id: 'satisfaction',
      names: ['服务对象满意度'],
      weight: '20',
      rule: { kind: 'bands', bands: BANDS },
      measure: { part: { label: '满意', value: String(plan.satisfaction) }, whole: { label: '受访', value: '100' } },
    },
  ]);
  return { level1: [input, process, output] };
}

interface RubricItem {
  readonly id: string;
  readonly weight: string;
}

function level<Item extends RubricItem>(name: string, items: readonly Item[]) {
  const weight = String(items.reduce((sum, item) => sum + Number(item.weight), 0));
  return { name, weight, level2: [{ name: `${name}情况`, weight, items }] };
}
