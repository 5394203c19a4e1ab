/** An OFD read back by the rules of GB/T 33190-2016: its parts, and each character of a page with its place. */
import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Glyph } from './drawn-page.ts';
import { child, elements, type Node, parseXml } from './support-revisions.ts';

const PT_PER_MM = 72 / 25.4;

export interface OfdPage {
  readonly id: string;
  readonly content: Node;
  /** In pt. */
  readonly width: number;
  readonly height: number;
  readonly annotations: readonly Node[];
}

/** An object that draws: text or path. */
export interface Drawing {
  readonly id: string;
  readonly node: Node;
  readonly page: OfdPage;
}

export class OfdPackage {
  readonly parts: Record<string, Uint8Array>;
  readonly entry: Node;
  readonly document: Node;
  readonly pages: readonly OfdPage[];

  constructor(bytes: Uint8Array) {
    this.parts = unzipSync(bytes);
    this.entry = this.part('OFD.xml');
    this.document = this.part('Doc_0/Document.xml');
    const annotations = child(this.document, 'ofd:Annotations');
    const annotated = annotations === undefined ? [] : elements(this.part(this.beside(textOf(annotations))));
    this.pages = descendants(this.document, 'ofd:Page').map(({ attributes: { ID = '', BaseLoc = '' } }) => {
      const content = this.part(this.beside(BaseLoc));
      const [, , width = 0, height = 0] = numbersOf(textOf(only(content, 'ofd:PhysicalBox')));
      const file = annotated.find(({ attributes }) => attributes.PageID === ID);
      const notes = file === undefined ? [] : elements(this.part(this.beside(textOf(only(file, 'ofd:FileLoc')))));
      return { id: ID, content, width: width * PT_PER_MM, height: height * PT_PER_MM, annotations: notes };
    });
  }

  /** The root of a part. @throws Error when it is not there, or no XML */
  part(path: string): Node {
    const bytes = this.parts[path];
    if (bytes === undefined) throw new Error(`no ${path} in the package`);
    return parseXml(strFromU8(bytes));
  }

  /** A path given in the document, which leads from its folder. */
  beside(path: string): string {
    return posix.join('Doc_0', path);
  }

  /** All parts but the font files. */
  get xmlParts(): Node[] {
    return Object.keys(this.parts)
      .filter((path) => path.endsWith('.xml'))
      .map((path) => this.part(path));
  }

  get drawings(): Drawing[] {
    return this.pages.flatMap((page) =>
      ['ofd:TextObject', 'ofd:PathObject'].flatMap((name) =>
        descendants(page.content, name).map((node) => ({ id: node.attributes.ID ?? '', node, page })),
      ),
    );
  }

  /** The structure as it is tagged. */
  get structure(): Node {
    const list = this.part(this.beside(textOf(only(this.document, 'ofd:CustomTags'))));
    return this.part(this.beside(textOf(only(list, 'ofd:FileLoc'))));
  }
}

/** All elements of a name below a node, in the order of the file. */
export function descendants(node: Node, name: string): Node[] {
  return elements(node).flatMap((one) => [...(one.name === name ? [one] : []), ...descendants(one, name)]);
}

export function only(node: Node, name: string): Node {
  const [first, ...more] = descendants(node, name);
  if (first === undefined || more.length > 0) throw new Error(`${more.length + 1} ${name} in ${node.name}`);
  return first;
}

export function textOf({ children }: Node): string {
  return children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');
}

export function numbersOf(text: string): number[] {
  return text.split(' ').map(Number);
}

/** The moves that `DeltaX` stands for: `g n d` is n times d. */
export function movesOf(deltaX: string): number[] {
  const words = deltaX === '' ? [] : deltaX.split(' ');
  const moves: number[] = [];
  while (words.length > 0) {
    const word = words.shift();
    if (word !== 'g') moves.push(Number(word));
    else moves.push(...Array<number>(Number(words.shift())).fill(Number(words.shift())));
  }
  return moves;
}

/** The characters of a page in the order in which they are drawn; widths are left to the fonts. */
export function glyphsOf({ content }: OfdPage): Omit<Glyph, 'width'>[] {
  return descendants(content, 'ofd:TextObject').flatMap((node) => {
    const { Boundary = '', CTM = '1 0 0 1 0 0', Size = '' } = node.attributes;
    const [left = 0, top = 0] = numbersOf(Boundary);
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(CTM);
    const code = only(node, 'ofd:TextCode');
    const { X = '', Y = '', DeltaX = '' } = code.attributes;
    const moves = movesOf(DeltaX);
    const size = Number(Size) * PT_PER_MM;
    const colour = colourOf(child(node, 'ofd:FillColor'));
    let along = Number(X);
    return [...textOf(code)].map((char, index) => {
      const [x, y] = [a * along + c * Number(Y) + e, b * along + d * Number(Y) + f];
      along += moves[index] ?? 0;
      return { char, x: (left + x) * PT_PER_MM, y: (top + y) * PT_PER_MM, size, colour, turned: b !== 0 };
    });
  });
}

function colourOf(node: Node | undefined): string {
  const parts = numbersOf(node?.attributes.Value ?? '0 0 0');
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
