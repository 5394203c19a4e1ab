/** A PDF opened by pdf.js, without pictures, forms, remarks or scripts. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PaperProblem } from '../problem.ts';
import { CharacterMaps } from './character-maps.ts';
import { startThread } from './pdf-thread.ts';

/** Milliseconds in which all is done: a paper of 50 pages takes one or two seconds. */
const TIME = 20_000;
/** Pixels of a picture that is still unpacked: none is needed. */
const PICTURE_PIXELS = 1;

/** What `read` makes of the document, or why it could not: it is given up when it takes too long or too much. */
export async function withPdf<Value>(
  bytes: Uint8Array,
  read: (document: PDFDocumentProxy) => Promise<Value>,
): Promise<Value | PaperProblem> {
  const { getDocument, PDFWorker } = await loaded();
  const thread = startThread();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'tooLong'>((resolve) => {
    timer = setTimeout(() => resolve('tooLong'), TIME);
  });
  try {
    const worker = new PDFWorker({ port: thread.port as never, verbosity: 0 });
    const task = getDocument({
      worker,
      // The library takes the bytes away.
      data: bytes.slice(),
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      isEvalSupported: false,
      enableXfa: false,
      maxImageSize: PICTURE_PIXELS,
      useWasm: false,
      CMapReaderFactory: CharacterMaps,
    });
    const done = task.promise.then(read, problemOf);
    return await Promise.race([done, late, thread.died]);
  } finally {
    clearTimeout(timer);
    await thread.stop();
  }
}

function problemOf(error: Error): PaperProblem {
  return error.name === 'PasswordException' ? 'password' : 'broken';
}

/** The library. What it tells the console as it is loaded is of canvases, which are not needed. */
async function loaded(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  const { log, warn } = console;
  const silent = () => {};
  Object.assign(console, { log: silent, warn: silent });
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    Object.assign(console, { log, warn });
  }
}
