/** Mends the parts that docx has written: what it has no option for, and all that would differ between two runs. */
import { type Parts, stamped } from '../zip.ts';
import { withSharedParts } from './shared-parts.ts';

/**
 * The parts in a fixed order, with neither random ids nor counters of the process, dates or zip stamps.
 * @param chartFont face of the Chinese characters in charts; docx sets only the Latin one
 */
export function fixedParts(parts: Parts, chartFont: string): Parts {
  const rename = renamer();
  const shared = withSharedParts(parts, (xml) => xml.replace(WATERMARK_ID, ''));
  return new Map(inOrder(shared).map(([path, part]) => [path, fixedPart(path, part, chartFont, rename)]));
}

function fixedPart(path: string, part: string | Uint8Array, chartFont: string, rename: Rename): string | Uint8Array {
  if (typeof part !== 'string') return path.endsWith('.xlsx') ? stamped(part) : part;
  // A chart refers to nothing but its workbook; so it is the same chart wherever it stands.
  if (path.startsWith('word/charts/')) return fixChart(part, chartFont).replace(RANDOM_ID, '"rIdWorkbook"');
  const xml = path === 'word/document.xml' ? numberDrawings(part) : part.replace(WATERMARK_ID, path.replace(/\D/g, ''));
  return xml.replace(RANDOM_ID, (_, id: string) => `"${rename(id)}"`);
}

/** docx makes relationship ids of `rId` and 21 random characters. */
const RANDOM_ID = /"(rId[\w-]{21})"/g;

/** Word finds and removes a watermark by the beginning of its shape's id; docx makes the rest at random. */
const WATERMARK_ID = /(?<="PowerPlusWaterMarkObject)[\w-]+(?=")/g;

/** New ids in order of appearance; parts are visited in a fixed order. */
type Rename = (id: string) => string;

function renamer(): Rename {
  const names = new Map<string, string>();
  return (id) => {
    const name = names.get(id) ?? `rIdPart${names.size + 1}`;
    names.set(id, name);
    return name;
  };
}

/** Chinese face, language, categories below columns that go down, and each label of a pie as `name value`. */
function fixChart(xml: string, font: string): string {
  return xml
    .replaceAll('<a:ea typeface="+mn-ea"/>', `<a:ea typeface="${font}"/>`)
    .replaceAll('<c:tickLblPos val="nextTo"/>', '<c:tickLblPos val="low"/>')
    .replace('<c:lang val="en-US"/>', '<c:lang val="zh-CN"/>')
    .replaceAll('<a:endParaRPr lang="en-US"/>', '<a:endParaRPr lang="zh-CN"/>')
    .replace(/(<c:showCatName val="1"\/>(?:<c:show\w+ val="\d"\/>)*<c:showBubbleSize val="\d"\/>)/g, `$1${SEPARATOR}`);
}

const SEPARATOR = '<c:separator> </c:separator>';

/** Drawing ids come from a counter of the process. */
function numberDrawings(xml: string): string {
  let count = 0;
  return xml.replace(/(<wp:docPr id=")\d+/g, (_, head: string) => {
    count += 1;
    return `${head}${count}`;
  });
}

/** `[Content_Types].xml` first, as some readers want it; then by name. */
function inOrder<Part>(parts: ReadonlyMap<string, Part>): (readonly [path: string, part: Part])[] {
  const rank = (path: string) => (path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2);
  return [...parts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
