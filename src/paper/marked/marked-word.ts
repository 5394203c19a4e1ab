/** A copy of a Word file with remarks as comments at their paragraphs; all else stays byte for byte as it was. */
import { type ZipEntry, zipEntries } from '../../files/zip-entries.ts';
import { type PaperRemark, REMARK_AUTHOR } from '../../model/paper-remark.ts';

const UNPACKED_BYTES = 150 * 1024 * 1024;
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const COMMENTS_LINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/**
 * @param remarks those of this file; those at no paragraph of its main part stand at the first one
 * @param date of the remarks, as in `2025-03-01T00:00:00Z`
 * @returns the parts of the package, in their order
 */
export function markedWord(
  bytes: Uint8Array,
  remarks: readonly PaperRemark[],
  date: string,
): ReadonlyMap<string, Uint8Array | string> {
  const entries = zipEntries(bytes, UNPACKED_BYTES);
  const main = mainPart(entries, remarks);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const links = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const known = commentsPart(textOf(entries, links), folder);
  const comments = known ?? `${folder}comments.xml`;
  const before = textOf(entries, comments);
  const first =
    1 + Math.max(-1, ...[...before.matchAll(/<w:comment\b[^>]*?\bw:id="(\d+)"/g)].map(([, id]) => Number(id)));
  const parts = new Map<string, Uint8Array | string>(entries.map(({ name, content }) => [name, content]));
  const ids = new Map(remarks.map((remark, index) => [remark, first + index]));
  parts.set(main, withRanges(textOf(entries, main), main, ids));
  parts.set(comments, withComments(before, ids, date));
  if (known === undefined) {
    parts.set(links, withLink(textOf(entries, links)));
    parts.set('[Content_Types].xml', withType(textOf(entries, '[Content_Types].xml'), comments));
  }
  return parts;
}

/** The part in which most remarks stand. */
function mainPart(entries: readonly ZipEntry[], remarks: readonly PaperRemark[]): string {
  const link = /<Relationship\b[^>]*\/officeDocument"[^>]*>/.exec(textOf(entries, '_rels/.rels'))?.[0] ?? '';
  const target = /Target="\/?([^"]+)"/.exec(link)?.[1];
  const own = remarks.flatMap(({ at }) => (at?.place.kind === 'word' ? [at.place.part] : []))[0];
  return target ?? own ?? 'word/document.xml';
}

function textOf(entries: readonly ZipEntry[], name: string): string {
  const entry = entries.find((one) => one.name === name);
  return entry === undefined ? '' : new TextDecoder().decode(entry.content);
}

function commentsPart(links: string, folder: string): string | undefined {
  const link = new RegExp(`<Relationship\\b[^>]*"${COMMENTS_LINK}"[^>]*>`).exec(links)?.[0];
  const target = link === undefined ? undefined : /Target="([^"]+)"/.exec(link)?.[1];
  if (target === undefined) return undefined;
  return target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
}

type Ids = ReadonlyMap<PaperRemark, number>;

/** The main part with a range around each paragraph that is remarked upon. */
function withRanges(xml: string, part: string, ids: Ids): string {
  const byParagraph = new Map<number, number[]>();
  for (const [{ at }, id] of ids) {
    const isHere = at?.place.kind === 'word' && at.place.part === part && at.place.paragraph > 0;
    const paragraph = isHere && at.place.kind === 'word' ? at.place.paragraph : 1;
    byParagraph.set(paragraph, [...(byParagraph.get(paragraph) ?? []), id]);
  }
  let count = 0;
  const open: number[] = [];
  return xml.replaceAll(
    /<w:p(?:\s[^>]*?)?(\/)?>(?:\s*<w:pPr\b(?:[^>]*\/>|[\s\S]*?<\/w:pPr>))?|<\/w:p>/g,
    (found, empty) => {
      if (found === '</w:p>') {
        const own = byParagraph.get(open.pop() ?? 0) ?? [];
        return `${own.map(rangeEnd).join('')}${found}`;
      }
      count += 1;
      const own = byParagraph.get(count) ?? [];
      if (empty === '/') {
        if (own.length === 0) return found;
        return `${found.replace(/\/>$/, '>')}${own.map(rangeStart).join('')}${own.map(rangeEnd).join('')}</w:p>`;
      }
      open.push(count);
      return `${found}${own.map(rangeStart).join('')}`;
    },
  );
}

function rangeStart(id: number): string {
  return `<w:commentRangeStart w:id="${id}"/>`;
}

function rangeEnd(id: number): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
}

function withComments(before: string, ids: Ids, date: string): string {
  const own = [...ids].map(([remark, id]) => commentOf(remark, id, date)).join('');
  if (/<\/w:comments>/.test(before)) return before.replace('</w:comments>', `${own}</w:comments>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${W}">${own}</w:comments>`;
}

function commentOf({ rule, message, details }: PaperRemark, id: number, date: string): string {
  const lines = [`${rule} ${message}`, ...details];
  const paragraphs = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`);
  return `<w:comment w:id="${id}" w:author="${REMARK_AUTHOR}" w:date="${date}" w:initials="审">${paragraphs.join('')}</w:comment>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without characters that XML cannot hold. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

function withLink(links: string): string {
  const link = `<Relationship Id="rIdAuditComments" Type="${COMMENTS_LINK}" Target="comments.xml"/>`;
  return links.replace('</Relationships>', `${link}</Relationships>`);
}

function withType(types: string, part: string): string {
  const override = `<Override PartName="/${part}" ContentType="${COMMENTS_TYPE}"/>`;
  return types.replace('</Types>', `${override}</Types>`);
}
