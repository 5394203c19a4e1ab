/** D18: 年初预算 and 全年预算 of a project are called by their names. */
import type { Project } from '../../model/dossier.ts';
import { type Decimal, decimal, sum } from '../../money/decimal.ts';
import { YUAN_IN } from '../../money/units.ts';
import type { Rule } from '../engine/rule.ts';
import { hits, isProse, type Passage, readingOf } from '../reading/words.ts';
import { type MoneyScale, typedAmount } from '../scale.ts';
import { tell } from './telling.ts';

export const D18: Rule<'print'> = {
  id: 'D18',
  title: '预算口径用词与数相符：年初预算、全年（调整后）预算',
  source: '公开09表附注；绩效自评表口径',
  severity: 'warning',
  needs: 'print',
  check({ view, dossier, scale }) {
    const projects = (dossier.projects ?? []).flatMap((project) => budgetsOf(project));
    return hits(readingOf(view), STATED).flatMap((hit) => {
      const { passage, match, at } = hit;
      const project = isProse(passage) ? namedProject(passage, at, projects) : undefined;
      if (project === undefined) return [];
      const [, word = '', written = '', unit = ''] = match;
      const amount = decimal(written.replaceAll(',', ''));
      const wrong = confused(project, word, amount.times(YUAN_IN[unit === '元' ? unit : '万元']), scale);
      return wrong === undefined
        ? []
        : [tell(hit, { message: `“${project.name}”：“${match[0]}”${wrong}`, hint: HINT })];
    });
  },
};

const STATED = /(年初预算|全年预算|调整后预算)数?为?(\d[\d,]*(?:\.\d+)?)(万元|元)/g;
const HINT = '改正预算口径的用词，或改正金额';

interface Budgets {
  readonly name: string;
  readonly initial: Decimal;
  readonly adjusted: Decimal;
}

/** Projects whose budget was adjusted. */
function budgetsOf({ name, initialBudget, adjustedBudget }: Project): Budgets[] {
  const adjusted = Array.isArray(adjustedBudget) ? sum(adjustedBudget.map(({ amount }) => amount)) : adjustedBudget;
  if (initialBudget === undefined || initialBudget.equals(adjusted)) return [];
  return [{ name, initial: initialBudget, adjusted }];
}

/** The project named last before the amount in its paragraph. */
function namedProject({ text }: Passage, at: number, projects: readonly Budgets[]): Budgets | undefined {
  const named = projects.map((project) => ({ project, from: text.lastIndexOf(project.name, at) }));
  return named.filter(({ from }) => from >= 0).sort((a, b) => b.from - a.from)[0]?.project;
}

/** What is wrong when the amount is that of the other budget. */
function confused({ initial, adjusted }: Budgets, word: string, yuan: Decimal, scale: MoneyScale): string | undefined {
  if (word === '年初预算' && yuan.equals(adjusted))
    return `是全年（调整后）预算数，年初预算为${typedAmount(scale, initial)}`;
  if (word !== '年初预算' && yuan.equals(initial))
    return `是年初预算数，全年（调整后）预算为${typedAmount(scale, adjusted)}`;
  return undefined;
}
