/** The OFD of a report (GB/T 33190-2016): the same placed pages as the PDF, as a package. */
import type { Anchor, Layout, Page } from '../../model/page.ts';
import type { ReportMeta } from '../../model/report.ts';
import { anchorsOf } from '../bookmarks.ts';
import { isDrawable, usedFaces } from '../used-faces.ts';
import { type Xml, xml } from '../xml.ts';
import { deflated, type Parts, zip } from '../zip.ts';
import { pageAnnotations } from './annotations.ts';
import { customTags, structureTags } from './custom-tags.ts';
import { type OfdKind, ofdXml } from './doc-info.ts';
import { fontFiles, fontResources, numberFonts } from './fonts.ts';
import { Ids } from './ids.ts';
import { bookmarkList, outline } from './outline.ts';
import { pageContent, physicalBox } from './page-content.ts';
import { destination } from './targets.ts';
import { part } from './values.ts';

/** Folder of the one document of a package. */
const FOLDER = 'Doc_0';
const RESOURCES = 'PublicRes.xml';
const ANNOTATIONS = 'Annotations.xml';
const TAGS = 'CustomTags.xml';
const STRUCTURE = 'Tags/Structure.xml';

/**
 * Writes placed pages as an OFD; the same pages give the same bytes everywhere. That it is for archives is said only
 * where all characters have glyphs in the fonts that are embedded.
 */
export function renderOfd(layout: Layout, meta: ReportMeta, kind: OfdKind): Uint8Array {
  const uses = usedFaces(layout.pages);
  const claimed = uses.every(isDrawable) ? kind : 'OFD';
  const ids = new Ids();
  const pageIds = layout.pages.map(() => ids.next());
  const fonts = numberFonts(uses, ids);
  const contents = layout.pages.map((page) => pageContent(page, fonts, ids));
  const annotations = annotationParts(layout.pages, pageIds, meta, ids);
  const tagged = contents.map(({ objects }, index) => ({ id: pageIds[index] as number, objects }));
  const document = documentXml(layout.pages, { pageIds, largest: ids.largest, isAnnotated: annotations.size > 0 });
  const own = new Map<string, string | Uint8Array>([
    ['Document.xml', document],
    [RESOURCES, fontResources(fonts)],
    ...contents.map((content, index) => [pagePath(index), content.part] as const),
    ...annotations,
    [TAGS, customTags(STRUCTURE)],
    [STRUCTURE, structureTags(layout.structure, tagged)],
    ...fontFiles(uses),
  ]);
  const parts = new Map([...own].map(([path, content]) => [`${FOLDER}/${path}`, content]));
  const entry = ofdXml(meta, parts, `${FOLDER}/Document.xml`, claimed);
  return packed(new Map([['OFD.xml', entry], ...parts]));
}

function packed(parts: Parts): Uint8Array {
  return zip(new Map([...parts].map(([path, content]) => [path, deflated(content)])));
}

function pagePath(index: number): string {
  return `Pages/Page_${index}/Content.xml`;
}

/** The annotations of each page that has some, and the list of them. */
function annotationParts(
  pages: readonly Page[],
  pageIds: readonly number[],
  meta: ReportMeta,
  ids: Ids,
): Map<string, string> {
  const target = linkTargets(pages, pageIds);
  const parts = new Map<string, string>();
  const entries: Xml[] = [];
  pages.forEach((page, index) => {
    const written = pageAnnotations(page, meta, ids, target);
    if (written === undefined) return;
    const path = `Annots/Page_${index}.xml`;
    parts.set(path, written);
    entries.push(xml`<ofd:Page PageID="${pageIds[index]}"><ofd:FileLoc>${path}</ofd:FileLoc></ofd:Page>`);
  });
  return entries.length === 0 ? parts : new Map([[ANNOTATIONS, part('Annotations', entries)], ...parts]);
}

/** Id of an anchor → where links to it lead. */
function linkTargets(pages: readonly Page[], pageIds: readonly number[]): (id: string) => Xml | undefined {
  const places = new Map<string, { readonly anchor: Anchor; readonly page: number }>();
  for (const place of anchorsOf(pages)) if (!places.has(place.anchor.id)) places.set(place.anchor.id, place);
  return (id) => {
    const place = places.get(id);
    return place && destination(place.anchor, pageIds[place.page] as number);
  };
}

interface Facts {
  readonly pageIds: readonly number[];
  /** The largest id in the document. */
  readonly largest: number;
  readonly isAnnotated: boolean;
}

function documentXml(pages: readonly Page[], { pageIds, largest, isAnnotated }: Facts): string {
  const common = [
    xml`<ofd:MaxUnitID>${largest}</ofd:MaxUnitID>`,
    xml`<ofd:PageArea>${pages[0] && physicalBox(pages[0].paper)}</ofd:PageArea>`,
    xml`<ofd:PublicRes>${RESOURCES}</ofd:PublicRes>`,
  ];
  const list = pageIds.map((id, index) => xml`<ofd:Page ID="${id}" BaseLoc="${pagePath(index)}"/>`);
  return part('Document', [
    xml`<ofd:CommonData>${common}</ofd:CommonData>`,
    xml`<ofd:Pages>${list}</ofd:Pages>`,
    outline(pages, pageIds),
    bookmarkList(pages, pageIds),
    isAnnotated ? xml`<ofd:Annotations>${ANNOTATIONS}</ofd:Annotations>` : undefined,
    xml`<ofd:CustomTags>${TAGS}</ofd:CustomTags>`,
  ]);
}
