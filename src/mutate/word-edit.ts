/** Changes in the XML of a Word file, made without any of the readers: an editor of its own. */
import { zipEntries } from '../files/zip-entries.ts';
import { deflated, zip } from '../render/zip.ts';
import type { Edit } from './mutations.ts';
import type { PaperMutant } from './paper-mutants.ts';

const UNPACKED_BYTES = 150 * 1024 * 1024;
const MAIN = 'word/document.xml';

/** The file with the change of a mutant; undefined where the text does not stand in it as it was read. */
export function editedWord(bytes: Uint8Array, { text, edit }: PaperMutant): Uint8Array | undefined {
  const place = text.lines[0]?.place;
  if (place?.kind !== 'word' || place.part !== MAIN) return undefined;
  const entries = zipEntries(bytes, UNPACKED_BYTES);
  const xml = new TextDecoder().decode(entries.find(({ name }) => name === MAIN)?.content);
  const paragraph = paragraphAt(xml, place.paragraph);
  if (paragraph === undefined) return undefined;
  const changed = edit === undefined ? withoutRow(xml, paragraph.start) : withEdit(xml, paragraph, text.text, edit);
  if (changed === undefined) return undefined;
  const parts = entries.map(({ name, content }) => [name, deflated(name === MAIN ? changed : content)] as const);
  return zip(new Map(parts));
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The n-th paragraph, in the order in which they begin. */
function paragraphAt(xml: string, wanted: number): Stretch | undefined {
  const open: { count: number; start: number }[] = [];
  let count = 0;
  for (const { 0: tag, index } of xml.matchAll(/<w:p(?:\s[^>]*)?>|<\/w:p>/g)) {
    if (tag !== '</w:p>') {
      count += 1;
      if (!tag.endsWith('/>')) open.push({ count, start: index });
      continue;
    }
    const closed = open.pop();
    if (closed?.count === wanted) return { start: closed.start, end: index };
  }
  return undefined;
}

/** The row that holds a place. */
function withoutRow(xml: string, at: number): string | undefined {
  const start = Math.max(xml.lastIndexOf('<w:tr>', at), xml.lastIndexOf('<w:tr ', at));
  const end = xml.indexOf('</w:tr>', at);
  return start < 0 || end < 0 ? undefined : xml.slice(0, start) + xml.slice(end + '</w:tr>'.length);
}

/** Pieces of text are changed in the run in which the change begins; what it replaces may run on into the next. */
function withEdit(xml: string, { start, end }: Stretch, text: string, edit: Edit): string | undefined {
  const source = xml.slice(start, end);
  const runs = [...source.matchAll(/(<w:t(?:\s[^>]*)?>)([^<]*)(?=<\/w:t>)/g)];
  const said = runs.map(([, , content = '']) => plain(content));
  if (said.join('') !== text) return undefined;
  let at = 0;
  let written = false;
  let result = '';
  let from = 0;
  for (const [index, { 0: found, 1: tag = '', index: offset }] of runs.entries()) {
    const own = said[index] ?? '';
    const [before, after] = [Math.max(edit.start - at, 0), Math.min(edit.end - at, own.length)];
    at += own.length;
    if (before >= own.length || after <= 0) continue;
    const content = own.slice(0, before) + (written ? '' : edit.text) + own.slice(after);
    written = true;
    result += source.slice(from, offset) + tag + escaped(content);
    from = offset + found.length;
  }
  return written ? xml.slice(0, start) + result + source.slice(from) + xml.slice(end) : undefined;
}

const ENTITIES = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
] as const;

function plain(content: string): string {
  return ENTITIES.reduce((text, [entity, character]) => text.replaceAll(entity, character), content);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
