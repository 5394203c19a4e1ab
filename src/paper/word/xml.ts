/** XML of a package → elements, by sax: no entity of a file's own is expanded, nothing is fetched. */
import sax from 'sax';
import { ZipTooLarge } from '../../files/zip-entries.ts';

export interface XmlElement {
  /** With its prefix: `w:p`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

export class BrokenXml extends Error {}

/** Elements of a part; a paper of 100 pages has 200,000. */
const ELEMENTS = 1_000_000;
/** Elements within each other; a real paper has fewer than 60. */
const DEPTH = 400;

/**
 * The root element.
 * @throws BrokenXml, ZipTooLarge
 */
export function parseXml(text: string): XmlElement {
  const parser = sax.parser(true, { position: false });
  const open: Draft[] = [{ name: '', attributes: {}, children: [] }];
  let count = 0;
  parser.onopentag = ({ name, attributes }) => {
    count += 1;
    if (count > ELEMENTS) throw new ZipTooLarge(`more than ${ELEMENTS} elements`);
    if (open.length > DEPTH) throw new BrokenXml('too deep');
    const element: Draft = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.onclosetag = () => void open.pop();
  parser.ontext = (piece) => void open.at(-1)?.children.push(piece);
  parser.oncdata = parser.ontext;
  parser.onerror = (error) => {
    throw new BrokenXml(error.message);
  };
  parser.write(text).close();
  const root = elements(open[0] ?? NOTHING)[0];
  if (root === undefined) throw new BrokenXml('no element');
  return root;
}

type Draft = Omit<XmlElement, 'children'> & { readonly children: (XmlElement | string)[] };
const NOTHING: XmlElement = { name: '', attributes: {}, children: [] };

export function elements({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => typeof child !== 'string');
}

/** The element that is reached by going down from child to child; the first of each name. */
export function childAt(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of names) {
    found = found?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
  }
  return found;
}

/** All elements of a name below an element, in their order; none within another of them. */
export function below(element: XmlElement, name: string): XmlElement[] {
  return elements(element).flatMap((child) => (child.name === name ? [child] : below(child, name)));
}

/** `w:val` of a child: `''` where it is there without one. */
export function valOf(element: XmlElement | undefined, ...names: readonly string[]): string | undefined {
  const found = childAt(element, ...names);
  return found === undefined ? undefined : (found.attributes['w:val'] ?? '');
}

/** Whether a property such as `w:b` is there and not switched off; undefined where it is not there. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const value = valOf(element, name);
  return value === undefined ? undefined : !['0', 'false', 'off', 'none'].includes(value);
}

/** All text below an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
