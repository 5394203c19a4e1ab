/** Which blocks are two states of one. */
import { textsOf } from '../../model/map-texts.ts';
import { type Block, type Heading, plainText, type Table } from '../../model/report.ts';
import { contentKey } from './as-read.ts';
import { likeness } from './likeness.ts';

/** Blocks less alike than this are two. */
const ALIKE = 0.35;
/** Short texts that share their common words only. */
const HEADINGS_ALIKE = 0.5;
/** Two of a kind that cannot be compared in themselves: one is put in the place of the other. */
const SAME_KIND = 0.3;
/** A page break says nothing of where it is. */
const WEAK = 0.1;

/** Tables and headings of the same place are always a little alike. */
export function isOneBlock(former: Block, present: Block): boolean {
  if (former.kind === 'table') return present.kind === 'table' && former.id === present.id;
  return (
    former.kind === 'heading' &&
    present.kind === 'heading' &&
    former.id === present.id &&
    former.level === present.level
  );
}

/** How alike two blocks are: 0 (nothing to do with each other) to 1. */
export function blockLikeness(former: Block, present: Block): number {
  if (former.kind === 'pageBreak') return present.kind === 'pageBreak' ? WEAK : 0;
  if (former.kind === 'paragraph') {
    return present.kind === 'paragraph' && former.role === present.role ? atLeast(ALIKE, words(former, present)) : 0;
  }
  if (former.kind === 'heading') return present.kind === 'heading' ? headingLikeness(former, present) : 0;
  if (former.kind === 'table') return present.kind === 'table' ? namedLikeness(former, present) : 0;
  if (former.kind !== present.kind) return 0;
  return contentKey(former) === contentKey(present) ? 1 : SAME_KIND;
}

function headingLikeness(former: Heading, present: Heading): number {
  if (former.level !== present.level) return 0;
  return former.id === present.id ? named(words(former, present)) : atLeast(HEADINGS_ALIKE, words(former, present));
}

function namedLikeness(former: Table, present: Table): number {
  return former.id === present.id ? named(words(former, present)) : atLeast(HEADINGS_ALIKE, words(former, present));
}

function named(alike: number): number {
  return SAME_KIND + (1 - SAME_KIND) * alike;
}

function atLeast(least: number, alike: number): number {
  return alike < least ? 0 : alike;
}

function words(former: Block, present: Block): number {
  return likeness(former, present, blockWords);
}

const NUMBER =
  /^(?:第[一二三四五六七八九十百]+部分|[一二三四五六七八九十百]+、|（[一二三四五六七八九十百\d]+）|\d+[.．、])\s*/u;

/** A heading without its number, which shifts when another comes or goes before it. */
function blockWords(block: Block): string {
  if (block.kind === 'heading') return plainText(block.text).replace(NUMBER, '');
  return textsOf(block).map(plainText).join(' ');
}
