/** Two readings side by side in a note. */
import type { LineText } from './note-table.ts';
import { cutText, differingPieces, shortened } from './text-pair.ts';

const PLAIN = 20;

/** Both readings, shortened, with what differs strong in long ones; `无` for what was or is not there. */
export function pair(former: string | undefined, present: string | undefined): readonly [LineText, LineText] {
  if (!former || !present) return [alone(former), alone(present)];
  if (former.length <= PLAIN && present.length <= PLAIN) return [flat(former), flat(present)];
  const pieces = differingPieces(flat(former), flat(present));
  return [{ pieces: shortened(pieces.former) }, { pieces: shortened(pieces.present) }];
}

function alone(text: string | undefined): string {
  return text === undefined ? '无' : cutText(flat(text)) || '空';
}

function flat(text: string): string {
  return text.trim().replace(/[\t\n]+/g, '　');
}
