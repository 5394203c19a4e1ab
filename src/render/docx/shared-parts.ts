/** Headers and footers that are alike become one part: docx writes them anew for each section. */
import type { Parts } from '../zip.ts';

const HEADER_OR_FOOTER = /^word\/((?:header|footer)\d+\.xml)$/;
const DOCUMENT = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';

/** @param likeness of a part: what it is without what docx makes at random */
export function withSharedParts(parts: Parts, likeness: (xml: string) => string): Parts {
  const repeated = repeatedParts(parts, likeness);
  const idOf = new Map(
    [...textOf(parts, RELATIONS).matchAll(/<Relationship Id="([^"]+)"[^>]* Target="([^"]+)"/g)].map(
      ([, id, target]) => [target, id],
    ),
  );
  const ids = new Map([...repeated].map(([name, first]) => [idOf.get(name), idOf.get(first)]));
  const kept = new Map(parts);
  for (const name of repeated.keys()) {
    kept.delete(`word/${name}`);
    kept.delete(`word/_rels/${name}.rels`);
  }
  const isRepeated = (target: string) => repeated.has(target.replace(/^.*\//, ''));
  const without = (xml: string, element: RegExp) =>
    xml.replace(element, (whole, target: string) => (isRepeated(target) ? '' : whole));
  kept.set(RELATIONS, without(textOf(parts, RELATIONS), /<Relationship [^>]*Target="([^"]+)"[^>]*\/>/g));
  kept.set(TYPES, without(textOf(parts, TYPES), /<Override [^>]*PartName="([^"]+)"[^>]*\/>/g));
  kept.set(
    DOCUMENT,
    textOf(parts, DOCUMENT).replace(
      /(<w:(?:header|footer)Reference [^>]*r:id=")([^"]+)/g,
      (_, head: string, id: string) => `${head}${ids.get(id) ?? id}`,
    ),
  );
  return kept;
}

/** Name of each part that is like an earlier one → name of that. */
function repeatedParts(parts: Parts, likeness: (xml: string) => string): Map<string, string> {
  const first = new Map<string, string>();
  const repeated = new Map<string, string>();
  for (const path of parts.keys()) {
    const name = HEADER_OR_FOOTER.exec(path)?.[1];
    if (name === undefined) continue;
    const content = likeness(textOf(parts, path));
    const earlier = first.get(content);
    if (earlier === undefined) first.set(content, name);
    else repeated.set(name, earlier);
  }
  return repeated;
}

function textOf(parts: Parts, path: string): string {
  const part = parts.get(path);
  if (typeof part !== 'string') throw new Error(`docx has written no ${path}`);
  return part;
}
