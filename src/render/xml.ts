/** The one writer of XML: templates in which every text is escaped. */

/**
 * XML of which nothing has to be escaped any more. `xml` makes it; so do docx for the frame of a document, and the cells
 * of a workbook.
 */
export class Xml {
  constructor(readonly text: string) {}
}

/** What may stand in a template: texts are escaped, what is missing prints nothing. */
type Piece = Xml | readonly (Xml | undefined)[] | string | number | undefined;

/** XML from a template, e.g. xml`<w:pStyle w:val="${style}"/>`. */
export function xml(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Xml {
  let text = parts[0] ?? '';
  for (let index = 0; index < pieces.length; index += 1) {
    text += written(pieces[index]);
    text += parts[index + 1];
  }
  return new Xml(text);
}

/** Texts grow by `+=`, which is the quickest: V8 copies their characters once, at the very end. */
function written(piece: Piece): string {
  if (piece instanceof Xml) return piece.text;
  if (piece === undefined) return '';
  if (typeof piece === 'string') return escapeXml(piece);
  if (typeof piece === 'number') return String(piece);
  let text = '';
  for (const one of piece) text += written(one);
  return text;
}

/** The XML with one more child at the end of the first element `name` in it, which is not empty. */
export function withLastChild({ text }: Xml, name: string, child: Xml): Xml {
  return new Xml(text.replace(`</${name}>`, (end) => `${child.text}${end}`));
}

/** A part from its root. */
export function declared(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${root.text}`;
}

/**
 * Text that XML 1.0 can hold: white-space controls become a space, all other controls, non-characters and halves of
 * surrogate pairs are dropped.
 */
export function cleanText(text: string): string {
  return text.replace(WHITE_CONTROLS, ' ').replace(FORBIDDEN, '');
}

const WHITE_CONTROLS = /[\t\n\r]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the place that removes them
const FORBIDDEN = /[\u0000-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeXml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return cleanText(text).replace(MARKUP, (character) => ENTITIES[character] ?? character);
}

/** What is not written as it is, or not always. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the place that removes them
const SPECIAL = /[&<>"'\u0000-\u001f\ufffe\uffff\ud800-\udfff]/;
const MARKUP = /[&<>"']/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
