/** Cuts the report into Word sections: cover, portrait and landscape pages. A landscape table has pages of its own. */
import type { NumberKind } from '../../model/page-numbers.ts';
import { type Block, numberKind, plainText, type Report } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';

export type SectionKind = 'cover' | 'portrait' | 'landscape';

/** What the properties of a section depend on. */
export interface SectionFrame {
  readonly kind: SectionKind;
  readonly numbers: NumberKind;
  /** Its first page is number 1. */
  readonly startsNumbers: boolean;
  /** The section is that of a table whose later pages, if there are any, are marked. */
  readonly continued: ContinuedTable | undefined;
}

export interface ContinuedTable {
  /** Printed with the mark: 单位：万元. */
  readonly unit: string;
  /** The table begins on an odd page. */
  readonly startsOdd: boolean;
}

type SectionLook = Pick<SectionFrame, 'kind' | 'numbers' | 'continued'>;

export interface PlannedBlock {
  readonly block: Block;
  /** Starts on a new page; not set for the first block of a section, which does so as long as the section is one. */
  readonly breakBefore: boolean;
}

export interface PlannedSection extends SectionFrame {
  readonly blocks: readonly PlannedBlock[];
  /** In a draft: the end of the section came or went, so that its text runs on into the next section without it. */
  readonly endChange?: Change;
}

interface Item {
  readonly block: Block;
  readonly numbers: NumberKind;
  newPage: boolean;
  kind: SectionKind;
  continued: ContinuedTable | undefined;
}

/**
 * The sections of a report in their order.
 * @param pages id of a table → number of the page on which it begins
 */
export function planSections(report: Report, pages: ReadonlyMap<string, number>): readonly PlannedSection[] {
  const items = collectItems(report);
  turnHeadings(items);
  separateTables(items);
  markContinued(items, pages);
  const groups = groupByKind(items);
  return groups.map(({ items: own, ...look }, index) => {
    const joins = index > 0 && endChange(groups, index - 1) !== undefined;
    const blocks = own.map(({ block, newPage }, at) => ({ block, breakBefore: newPage && (at > 0 || joins) }));
    return { ...look, startsNumbers: startsNumbers(groups, index), blocks, endChange: endChange(groups, index) };
  });
}

interface Group extends SectionLook {
  readonly items: Item[];
}

function groupByKind(items: readonly Item[]): readonly Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    const current = groups.at(-1);
    if (current !== undefined && isAlike(current, item)) current.items.push(item);
    else groups.push({ kind: item.kind, numbers: item.numbers, continued: item.continued, items: [item] });
  }
  return groups;
}

function isAlike(one: SectionLook, other: SectionLook): boolean {
  return one.kind === other.kind && one.numbers === other.numbers && one.continued === other.continued;
}

function startsNumbers(groups: readonly Group[], index: number): boolean {
  const numbers = groups[index]?.numbers;
  return numbers !== 'none' && numbers !== groups[index - 1]?.numbers;
}

/**
 * Undefined where the section ends in both states. One with which page numbers begin always does, and so does the last,
 * since a document cannot end without one.
 */
function endChange(groups: readonly Group[], index: number): Change | undefined {
  if (startsNumbers(groups, index) || index === groups.length - 1) return undefined;
  const former = endsIn('former', groups, index);
  if (former === endsIn('present', groups, index)) return undefined;
  return former ? 'deleted' : 'inserted';
}

function endsIn(state: State, groups: readonly Group[], index: number): boolean {
  const holds = ({ items }: Group) => items.some(({ block }) => statesOf(block).includes(state));
  const group = groups[index];
  const next = groups.slice(index + 1).find(holds);
  return group !== undefined && holds(group) && (next === undefined || !isAlike(next, group));
}

/** All blocks but page breaks, which become `newPage` of the block after them. */
function collectItems(report: Report): Item[] {
  const items: Item[] = [];
  for (const part of report.parts) {
    const atTop = { former: true, present: true };
    for (const block of part.blocks) {
      const states = statesOf(block);
      if (block.kind !== 'pageBreak') {
        const newPage = atTop[states[0]] || (block.kind === 'heading' && block.pageBreakBefore === true);
        const kind = part.kind === 'cover' ? 'cover' : blockKind(block);
        items.push({ block, newPage, kind, numbers: numberKind(part), continued: undefined });
      }
      for (const state of states) atTop[state] = block.kind === 'pageBreak';
    }
  }
  return items;
}

/** A draft is two reports in one: that before its changes, and that after them. */
type State = 'former' | 'present';

/** The states that hold the block; where both do, the first one counts. */
function statesOf({ change }: Block): readonly [State, ...State[]] {
  if (change === undefined) return ['present', 'former'];
  return change === 'deleted' ? ['former'] : ['present'];
}

/** Whether the other one stands beside the item in the state that counts for it. */
function sharesState(other: Item, item: Item): boolean {
  return statesOf(other.block).includes(statesOf(item.block)[0]);
}

function blockKind(block: Block): SectionKind {
  return block.kind === 'table' && block.orientation === 'landscape' ? 'landscape' : 'portrait';
}

/** Headings directly before a landscape table go onto its page. */
function turnHeadings(items: Item[]): void {
  for (let index = items.length - 2; index >= 0; index -= 1) {
    const item = items[index];
    if (item?.block.kind !== 'heading') continue;
    const next = items.find((other, at) => at > index && sharesState(other, item));
    if (next?.kind === 'landscape' && !next.newPage) item.kind = 'landscape';
  }
}

/** What follows a landscape table starts a new page, also when it is landscape itself. */
function separateTables(items: readonly Item[]): void {
  items.forEach((item, index) => {
    const before = items.findLast((other, at) => at < index && sharesState(other, item));
    if (before?.block.kind === 'table' && before.kind === 'landscape') item.newPage = true;
  });
}

/**
 * Statutory tables with pages of their own are sections, whether or not they run over: Word breaks pages by itself, and a
 * draft must not differ in them from the report that it becomes.
 */
function markContinued(items: readonly Item[], pages: ReadonlyMap<string, number>): void {
  items.forEach((item, index) => {
    const { block } = item;
    if (block.kind !== 'table' || block.statutory === undefined) return;
    const own = ownPages(items, index);
    const startsOdd = (pages.get(block.id) ?? 1) % 2 === 1;
    const continued = { unit: plainText(block.headLine?.right ?? []), startsOdd };
    for (const one of own) one.continued = continued;
  });
}

/** The table and the headings above it; empty where it shares its pages with other blocks. */
function ownPages(items: readonly Item[], index: number): readonly Item[] {
  const table = items[index] as Item;
  const next = items.find((other, at) => at > index && sharesState(other, table));
  if (next !== undefined && !next.newPage) return [];
  let first = index;
  while (!startsPage(items, first)) {
    first -= 1;
    if (items[first]?.block.kind !== 'heading') return [];
  }
  return items.slice(first, index + 1);
}

function startsPage(items: readonly Item[], index: number): boolean {
  const item = items[index];
  return item?.newPage === true || (item?.kind === 'landscape' && items[index - 1]?.kind !== 'landscape');
}
