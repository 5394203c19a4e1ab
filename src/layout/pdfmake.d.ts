/** The module of pdfmake 0.3.11 that the layout uses. */
declare module 'pdfmake/js/TextBreaker.js' {
  class TextBreaker {
    getBreaks(text: { text: string }, styles: null): { text: string; lineEnd?: boolean }[];
  }

  const exported: { readonly default: typeof TextBreaker };
  export default exported;
}
