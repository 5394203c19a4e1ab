/** A PDF opened by pdf.js, in this process, without pictures, forms, remarks or scripts. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PaperProblem } from '../problem.ts';
import { CharacterMaps } from './character-maps.ts';

export interface OpenedPdf {
  readonly document: PDFDocumentProxy;
  close(): Promise<void>;
}

/** Pixels of a picture that is still unpacked: none is needed. */
const PICTURE_PIXELS = 1;

export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf | PaperProblem> {
  const { getDocument } = await loaded();
  const task = getDocument({
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
  try {
    return { document: await task.promise, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    return (error as Error).name === 'PasswordException' ? 'password' : 'broken';
  }
}

/** The library with its worker, which it finds in `globalThis`. What it tells the console as it is loaded is of canvases. */
async function loaded(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  const { log, warn } = console;
  const silent = () => {};
  Object.assign(console, { log: silent, warn: silent });
  try {
    const [library, worker] = await Promise.all([
      import('pdfjs-dist/legacy/build/pdf.mjs'),
      import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
    ]);
    Object.assign(globalThis, { pdfjsWorker: worker });
    return library;
  } finally {
    Object.assign(console, { log, warn });
  }
}
