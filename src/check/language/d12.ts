/** D12: nothing of the template's blanks, choices and instructions is left. */

import type { Rule } from '../engine/rule.ts';
import { type Hit, isProse, readingOf } from '../reading/words.ts';
import { RESIDUES, type Residue } from './residues.ts';
import { slipHits, tellSlip } from './telling.ts';

export const D12: Rule<'print'> = {
  id: 'D12',
  title: '没有模板的空白、选项、提示残留',
  source: '决算公开检查：公开稿带有模板文字',
  severity: 'error',
  needs: 'print',
  check({ view }) {
    const reading = readingOf(view);
    return RESIDUES.flatMap((residue) =>
      slipHits(reading, residue)
        .filter((hit) => isMeant(hit, residue))
        .map((hit) => tellSlip(hit, residue)),
    );
  },
};

/** Definitions may speak of 增加（减少）; quoted words are not the report's own. */
function isMeant({ passage }: Hit, { where }: Residue): boolean {
  if (where === 'paragraph') return passage.printed.kind === 'paragraph' && !/[=＝]/.test(passage.text);
  return where === 'prose' ? isProse(passage) : true;
}
