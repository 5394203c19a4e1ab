/** The PDF of a report: placed pages to bytes. */

import type { Layout, Page } from '../../model/page.ts';
import type { NumberKind, NumberRun } from '../../model/page-numbers.ts';
import { latestByKey, once } from '../../model/remembered.ts';
import type { ReportMeta } from '../../model/report.ts';
import { isDrawable, usedFaces } from '../used-faces.ts';
import { addAnnotations, annotationEntries } from './annotations.ts';
import { archiveEntries, information } from './archive.ts';
import { type Attachment, addAttachments } from './attachments.ts';
import { deflated } from './deflate.ts';
import { embedFonts } from './fonts.ts';
import { addOutline, destinationNames } from './outline.ts';
import { pageContent } from './page-content.ts';
import { PdfFile, reference } from './pdf-file.ts';
import { addStructure, type TaggedPage } from './structure-tree.ts';
import { array, dictionary, name, number, numbers, type Syntax } from './syntax.ts';

/** Objects are much alike: one level more than usual makes them 4 % smaller. */
const LEVEL_OF_OBJECTS = 7;
/** Streams of objects that are kept for the next document: those of some reports. */
const KEPT_STREAMS = 60;
/** What moves a number on a page leaves nearly all objects as they are. */
const deflatedObjects = latestByKey(
  (objects: string) => objects,
  (objects) => deflated(Buffer.from(objects, 'latin1'), LEVEL_OF_OBJECTS),
  KEPT_STREAMS,
);

/**
 * Writes placed pages as a PDF; the same pages give the same bytes everywhere.
 * @param attachments files that belong to the report: with some it is PDF/A-3a, without PDF/A-2a
 */
export function renderPdf(
  layout: Layout,
  meta: ReportMeta,
  attachments: readonly Attachment[] = [],
): Promise<Uint8Array> {
  const { pages, structure } = layout;
  const file = new PdfFile(deflatedObjects, (content) => deflated(content, LEVEL_OF_OBJECTS));
  const tree = file.reserve();
  const numbersOfPages = pages.map(() => file.reserve());
  const references = numbersOfPages.map(reference);
  const uses = usedFaces(pages);
  const isComplete = uses.every(isDrawable);
  const fonts = embedFonts(file, uses);
  const resources = file.add(dictionary({ Font: dictionary(Object.fromEntries(fonts)) }));
  const tagged = addPages(file, pages, { tree, numbersOfPages, resources, isComplete });
  file.add(dictionary({ Type: name('Pages'), Count: number(pages.length), Kids: array(references) }), tree);
  const { EmbeddedFiles, AF } = addAttachments(file, attachments, meta.date);
  const claim = attachments.length === 0 ? 'PDF/A-2a' : 'PDF/A-3a';
  const catalogue = {
    Type: name('Catalog'),
    Pages: reference(tree),
    ...navigation(file, layout, references, EmbeddedFiles),
    AF,
    ...archiveEntries(file, meta, addStructure(file, structure, tagged), isComplete ? claim : undefined),
  };
  return file.bytes(file.add(dictionary(catalogue)), file.add(information(meta)));
}

interface PageFrame {
  readonly tree: number;
  readonly numbersOfPages: readonly number[];
  readonly resources: Syntax;
  readonly isComplete: boolean;
}

function addPages(file: PdfFile, pages: readonly Page[], frame: PageFrame): TaggedPage[] {
  const look = once(() => emptyLook(file));
  let nextKey = pages.length;
  return pages.map((page, index) => {
    const { width, height } = page.paper;
    const { operators, owners } = pageContent(page, frame.isComplete);
    const annotations = addAnnotations(file, page, nextKey, look);
    nextKey += annotations.length;
    const entries = {
      Type: name('Page'),
      Parent: reference(frame.tree),
      MediaBox: numbers([0, 0, width, height]),
      Resources: frame.resources,
      Contents: file.addStream(operators),
      StructParents: number(index),
      ...annotationEntries(annotations),
    };
    return { reference: file.add(dictionary(entries), frame.numbersOfPages[index]), height, owners, annotations };
  });
}

/** How a reader finds his way: bookmarks, targets of links, numbers of pages. */
function navigation(
  file: PdfFile,
  { pages, numbering }: Layout,
  references: readonly Syntax[],
  EmbeddedFiles: Syntax | undefined,
) {
  const Outlines = addOutline(file, pages, references);
  return {
    Names: dictionary({ Dests: destinationNames(pages, references), EmbeddedFiles }),
    Outlines,
    PageMode: Outlines && name('UseOutlines'),
    PageLabels: pageLabels(numbering),
  };
}

/** Pages are labelled as printed. */
function pageLabels(numbering: readonly NumberRun[]): Syntax {
  return dictionary({ Nums: array(numbering.flatMap(({ from, kind }) => [number(from), LABELS[kind]])) });
}

/** ISO 32000-1, table 159. */
const LABELS: Readonly<Record<NumberKind, Syntax>> = {
  none: dictionary({}),
  roman: dictionary({ S: name('R'), St: '1' }),
  arabic: dictionary({ S: name('D'), St: '1' }),
};

/** The look of notes whose text the page itself has marked: nothing. pdf.js wants a graphics state in it. */
function emptyLook(file: PdfFile): Syntax {
  const state = dictionary({ G0: dictionary({ Type: name('ExtGState'), BM: name('Multiply') }) });
  return file.addStream(deflated(Buffer.from('/G0 gs', 'latin1')), {
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: numbers([0, 0, 1, 1]),
    Resources: dictionary({ ExtGState: state }),
  });
}
