/** Changed places in words: what each is, and what stands together. */
import { headingsAboveTable } from '../../model/table-name.ts';
import type { ChangedPlace, Kind, LinesPlace } from './movement.ts';

export const LINES_WORDS: Readonly<Record<LinesPlace['kind'], string>> = {
  cover: '封面',
  contents: '目录',
  redHead: '版头',
  attachmentNote: '附件说明',
  signature: '落款',
  imprint: '版记',
};

const WHOLE: Readonly<Record<Kind, string>> = { changed: '', inserted: '新增', deleted: '删去' };

/** What stands before the two readings of a place: its row and column, or what it is; empty for a sentence. */
export function placeLabel(place: ChangedPlace): string {
  switch (place.kind) {
    case 'cell':
      return [place.row, place.column].filter((label) => label !== '').join('，');
    case 'row':
      return `${WHOLE[place.change]}一行`;
    case 'table':
      return place.change === 'changed' ? '表式改变' : `${WHOLE[place.change]}整张表`;
    case 'tableText':
      return `${WHOLE[place.change]}表题或表注`;
    case 'chart':
      return `${WHOLE[place.change]}${place.caption}`;
    case 'sentence':
      return '';
    case 'heading':
      return `${WHOLE[place.change]}标题`;
    case 'paragraph':
      return `${WHOLE[place.change]}段落`;
    default:
      return `${WHOLE[place.change]}${LINES_WORDS[place.kind]}`;
  }
}

export interface PlaceGroup {
  /** Headings, and the title of the table. */
  readonly title: string;
  readonly places: readonly ChangedPlace[];
}

/** Neighbouring places under the same headings and in the same table. */
export function placeGroups(places: readonly ChangedPlace[]): PlaceGroup[] {
  const groups: { title: string; places: ChangedPlace[] }[] = [];
  for (const place of places) {
    const title = groupTitle(place);
    const last = groups.at(-1);
    if (last?.title === title) last.places.push(place);
    else groups.push({ title, places: [place] });
  }
  return groups;
}

function groupTitle(place: ChangedPlace): string {
  const above = place.kind === 'heading' ? place.headings.slice(0, -1) : place.headings;
  const name = 'table' in place ? place.table : '';
  return [...headingsAboveTable(above, name), ...(name === '' ? [] : [`《${name}》`])].join(' › ') || '报告';
}
