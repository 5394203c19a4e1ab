/** V39: money in a 类 that the statements of the year, or of the place, have no line for: their totals could not add up. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { functionalUses } from './code-uses.ts';

export const V39: Rule<'facts'> = {
  id: 'V39',
  title: '公开01、04表没有这一类级科目',
  source: '当年部门决算公开表式',
  severity: 'error',
  needs: 'facts',
  unprinted: '科目的编码',
  check: (facts) => {
    const uses = functionalUses(facts).filter(({ code }) => isLost(code.slice(0, 3), facts));
    const classes = [...new Set(uses.map(({ code }) => code.slice(0, 3)))];
    return classes.map((code): Fault => {
      const name = facts.classification.functional.get(code)?.name ?? '';
      const [first = [], ...related] = uses.flatMap((use) => (use.code.startsWith(code) ? use.paths : []));
      return {
        message: `${facts.dossier.year}年度的公开01、04表没有“${name}”（${code}）一行，这一类的数印不出来`,
        at: first,
        related,
        actual: code,
        hint: '核对科目和年度；当地的表确有这一行的，在模板 profile.json 的 tables.classes 中列出各类',
        figures: ['expenditure.all.total', 'fiscal.all.total', ...FUNDS.map((fund) => `${fund}.all.total`)],
        isCause: true,
      };
    });
  },
};

const FUNDS = ['generalPublic', 'governmentFund', 'stateCapital'];

/** A 类 that there is in the year, but in no line. What there is not, V31 tells. */
function isLost(code: string, { classes, tables, classification }: Facts): boolean {
  const hasLines = tables.some(({ layout }) => layout === 'statement');
  return hasLines && classification.functional.has(code) && !classes.includes(code);
}
