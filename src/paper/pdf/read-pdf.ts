/** A PDF → what stands on its pages in reading order. */
import type { PaperPlace, Unread } from '../../model/paper.ts';
import type { PaperProblem } from '../problem.ts';
import type { FileReading } from '../reading.ts';
import { drawnPages } from './drawn-pages.ts';
import { withPdf } from './open-pdf.ts';
import { holdsTooMuch } from './packed-streams.ts';
import { flowOf } from './page-flow.ts';
import { type PageReading, readPage } from './page-reading.ts';
import { upright } from './upright.ts';

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
  for await (const { drawn, ...page } of drawnPages(document)) {
    goesOn();
    const place: PaperPlace = { kind: 'page', file, page: page.page, line: 1, box: { x: 0, y: 0, w: 0, h: 0 } };
    if (drawn === undefined) unread.push({ place, what: `第${page.page}页没有读出` });
    else {
      const reading = readPage(file, upright(page, drawn));
      readings.push(reading);
      if (hasPictures && isWordless(reading))
        unread.push({ place, what: `第${page.page}页没有文字，如有图片，没有读出` });
    }
  }
  if (readings.every(({ page }) => page.letters.length === 0)) return unread.length > 0 ? 'broken' : 'scan';
  const flow = flowOf(readings);
  return { items: flow.items, unread: [...unread, ...flow.unread] };
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
