/** A .docx as bytes → the parts that are read (ISO/IEC 29500-2). */
import { type ZipEntry, ZipTooLarge } from '../../files/zip-entries.ts';
import type { PaperProblem } from '../problem.ts';
import { BrokenXml, elements, parseXml, type XmlElement } from './xml.ts';

/** Of one part that is read; the text of a paper of 500 pages has 10 MB. */
const PART_BYTES = 40 * 1024 * 1024;

export class WordPackage {
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private readonly roots = new Map<string, XmlElement>();

  constructor(entries: readonly ZipEntry[]) {
    this.entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  has(part: string): boolean {
    return this.entries.has(part);
  }

  /**
   * The root element of a part; undefined where there is none.
   * @throws BrokenXml, ZipTooLarge
   */
  root(part: string): XmlElement | undefined {
    const known = this.roots.get(part);
    const entry = this.entries.get(part);
    if (known !== undefined || entry === undefined) return known;
    if (entry.content.length > PART_BYTES) throw new ZipTooLarge(part);
    const root = parseXml(new TextDecoder(encodingOf(entry.content)).decode(entry.content));
    this.roots.set(part, root);
    return root;
  }

  /** The parts that a part refers to, by id. */
  related(part: string): ReadonlyMap<string, string> {
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const root = this.root(`${folder}_rels/${part.slice(folder.length)}.rels`);
    const links = root === undefined ? [] : elements(root);
    return new Map(links.map(({ attributes: { Id = '', Target = '' } }) => [Id, joined(folder, Target)]));
  }

  /** The main part: that of the text. */
  get main(): string {
    const links = elements(this.root('_rels/.rels') ?? NONE);
    const link = links.find(({ attributes }) => attributes.Type?.endsWith('/officeDocument'));
    return link === undefined ? 'word/document.xml' : joined('', link.attributes.Target ?? '');
  }
}

const NONE: XmlElement = { name: '', attributes: {}, children: [] };

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function joined(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

/** What a broken or too large package makes of any reading of it. */
export function guarded<Value>(read: () => Value): Value | PaperProblem {
  try {
    return read();
  } catch (error) {
    if (error instanceof ZipTooLarge) return 'tooLarge';
    if (error instanceof BrokenXml) return 'broken';
    throw error;
  }
}
