/** D12: nothing of the template's blanks, choices and instructions is left. */
import { type Hit, isProse, readingOf } from '../language/reading.ts';
import { RESIDUES, type Residue } from '../language/residues.ts';
import { slipHits, tellSlip } from '../language/telling.ts';
import type { ReportRule } from '../report-rule.ts';

export const D12: ReportRule = {
  id: 'D12',
  title: '没有模板的空白、选项、提示残留',
  source: '决算公开检查：公开稿带有模板文字',
  severity: 'error',
  check({ view }) {
    const reading = readingOf(view);
    return RESIDUES.flatMap((residue) =>
      slipHits(reading, residue)
        .filter((hit) => isMeant(hit, residue))
        .map((hit) => tellSlip(D12, hit, residue)),
    );
  },
};

/** Definitions may speak of 增加（减少）; quoted words are not the report's own. */
function isMeant({ passage }: Hit, { where }: Residue): boolean {
  if (where === 'paragraph') return passage.printed.kind === 'paragraph' && !/[=＝]/.test(passage.text);
  return where === 'prose' ? isProse(passage) : true;
}
