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
    return document.numPages > PAGES ? 'tooLarge' : readPages(file, document, goesOn);
  });
}

async function readPages(
  file: string,
  document: Parameters<typeof drawnPages>[0],
  goesOn: () => void,
): Promise<FileReading | PaperProblem> {
  const readings: PageReading[] = [];
  const unread: Unread[] = [];
  for await (const { drawn, ...page } of drawnPages(document)) {
    goesOn();
    const place: PaperPlace = { kind: 'page', file, page: page.page, line: 1, box: { x: 0, y: 0, w: 0, h: 0 } };
    if (drawn === undefined) unread.push({ place, what: `第${page.page}页没有读出` });
    else readings.push(readPage(file, upright(page, drawn)));
  }
  if (readings.every(({ page }) => page.letters.length === 0)) return unread.length > 0 ? 'broken' : 'scan';
  const flow = flowOf(readings);
  return { items: flow.items, unread: [...unread, ...flow.unread] };
}
