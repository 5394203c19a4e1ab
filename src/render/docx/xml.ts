/** Bare XML elements for what docx has no class for, and the cleaning of text that goes into XML. */
import { FileChild, NextAttributeComponent, XmlComponent } from 'docx';

export type Attributes = Readonly<Record<string, string | number>>;
export type Child = XmlComponent | string;

/** An inline element, e.g. `element('w:fldChar', { 'w:fldCharType': 'begin' })`. */
export function element(name: string, attributes: Attributes = {}, children: readonly Child[] = []): XmlComponent {
  return new Element(name, attributes, children);
}

/** An element that stands among the paragraphs and tables of a section, e.g. a content control. */
export function blockElement(name: string, children: readonly Child[]): FileChild {
  return new BlockElement(name, children);
}

class Element extends XmlComponent {
  constructor(name: string, attributes: Attributes, children: readonly Child[]) {
    super(name);
    const entries = Object.entries(attributes).map(([key, value]) => [key, { key, value }]);
    if (entries.length > 0) this.root.push(new NextAttributeComponent(Object.fromEntries(entries)));
    this.root.push(...children);
  }
}

class BlockElement extends FileChild {
  constructor(name: string, children: readonly Child[]) {
    super(name);
    this.root.push(...children);
  }
}

/**
 * Text that XML 1.0 can hold: white-space controls become a space, all other controls, non-characters and halves of
 * surrogate pairs are dropped.
 */
export function cleanText(text: string): string {
  return UNSAFE.test(text) ? text.replace(WHITE_CONTROLS, ' ').replace(FORBIDDEN, '') : text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the place that removes them
const UNSAFE = /[\u0000-\u001f\ufffe\uffff\ud800-\udfff]/;
const WHITE_CONTROLS = /[\t\n\r]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the place that removes them
const FORBIDDEN = /[\u0000-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** For the few parts that are written as strings. */
export function escapeXml(text: string): string {
  return cleanText(text).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Head of a part that is written as a string. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const WORD_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
