/** A PDF opened by pdf.js, without pictures, forms, remarks or scripts. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PaperProblem } from '../problem.ts';
import { CharacterMaps } from './character-maps.ts';
import { pdfLibrary } from './pdf-library.ts';
import { startThread } from './pdf-thread.ts';

/**
 * Milliseconds in which the next page is read, of the clock and of the processor: one takes some hundredths of a second,
 * but on a machine that is busy with other work the clock runs on.
 */
const [TIME, PROCESSOR_TIME] = [30_000, 3_000];
/** Milliseconds between two looks at the processor. */
const LOOK = 100;
/** Pixels of a picture that is still unpacked: none is needed. */
const PICTURE_PIXELS = 1;

/**
 * What `read` makes of the document, or why it could not: it is given up when it stands still or takes too much.
 * @param read calls `goesOn` whenever a page is done
 */
export async function withPdf<Value>(
  bytes: Uint8Array,
  read: (document: PDFDocumentProxy, goesOn: () => void) => Promise<Value>,
): Promise<Value | PaperProblem> {
  const { getDocument, PDFWorker } = await pdfLibrary();
  const thread = startThread();
  let timer: NodeJS.Timeout | undefined;
  let looks: NodeJS.Timeout | undefined;
  let since = processorTime();
  const late = new Promise<'tooLong'>((resolve) => {
    timer = setTimeout(() => resolve('tooLong'), TIME);
    looks = setInterval(() => {
      if (processorTime() - since > PROCESSOR_TIME) resolve('tooLong');
    }, LOOK);
  });
  const goesOn = () => {
    timer?.refresh();
    since = processorTime();
  };
  try {
    const worker = new PDFWorker({ port: thread.port as never, verbosity: 0 });
    const task = getDocument({
      worker,
      // The library takes the bytes away, and no Buffer.
      data: new Uint8Array(bytes),
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      isEvalSupported: false,
      enableXfa: false,
      maxImageSize: PICTURE_PIXELS,
      useWasm: false,
      CMapReaderFactory: CharacterMaps,
    });
    const done = task.promise.then((document) => read(document, goesOn), problemOf);
    return await Promise.race([done, late, thread.died]);
  } finally {
    clearTimeout(timer);
    clearInterval(looks);
    await thread.stop();
  }
}

/** Milliseconds that all threads of the program have worked. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function problemOf(error: Error): PaperProblem {
  return error.name === 'PasswordException' ? 'password' : 'broken';
}
