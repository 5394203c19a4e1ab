/** A copy of a PDF with remarks as highlights: what pdf.js adds stands behind the file's own bytes, which stay as they are. */
import type { PaperRemark } from '../../model/paper-remark.ts';
import { REMARK_AUTHOR } from '../../model/paper-remark.ts';
import type { Rectangle } from '../../model/rectangle.ts';
import { withPdf } from '../pdf/open-pdf.ts';

/** Of pdf.js: 高亮. */
const HIGHLIGHT = 9;
/** Keys of values that pdf.js writes as new annotations. */
const NEW = 'pdfjs_internal_editor_';

const COLOURS = { error: [255, 140, 130], warning: [255, 214, 92], info: [168, 216, 255] } as const;

/**
 * @param remarks those of this file that stand on a page
 * @param date of the remarks
 * @returns undefined for a file that cannot be opened any more
 */
export async function markedPdf(
  bytes: Uint8Array,
  remarks: readonly PaperRemark[],
  date: Date,
): Promise<Uint8Array | undefined> {
  const marked = await withPdf(bytes, async (document) => {
    for (const remark of remarks) {
      const place = remark.at?.place;
      if (place?.kind !== 'page') continue;
      const page = await document.getPage(place.page);
      const viewport = page.getViewport({ scale: 1 });
      const corners = cornersOf(place.box).map(([x, y]) => viewport.convertToPdfPoint(x, y) as [number, number]);
      document.annotationStorage.setValue(`${NEW}${remark.number}`, highlight(remark, place.page, corners, date));
    }
    return await document.saveDocument();
  });
  return typeof marked === 'string' ? undefined : marked;
}

type Point = readonly [x: number, y: number];

/** Upper left, upper right, lower left, lower right, as a highlight counts them (ISO 32000-1, 12.5.6.10). */
function cornersOf({ x, y, w, h }: Rectangle): Point[] {
  return [
    [x, y],
    [x + w, y],
    [x, y + h],
    [x + w, y + h],
  ];
}

function highlight(remark: PaperRemark, page: number, corners: readonly Point[], date: Date) {
  const [upperLeft = [0, 0], upperRight = [0, 0], lowerLeft = [0, 0], lowerRight = [0, 0]] = corners;
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return {
    annotationType: HIGHLIGHT,
    pageIndex: page - 1,
    color: COLOURS[remark.severity],
    opacity: 1,
    rect,
    rotation: 0,
    quadPoints: corners.flat(),
    outlines: [[...upperLeft, ...upperRight, ...lowerRight, ...lowerLeft]],
    user: REMARK_AUTHOR,
    date,
    popup: { contents: [`${remark.rule} ${remark.message}`, ...remark.details].join('\n'), rect },
  };
}
