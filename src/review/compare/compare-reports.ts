/** Two states of a report to one with the changes marked: for the person who reads what became of a draft. */
import { mapSame, mapTexts } from '../../model/map-texts.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Block, Inline, Part, Report } from '../../model/report.ts';
import { goneId, settleChanges } from '../../model/settle.ts';
import { bearsChange } from '../bears-change.ts';
import { align, type Rules, type Step } from './align.ts';
import { compareBlocks } from './compare-blocks.ts';
import { markBlock } from './mark.ts';

/**
 * The present report with what came and what went since the former one. Accepted (`settleChanges`), it is the present one
 * in normal form; rejected, it reads as the former one (`asRead`), under the present one's `meta`. Parts are the same by
 * their id. Remarks are the present report's; changes that either of the two already bears count as accepted.
 */
export function compareReports(former: Report, present: Report): Report {
  const before = settleChanges(former, 'accept').parts.map(withoutRemarks);
  const now = settleChanges(present, 'accept');
  const parts = align(before, now.parts, RULES).map(compareParts);
  const { review } = now;
  return {
    ...now,
    parts,
    ...(review === undefined
      ? {}
      : { review: { ...review, revised: parts.some(({ blocks }) => blocks.some(bearsChange)) } }),
  };
}

const RULES: Rules<Part> = {
  key: ({ kind, id }) => `${kind} ${id}`,
  likeness: () => 0,
};

function compareParts({ former, present }: Step<Part>): Part {
  const came = (block: Block) => markBlock(block, 'inserted');
  const went = (block: Block) => markBlock(block, 'deleted');
  if (present === undefined) {
    const { id = '', kind = 'body', blocks = [] } = former ?? {};
    return { id: goneId(id), kind, blocks: blocks.map(went) };
  }
  if (former === undefined) return { ...present, blocks: present.blocks.map(came) };
  return { ...present, blocks: compareBlocks(former.blocks, present.blocks) };
}

/** Remarks of an earlier state have other numbers. */
function withoutRemarks(part: Part): Part {
  return { ...part, blocks: part.blocks.map(bareBlock) };
}

/** Most blocks have none, and are those of the comparison before. */
const bareBlock = rememberedByObject((block: Block) =>
  mapTexts(withoutOwnRemarks(block), (text) => mapSame(text, withoutOwnRemarks)),
);

function withoutOwnRemarks<Node extends Block | Inline>(node: Node): Node {
  if (node.remarks === undefined) return node;
  const { remarks: _, ...bare } = node;
  return bare as Node;
}
