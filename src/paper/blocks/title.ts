/** The title of a paper: the largest type before its text begins that names a kind of paper. */
import type { PaperText } from '../../model/paper.ts';
import { type FlowItem, type FlowText, joinedTexts } from '../flow.ts';
import { isContentsTitle, isEntry } from './contents.ts';
import { levelOfOrdinal } from './ordinals.ts';

const KIND = /决算|预算|报告|自评|评价|说明|情况/u;
/** Texts among which it is looked for. */
const AMONG = 30;
/** Lines of a title. */
const LINES = 6;

export function titleOf(items: readonly FlowItem[]): PaperText {
  const runs = runsOfOneSize(coverOf(items));
  const named = runs.filter((run) => KIND.test(run.map(({ text }) => text.text).join('')));
  const sizeOf = (run: readonly FlowText[]) => run[0]?.look.size ?? 0;
  const [largest] = (named.length > 0 ? named : runs).sort((one, other) => sizeOf(other) - sizeOf(one));
  return joinedTexts((largest ?? []).slice(0, LINES).map(({ text }) => text));
}

function coverOf(items: readonly FlowItem[]): FlowText[] {
  const before = items.slice(0, AMONG);
  const end = before.findIndex(
    (item) =>
      item.kind !== 'text' || isContentsTitle(item) || isEntry(item) || levelOfOrdinal(item.text.text) !== undefined,
  );
  const texts = (end > 0 ? before.slice(0, end) : before).filter((item) => item.kind === 'text');
  return texts.filter(({ text }) => text.text.trim() !== '');
}

/** Neighbours in type of one size; a title is no longer than a few lines. */
function runsOfOneSize(texts: readonly FlowText[]): FlowText[][] {
  const runs: FlowText[][] = [];
  for (const text of texts) {
    const last = runs.at(-1);
    if (last?.[0]?.look.size === text.look.size && !/[。；]$/u.test(text.text.text)) last.push(text);
    else runs.push([text]);
  }
  return runs;
}
