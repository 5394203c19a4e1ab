/** Small papers that nobody else made: a Word file of its parts, and a PDF of what is drawn on its pages. */
import { strToU8, zipSync } from 'fflate';
import type { Paper } from '../../src/model/paper.ts';
import { type PapersRead, readPapers } from '../../src/stories/audit/given-papers.ts';

const PREFIXES = ['w', 'r', 'mc', 'wps', 'wp', 'a', 'pic', 'v', 'c']
  .map((prefix) => `xmlns:${prefix}="urn:${prefix}"`)
  .join(' ');

/** @param parts further parts of `word/`, which the text refers to by their names as ids */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const names = Object.keys(parts);
  const links = names.map((name) => `<Relationship Id="${name}" Type="urn:x" Target="${name}"/>`).join('');
  const files = {
    'word/document.xml': `<w:document ${PREFIXES}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships>${links}</Relationships>`,
    ...Object.fromEntries(names.map((name) => [`word/${name}`, parts[name] ?? ''])),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

export const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
export const paragraph = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
export const line = (text: string) => paragraph(run(text));

/** Of rows of cells, each with its properties. */
export function table(rows: readonly (readonly (readonly [text: string, properties?: string])[])[]): string {
  const cells = (row: readonly (readonly [string, string?])[]) =>
    row.map(([text, properties = '']) => `<w:tc><w:tcPr>${properties}</w:tcPr>${line(text)}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

export async function readOne(name: string, bytes: Uint8Array): Promise<PapersRead> {
  return readPapers([{ name, bytes }]);
}

/** @throws Error where the file is refused */
export async function paperOf(name: string, bytes: Uint8Array): Promise<Paper> {
  const { paper, refused } = await readOne(name, bytes);
  if (paper === undefined) throw new Error(refused[0]?.problem);
  return paper;
}

/** What each block says, one a line: `H2 一、…`, cells of a table with `|` between them, `·` before what goes with it. */
export function shown({ blocks }: Paper): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [`H${block.level} ${block.text.text}`];
    if (block.kind === 'contents') return block.entries.map(({ text }) => `目录 ${text}`);
    if (block.kind === 'chart') return [`图 ${block.texts.map(({ text }) => text).join(' ')}`];
    if (block.kind !== 'table') return [`${block.kind === 'note' ? '注 ' : ''}${block.text.text}`];
    const rows = Array.from({ length: block.rows }, (_, row) =>
      block.cells
        .filter((cell) => cell.row === row)
        .map(({ text, rowSpan, colSpan }) => {
          return rowSpan * colSpan > 1 ? `${text.text}[${rowSpan}×${colSpan}]` : text.text;
        }),
    );
    const above = block.above.map(({ text }) => `·${text}`);
    const notes = block.notes.map(({ text }) => `·${text}`);
    return [...above, ...rows.map((row) => row.join('|')), ...notes];
  });
}

/** Operators of a text at a place in pt from the lower left corner. */
export function at(x: number, y: number, text: string, size = 12, matrix = '1 0 0 1'): string {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return `BT /F1 ${size} Tf ${matrix} ${x} ${y} Tm <${hex}> Tj ET\n`;
}

export const rule = (x0: number, y0: number, x1: number, y1: number) => `${x0} ${y0} m ${x1} ${y1} l S\n`;

/** Rules of a grid. @param xs edges of columns. @param ys edges of rows */
export function grid(xs: readonly number[], ys: readonly number[]): string {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  return [...ys.map((y) => rule(left, y, right, y)), ...xs.map((x) => rule(x, top, x, bottom))].join('');
}

/** Pages of operators, in a Chinese face that the file does not hold. @param size width and height in pt, as a PDF writes them */
export function pdf(pages: readonly string[], size = '595 842'): Uint8Array {
  const first = 6;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  const face = '/Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]';
  const info = '/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    `<<${face}>>`,
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light${info}/FontDescriptor 5 0 R/DW 1000>>`,
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -120 1000 880]/Ascent 880/Descent -120/StemV 90/ItalicAngle 0/CapHeight 700>>',
    ...pages.flatMap((content, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${size}]/Resources<</Font<</F1 3 0 R>>>>/Contents ${first + 1 + 2 * index} 0 R>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ]),
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  return strToU8(
    `${text}${end}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}
