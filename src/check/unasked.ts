/** What could not be checked yet because of what was found before (V60). */
import type { Finding } from '../diagnostics/finding.ts';
import type { Run } from './engine/run.ts';
import { FAMILIES } from './families.ts';
import { RULES } from './registry.ts';

/** One finding without a place: how many rules of each family wait for the faults to be put right; none when all ran. */
export function unasked(runs: readonly Run[]): Finding[] {
  const asked = new Set(runs.flatMap(({ times }) => [...times.keys()]));
  const waiting = RULES.filter(({ id, needs }) => needs !== 'told' && !asked.has(id));
  if (waiting.length === 0) return [];
  const counts = FAMILIES.flatMap(({ letter, title }) => {
    const count = waiting.filter(({ id }) => id.startsWith(letter)).length;
    return count === 0 ? [] : [`${title} ${count} 条`];
  });
  const part = asked.size > 0 ? '文字部分' : '数据、各表和文字';
  return [
    {
      rule: 'V60',
      severity: 'info',
      message: `${part}待改正后再查：还有 ${waiting.length} 条规则没有查（${counts.join('，')}）`,
      hint: '先改正以上错误，再运行 juesuan check',
    },
  ];
}
