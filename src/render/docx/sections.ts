/** Cuts the report into Word sections: cover, portrait and landscape pages. A landscape table has pages of its own. */
import type { Block, Report } from '../../model/report.ts';

export type SectionKind = 'cover' | 'portrait' | 'landscape';

export interface PlannedBlock {
  readonly block: Block;
  /** Starts on a new page; never set for the first block of a section, which does so anyway. */
  readonly breakBefore: boolean;
}

export interface PlannedSection {
  readonly kind: SectionKind;
  readonly blocks: readonly PlannedBlock[];
}

interface Item {
  readonly block: Block;
  newPage: boolean;
  kind: SectionKind;
}

/** The sections of a report in their order. */
export function planSections(report: Report): readonly PlannedSection[] {
  const items = collectItems(report);
  turnHeadings(items);
  separateTables(items);
  const sections: { kind: SectionKind; blocks: PlannedBlock[] }[] = [];
  for (const { block, newPage, kind } of items) {
    const current = sections.at(-1);
    if (current?.kind === kind) current.blocks.push({ block, breakBefore: newPage });
    else sections.push({ kind, blocks: [{ block, breakBefore: false }] });
  }
  return sections;
}

/** All blocks but page breaks, which become `newPage` of the block after them. */
function collectItems(report: Report): Item[] {
  const items: Item[] = [];
  for (const part of report.parts) {
    let newPage = true;
    for (const block of part.blocks) {
      if (block.kind === 'pageBreak') {
        newPage = true;
        continue;
      }
      const ownPage = block.kind === 'heading' && block.pageBreakBefore === true;
      items.push({ block, newPage: newPage || ownPage, kind: part.kind === 'cover' ? 'cover' : blockKind(block) });
      newPage = false;
    }
  }
  return items;
}

function blockKind(block: Block): SectionKind {
  return block.kind === 'table' && block.orientation === 'landscape' ? 'landscape' : 'portrait';
}

/** Headings directly before a landscape table go onto its page. */
function turnHeadings(items: Item[]): void {
  for (let index = items.length - 2; index >= 0; index -= 1) {
    const item = items[index];
    const next = items[index + 1];
    if (item?.block.kind === 'heading' && next?.kind === 'landscape' && !next.newPage) item.kind = 'landscape';
  }
}

/** What follows a landscape table starts a new page, also when it is landscape itself. */
function separateTables(items: readonly Item[]): void {
  items.forEach((item, index) => {
    const before = items[index - 1];
    if (before?.block.kind === 'table' && before.kind === 'landscape') item.newPage = true;
  });
}
