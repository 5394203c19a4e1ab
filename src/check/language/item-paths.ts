/** 科目 named down to the 项: 某某支出（类）某某（款）某某（项）. */
import { rememberedByObject } from '../../model/remembered.ts';
import { type Hit, hits, type Reading } from '../reading/words.ts';

export interface ItemPath {
  /** Begins with （类）. */
  readonly hit: Hit;
  /** The text before （类）, with words before the name. */
  readonly class: string;
  readonly group: string;
  readonly item: string;
}

const PATH = /（类）([^\n。；：，]{2,40}?)（款）([^\n。；：，]{2,40}?)（项）/g;
const LONGEST_CLASS = 30;

export const itemPaths: (reading: Reading) => readonly ItemPath[] = rememberedByObject(find);

function find(reading: Reading): ItemPath[] {
  return hits(reading, PATH).map((hit) => {
    const before = hit.passage.text.slice(Math.max(0, hit.at - LONGEST_CLASS), hit.at);
    const name = /[^。；：，]*$/.exec(before)?.[0] ?? '';
    return { hit, class: name, group: hit.match[1] ?? '', item: hit.match[2] ?? '' };
  });
}

/** As printed, without the number before it: 某某支出（类）某某（款）某某（项）. */
export function pathText({ class: name, hit }: ItemPath): string {
  return `${name.replace(/^(?:\d+[.．、]|[（(][\d一二三四五六七八九十]+[）)])/, '')}${hit.match[0]}`;
}
