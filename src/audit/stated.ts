/** Facts that a paper tells in a sentence and no table of it gives. */
import type { Paper, PaperText } from '../model/paper.ts';
import { type Decimal, decimal } from '../money/decimal.ts';
import { isMoneyUnit, YUAN_IN } from '../money/units.ts';

export interface StatedFact {
  /** Where the dossier has it. */
  readonly path: readonly string[];
  readonly yuan: Decimal;
  readonly text: PaperText;
}

/** 机关运行经费支出184.65万元: the amount that stands at its name. */
const AGENCY_COSTS =
  /机关运行经费(?:支出|决算)?(?:数|总额)?(?:合计|共计|共|为)?[:：]?\s*([\d,]+(?:\.\d+)?)\s*(元|万元|亿元)/u;

/** The first statement of each counts; others are held against it. */
export function statedFacts({ blocks }: Paper): StatedFact[] {
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    const [, digits, unit] = AGENCY_COSTS.exec(block.text.text.replaceAll(/\s/g, '')) ?? [];
    if (digits === undefined || unit === undefined || !isMoneyUnit(unit)) continue;
    const yuan = decimal(digits.replaceAll(',', '')).times(YUAN_IN[unit]);
    return [{ path: ['agencyOperatingCosts'], yuan, text: block.text }];
  }
  return [];
}
