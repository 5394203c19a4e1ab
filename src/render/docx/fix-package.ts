/** Mends the parts that docx has written: what it has no option for, and all that would differ between two runs. */
import { type Parts, stamped } from './zip.ts';

export interface PackageFacts {
  /** ISO date `YYYY-MM-DD`: created and modified, midnight UTC. */
  readonly date: string;
  /** Face of the Chinese characters in charts; docx sets only the Latin one. */
  readonly chartFont: string;
}

/** The parts in a fixed order, with neither random ids nor counters of the process, dates or zip stamps. */
export function fixedParts(parts: Parts, facts: PackageFacts): Map<string, string | Uint8Array> {
  const rename = renamer();
  return new Map(inOrder(parts).map(([path, part]) => [path, fixedPart(path, part, facts, rename)]));
}

function fixedPart(path: string, part: string | Uint8Array, facts: PackageFacts, rename: Rename): string | Uint8Array {
  if (typeof part === 'string') {
    return fixXml(path, part, facts).replace(RANDOM_ID, (_, id: string) => `"${rename(id)}"`);
  }
  return path.endsWith('.xlsx') ? stamped(part) : part;
}

function fixXml(path: string, xml: string, facts: PackageFacts): string {
  if (path === 'docProps/core.xml') return fixCore(xml, facts.date);
  if (path.startsWith('word/charts/chart')) return fixChart(xml, facts.chartFont);
  const header = /^word\/header(\d+)\.xml$/.exec(path);
  if (header !== null) return xml.replace(WATERMARK_ID, `"PowerPlusWaterMarkObject${header[1]}"`);
  return path === 'word/document.xml' ? numberDrawings(xml) : xml;
}

/** docx makes relationship ids of `rId` and 21 random characters. */
const RANDOM_ID = /"(rId[\w-]{21})"/g;

/** Word finds and removes a watermark by the beginning of its shape's id; docx makes the rest at random. */
const WATERMARK_ID = /"PowerPlusWaterMarkObject[\w-]+"/g;

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

function fixCore(xml: string, date: string): string {
  return xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);
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
