/** The one writer of XML: elements of WordprocessingML as text in which everything is escaped. */

declare const wellFormed: unique symbol;

/** Well-formed XML. It is made here, and by docx for the frame of the document (`frame.ts`). */
export type Xml = string & { readonly [wellFormed]: true };

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Stands where an optional element is missing. */
export const NOTHING = '' as Xml;

/** An element; its name and its attributes stand without their prefix `w:`, and undefined ones are not written. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly Xml[]): Xml {
  let written = `<w:${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) written += ` w:${key}="${typeof value === 'number' ? value : escapeXml(value)}"`;
  }
  const inner = content.length === 1 ? content[0] : content.join('');
  return `${written}${inner === '' || inner === undefined ? '/>' : `>${inner}</w:${name}>`}` as Xml;
}

/** An element that holds text, with all its spaces. */
export function textElement(name: 't' | 'delText' | 'instrText' | 'delInstrText', text: string): Xml {
  return `<w:${name} xml:space="preserve">${escapeXml(text)}</w:${name}>` as Xml;
}

/** Elements in a row. */
export function join(elements: readonly Xml[]): Xml {
  return elements.join('') as Xml;
}

/** The XML with one more child at the end of the first element `name` in it, which is not empty. */
export function withLastChild(xml: Xml, name: string, child: Xml): Xml {
  return xml.replace(`</w:${name}>`, (end) => `${child}${end}`) as Xml;
}

/** A part that is written whole, e.g. `word/styles.xml` with the root `styles`. */
export function part(root: string, ...content: readonly Xml[]): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMESPACE}>${join(content)}</w:${root}>`;
}

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

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
