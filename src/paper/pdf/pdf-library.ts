/** pdf.js as it is loaded where no canvas is installed: nothing is drawn with it. */
import { once } from '../../model/remembered.ts';

/** What it asks for as it is loaded, to draw with. */
const DRAWN_WITH = 'DOMMatrix';

/** Loaded once. */
export const pdfLibrary = once(load);

/** What it tells the console as it is loaded is of canvases. */
async function load(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  const { log, warn } = console;
  const silent = () => {};
  Object.assign(console, { log: silent, warn: silent });
  const isMissing = !Object.hasOwn(globalThis, DRAWN_WITH);
  if (isMissing) Object.assign(globalThis, { [DRAWN_WITH]: class {} });
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    Object.assign(console, { log, warn });
    if (isMissing) Reflect.deleteProperty(globalThis, DRAWN_WITH);
  }
}
