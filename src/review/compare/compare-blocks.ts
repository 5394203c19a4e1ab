/** Two sequences of blocks to one with the changes marked. */
import type { Block } from '../../model/report.ts';
import { align, type Rules, type Step } from './align.ts';
import { contentKey } from './as-read.ts';
import { blockLikeness, isOneBlock } from './block-likeness.ts';
import { compareTables, sameFrame } from './compare-tables.ts';
import { compareTexts } from './compare-texts.ts';
import { markBlock } from './mark.ts';
import type { Preference } from './slide.ts';

const PAGE_BREAK = contentKey({ kind: 'pageBreak' });

/** What came or went best begins with the break before it, or with a heading. */
const wholeSections: Preference = (keys, from) => {
  const first = keys[from] ?? '';
  if (first === PAGE_BREAK) return 2;
  return first.startsWith('heading:') ? 1 : 0;
};

const RULES: Rules<Block> = {
  key: contentKey,
  likeness: blockLikeness,
  isOne: isOneBlock,
  isWeak: (key) => key === PAGE_BREAK,
  preference: wholeSections,
};

/** What went stands before what came in its place. */
export function compareBlocks(former: readonly Block[], present: readonly Block[]): Block[] {
  return align(former, present, RULES).flatMap(compareStep);
}

function compareStep({ former, present, same }: Step<Block>): Block[] {
  if (former === undefined) return present === undefined ? [] : [markBlock(present, 'inserted')];
  if (present === undefined) return [markBlock(former, 'deleted')];
  if (same || contentKey(former) === contentKey(present)) return [present];
  return [compareContent(former, present) ?? [markBlock(former, 'deleted'), markBlock(present, 'inserted')]].flat();
}

/** Undefined where one can only be put in the place of the other. */
function compareContent(former: Block, present: Block): Block | undefined {
  if (former.kind === 'paragraph' && present.kind === 'paragraph') {
    return { ...present, text: compareTexts(former.text, present.text) };
  }
  if (former.kind === 'heading' && present.kind === 'heading') {
    const sameStart = (former.pageBreakBefore ?? false) === (present.pageBreakBefore ?? false);
    return sameStart ? { ...present, text: compareTexts(former.text, present.text) } : undefined;
  }
  if (former.kind === 'table' && present.kind === 'table') {
    return sameFrame(former, present) ? compareTables(former, present) : undefined;
  }
  return undefined;
}
