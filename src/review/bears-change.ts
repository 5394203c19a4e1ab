/** Whether anything in a block came or went. */
import { textsOf } from '../model/map-texts.ts';
import { rememberedByObject } from '../model/remembered.ts';
import type { Block } from '../model/report.ts';

/** Of the blocks of a marked report most are those of the present one, and of the next one after a save. */
export const bearsChange = rememberedByObject((block: Block): boolean => {
  if (block.change !== undefined || (block.kind === 'table' && block.rowChanges !== undefined)) return true;
  return textsOf(block).some((text) => text.some(({ change }) => change !== undefined));
});
