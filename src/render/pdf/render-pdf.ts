/** The PDF of a report: placed pages to bytes. */

import type { Layout, Page } from '../../model/page.ts';
import type { NumberKind, NumberRun } from '../../model/page-numbers.ts';
import type { ReportMeta } from '../../model/report.ts';
import { addAnnotations } from './annotations.ts';
import { deflated, keptDeflated } from './deflate.ts';
import { embedFonts, subsetBytes, subsetKey, usedFaces } from './fonts.ts';
import { addOutline, destinationNames } from './outline.ts';
import { pageContent } from './page-content.ts';
import { PdfFile, reference } from './pdf-file.ts';
import { array, date, dictionary, name, number, numbers, type Syntax, text } from './syntax.ts';

/** Bytes of pages, and of subsets of faces, that are kept for the next document: those of some ten reports. */
const KEPT_PAGES = 8_000_000;
const KEPT_SUBSETS = 8_000_000;
const keptPage = keptDeflated(KEPT_PAGES);
const keptSubset = keptDeflated(KEPT_SUBSETS);

/** Writes placed pages as a PDF; the same pages give the same bytes everywhere. */
export function renderPdf({ pages, numbering }: Layout, meta: ReportMeta): Promise<Uint8Array> {
  const file = new PdfFile(deflated);
  const tree = file.reserve();
  const numbersOfPages = pages.map(() => file.reserve());
  const references = numbersOfPages.map(reference);
  const fonts = embedFonts(
    file,
    usedFaces(pages),
    (use) => keptSubset(subsetKey(use), () => subsetBytes(use)),
    deflated,
  );
  const resources = file.add(dictionary({ Font: dictionary(Object.fromEntries(fonts)) }));
  const look = once(() => emptyLook(file));
  pages.forEach((page, index) => {
    const { width, height } = page.paper;
    const content = pageContent(page);
    const entries = {
      Type: name('Page'),
      Parent: reference(tree),
      MediaBox: numbers([0, 0, width, height]),
      Resources: resources,
      Contents: file.addStream(keptPage(content, () => Buffer.from(content, 'latin1'))),
      Annots: addAnnotations(file, page, look),
    };
    file.add(dictionary(entries), numbersOfPages[index]);
  });
  file.add(dictionary({ Type: name('Pages'), Count: number(pages.length), Kids: array(references) }), tree);
  const root = file.add(catalogue(file, pages, references, { tree: reference(tree), numbering }));
  return file.bytes(root, file.add(information(meta)));
}

interface PageTree {
  readonly tree: Syntax;
  readonly numbering: readonly NumberRun[];
}

function catalogue(
  file: PdfFile,
  pages: readonly Page[],
  references: readonly Syntax[],
  { tree, numbering }: PageTree,
): Syntax {
  const Outlines = addOutline(file, pages, references);
  return dictionary({
    Type: name('Catalog'),
    Pages: tree,
    Names: destinationNames(pages, references),
    Outlines,
    PageMode: Outlines && name('UseOutlines'),
    PageLabels: pageLabels(numbering),
    Lang: '(zh-CN)',
    ViewerPreferences: dictionary({ DisplayDocTitle: 'true' }),
  });
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

function information(meta: ReportMeta): Syntax {
  return dictionary({
    Title: text(meta.title),
    Author: text(meta.unitName),
    Subject: text(meta.subject),
    Keywords: text(meta.keywords.join(', ')),
    Creator: text('juesuan'),
    Producer: text('juesuan'),
    CreationDate: date(meta.date),
    ModDate: date(meta.date),
  });
}

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

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
