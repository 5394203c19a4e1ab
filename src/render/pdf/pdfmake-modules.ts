/**
 * The modules of pdfmake 0.3.11 that the emitter uses. They are CommonJS with an `exports.default`; Node hands an
 * importer the whole `exports`, while vitest unwraps it, so both are taken here.
 */
import documentModule from 'pdfmake/js/PDFDocument.js';
import rendererModule from 'pdfmake/js/Renderer.js';
import breakerModule from 'pdfmake/js/TextBreaker.js';

function unwrapped<Exported extends object>(module: { readonly default: Exported }): Exported {
  return module.default ?? (module as unknown as Exported);
}

export const PdfDocument = unwrapped(documentModule);
export const PdfRenderer = unwrapped(rendererModule);
export const PdfTextBreaker = unwrapped(breakerModule);
