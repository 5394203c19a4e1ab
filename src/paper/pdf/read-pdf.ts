/** A PDF → what stands on its pages in reading order. */
import type { PaperPlace, Unread } from '../../model/paper.ts';
import type { PaperProblem } from '../problem.ts';
import type { FileReading } from '../reading.ts';
import { drawnPages } from './drawn-pages.ts';
import { withPdf } from './open-pdf.ts';
import { holdsTooMuch } from './packed-streams.ts';
import { flowOf } from './page-flow.ts';
import { type PageReading, readPage } from './page-reading.ts';
import { sidesOf } from './sides.ts';
import { type UprightPage, upright } from './upright.ts';

/** Pages of a paper. */
const PAGES = 600;

/** Never rejects for what a file holds. */
export async function readPdf(file: string, bytes: Uint8Array): Promise<FileReading | PaperProblem> {
  if (holdsTooMuch(bytes)) return 'tooLarge';
  return withPdf(bytes, async (document, goesOn) => {
    if (document.numPages > PAGES) return 'tooLarge';
    return readPages({ file, document, goesOn, hasPictures: holdsPictures(bytes) });
  });
}

interface Pages {
  readonly file: string;
  readonly document: Parameters<typeof drawnPages>[0];
  readonly goesOn: () => void;
  /** Somewhere in the file. */
  readonly hasPictures: boolean;
}

async function readPages({ file, document, goesOn, hasPictures }: Pages): Promise<FileReading | PaperProblem> {
  const readings: PageReading[] = [];
  const unread: Unread[] = [];
  let isBroken = false;
  for await (const { drawn, ...page } of drawnPages(document)) {
    goesOn();
    const place: PaperPlace = { kind: 'page', file, page: page.page, line: 1, box: { x: 0, y: 0, w: 0, h: 0 } };
    if (drawn === undefined) {
      isBroken = true;
      unread.push({ place, what: `第${page.page}页没有读出` });
    } else {
      const seen = pagesOf(file, upright(page, drawn));
      const isScan = hasPictures && seen.every(isWordless);
      const recognised = isScan ? pagesOf(file, upright(page, { ...drawn, glyphs: drawn.hidden })) : [];
      const isRecognised = recognised.some((reading) => !isWordless(reading));
      readings.push(...(isRecognised ? recognised : seen));
      if (isRecognised) unread.push({ place, what: `第${page.page}页是扫描的图像，只读出了识别出来的文字，可能有错` });
      else if (isScan) unread.push({ place, what: `第${page.page}页没有文字，如有图片，没有读出` });
    }
  }
  if (readings.every(({ page }) => page.letters.length === 0)) return isBroken ? 'broken' : 'scan';
  const flow = flowOf(readings);
  return { items: flow.items, unread: [...unread, ...flow.unread] };
}

/** One, or two that lie side by side on a sheet. */
function pagesOf(file: string, page: UprightPage): PageReading[] {
  return sidesOf(page).map((side) => readPage(file, side));
}

/** A picture is a stream of its own, whose dictionary is never packed (ISO 32000-1, 7.5.7). */
function holdsPictures(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return /\/Subtype\s*\/Image\b/u.test(file.toString('latin1'));
}

/** No word stands on the page; the number of the page is none. */
function isWordless({ page: { letters } }: PageReading): boolean {
  return !letters.some(({ text }) => /\p{L}/u.test(text) && !/[第页共]/u.test(text));
}
