/** H30: an explanation of the unit's own is that of its item, not of another. */
import type { Facts } from '../engine/needs.ts';
import type { Rule } from '../engine/rule.ts';
import { shareIn } from './share-in.ts';

export const H30: Rule<'facts'> = {
  id: 'H30',
  title: '自写的名词解释说的是所标的科目，不是别的科目',
  source: '《政府收支分类科目》科目说明',
  severity: 'warning',
  needs: 'facts',
  unprinted: '自写的科目说明',
  check: (facts) =>
    Object.entries(facts.dossier.explanations ?? {}).flatMap(([code, text]) => {
      const other = nearestOf(code, text, facts);
      if (other === undefined) return [];
      const name = facts.classification.functional.get(code)?.name ?? '';
      return [
        {
          message: `${code}“${name}”的说明是 ${other.code}“${other.name}”的，请核实`,
          at: ['explanations', code],
          hint: `改为 ${code}“${name}”的说明；目录中已有的，删去这一条就印目录的说明`,
        },
      ];
    }),
};

const ALIKE = 0.8;
const NEARER = 0.05;
/** Explanations of one pattern (反映…方面的支出) are alike: where the catalogue has none to compare, only a copy tells. */
const COPIED = 0.95;

/** The item whose explanation the text is, when it is not its own. */
function nearestOf(code: string, text: string, { classification }: Facts) {
  const own = classification.functional.get(code)?.explanation;
  const ownShare = own === undefined ? 0 : shareIn(text, own);
  const floor = own === undefined ? COPIED : Math.max(ALIKE, ownShare + NEARER);
  const others = [...classification.functional.values()].flatMap((entry) => {
    if (entry.code === code || entry.explanation === undefined) return [];
    return [{ ...entry, alike: shareIn(text, entry.explanation) }];
  });
  return others
    .filter(({ alike }) => alike > ownShare && alike >= Math.min(1, floor))
    .sort((one, other) => other.alike - one.alike)[0];
}
