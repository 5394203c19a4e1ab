/** A marked report → the places that changed. What is marked is listed, and nothing else: the two cannot disagree. */
import type { Block, Heading, Part, Report } from '../../model/report.ts';
import { goneId } from '../../model/settle.ts';
import { bearsChange } from '../bears-change.ts';
import { readText } from '../readings.ts';
import { chartPlace, contentsPlaces, type LinesBlock, linesPlaces } from './line-places.ts';
import type { ChangedPlace } from './movement.ts';
import { oneLine, placed, ReadingTrails, type Trails } from './place-context.ts';
import { changedSentences } from './sentences.ts';
import { tablePlaces, wholeTable } from './table-places.ts';

/** In reading order. @param marked a report with the changes since an earlier state (`compareReports`) */
export function changedPlaces(marked: Report): ChangedPlace[] {
  const headings = marked.parts.flatMap((part) => part.blocks.filter((block) => block.kind === 'heading'));
  return marked.parts.flatMap((part) => partPlaces(part, headings));
}

/** A block that no mark inside it can describe: both of its states stand in the tree, or one. */
interface Pair {
  readonly former?: Block;
  readonly present?: Block;
}

function partPlaces(part: Part, headings: readonly Heading[]): ChangedPlace[] {
  const trail = new ReadingTrails();
  const taken = new Set<Block>();
  const present = part.blocks.filter(({ change }) => change !== 'deleted');
  const at = (block: Block | undefined, places: readonly ChangedPlace[]): ChangedPlace[] => {
    const own = block === undefined ? -1 : present.indexOf(block);
    return own < 0 ? [...places] : places.map((place) => ({ ...place, spot: { part: part.id, block: own } }));
  };
  return part.blocks.flatMap((block, index) => {
    if (block.kind === 'heading') trail.pass(block);
    if (taken.has(block)) return [];
    if (block.kind === 'heading' || block.kind === 'paragraph')
      return bearsChange(block) ? at(block, textPlaces(block, trail.now)) : [];
    const pair = pairOf(block, () => part.blocks.slice(index + 1).filter((other) => !taken.has(other)));
    if (pair.former !== undefined) taken.add(pair.former);
    if (pair.present !== undefined) taken.add(pair.present);
    return at(pair.present, blockPlaces(pair, headings, trail.now));
  });
}

/** What a replaced block became, or was: the next block of its kind (and id) with the opposite change. */
function pairOf(block: Block, following: () => readonly Block[]): Pair {
  if (block.change === undefined) return { former: block, present: block };
  const opposite = block.change === 'deleted' ? 'inserted' : 'deleted';
  const other = following().find((candidate) => candidate.change === opposite && isSame(block, candidate));
  return block.change === 'deleted'
    ? { former: block, ...(other === undefined ? {} : { present: other }) }
    : { present: block, ...(other === undefined ? {} : { former: other }) };
}

function isSame(one: Block, other: Block): boolean {
  const [first, second] = [one, other].map((block) => ('id' in block ? block.id : ''));
  if (one.kind !== other.kind || first === undefined || second === undefined) return false;
  return first === second || goneId(first) === second || first === goneId(second);
}

function blockPlaces({ former, present }: Pair, headings: readonly Heading[], trails: Trails): ChangedPlace[] {
  const block = present ?? former;
  switch (block?.kind) {
    case 'table':
      if (former === present) return bearsChange(block) ? tablePlaces(block, trails) : [];
      return [wholeTable(ofKind('table', former), ofKind('table', present), trails)];
    case 'chart': {
      const place = chartPlace(ofKind('chart', former), ofKind('chart', present), trails);
      return former === present && place.former === place.present ? [] : [place];
    }
    case 'contents':
      return contentsPlaces(
        { former: ofKind('contents', former), present: ofKind('contents', present) },
        headings,
        trails,
      );
    case 'cover':
    case 'redHead':
    case 'attachmentNote':
    case 'signature':
    case 'imprint':
      return replacedLines(ofKind(block.kind, former), ofKind(block.kind, present), trails);
    case 'heading':
    case 'paragraph':
    case 'pageBreak':
    case undefined:
      return [];
  }
}

/** A block that went and came with the same lines has another place: both are told. */
function replacedLines(
  former: LinesBlock | undefined,
  present: LinesBlock | undefined,
  trails: Trails,
): ChangedPlace[] {
  const places = linesPlaces(former, present, trails);
  if (places.length > 0 || former === present) return places;
  return [...linesPlaces(former, undefined, trails), ...linesPlaces(undefined, present, trails)];
}

function ofKind<Kind extends Block['kind']>(kind: Kind, block: Block | undefined) {
  return block?.kind === kind ? (block as Extract<Block, { kind: Kind }>) : undefined;
}

function textPlaces(block: Extract<Block, { kind: 'heading' | 'paragraph' }>, trails: Trails): ChangedPlace[] {
  if (block.change !== undefined) {
    const reading = block.change === 'deleted' ? 'former' : 'present';
    return [{ kind: block.kind, ...placed(trails, { [reading]: oneLine(readText(block.text, reading)) }) }];
  }
  if (block.kind === 'paragraph') {
    return changedSentences(block.text).map((sentence) => ({ kind: 'sentence', ...placed(trails, sentence) }));
  }
  const both = { former: oneLine(readText(block.text, 'former')), present: oneLine(readText(block.text, 'present')) };
  return both.former === both.present ? [] : [{ kind: 'heading', ...placed(trails, both) }];
}
