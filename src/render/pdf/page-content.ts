/** Placed pages to content streams (ISO 32000-1, 8 and 9), each piece of them marked with what it is (14.6). */

import {
  type Atom,
  eachStep,
  type Page,
  type PageItem,
  type PathStep,
  type PlacedLine,
  type Setting,
  type Shape,
} from '../../model/page.ts';
import type { StructureElement } from '../../model/structure.ts';
import { eachRun, type InkedLine, STRONG_STROKE } from '../text-runs.ts';
import { lacksGlyph } from '../used-faces.ts';
import { deflated } from './deflate.ts';
import type { Deflated } from './pdf-file.ts';
import { colourParts, number, text as textString, Writer } from './syntax.ts';

/** Below this a gap between two characters is none, pt. */
const NO_GAP = 0.001;

export interface PageContent {
  /** The operators that draw the page, compressed. */
  readonly operators: Deflated;
  /** The element of each piece of marked content, by its number. */
  readonly owners: readonly StructureElement[];
}

/** The content of a page. @param isComplete all characters of the document have glyphs */
export function pageContent({ items, paper }: Page, isComplete: boolean): PageContent {
  const [first] = items;
  const known = first && contents.get(first);
  const isKept = known?.isComplete === isComplete && known.height === paper.height && isAlike(known.items, items);
  if (isKept) return known.content;
  const pen = new Pen(paper.height, isComplete);
  for (const item of items) {
    if (item.kind === 'line') pen.write(item);
    else pen.draw(item);
  }
  const content = pen.content();
  if (first !== undefined) contents.set(first, { items, height: paper.height, isComplete, content });
  return content;
}

interface Written {
  readonly items: readonly PageItem[];
  readonly height: number;
  readonly isComplete: boolean;
  readonly content: PageContent;
}

/** By the first item of its page: the layout places what has not changed as the very items that it was before. */
const contents = new WeakMap<PageItem, Written>();

function isAlike(one: readonly PageItem[], other: readonly PageItem[]): boolean {
  return one.length === other.length && one.every((item, index) => isSameItem(item, other[index] as PageItem));
}

/** Page numbers are placed anew each time. */
function isSameItem(one: PageItem, other: PageItem): boolean {
  if (one === other) return true;
  if (one.kind !== 'line' || other.kind !== 'line') return false;
  const isSamePlace = one.x === other.x && one.y === other.y && one.baseline === other.baseline;
  const isSameOwner = one.element === other.element && one.elements === other.elements;
  const isSameLook = one.colour === other.colour && one.inks === other.inks && one.turn === other.turn;
  return one.setting === other.setting && isSamePlace && isSameOwner && isSameLook;
}

const END_OF_MARK = 'EMC';
const PATH_OPERATORS: Readonly<Record<PathStep, string>> = { M: 'm ', L: 'l ', C: 'c ', Z: 'h ' };

/** The operators of the page that is being written. */
const writer = new Writer();

/** Draws on one page; knows the colours that are set, so that they are set only when they change. */
class Pen {
  private readonly owners: StructureElement[] = [];
  /** What the content that is being written belongs to. */
  private marked: StructureElement | 'artifact' | undefined;
  private fill = '000000';
  private stroke = '000000';

  constructor(
    private readonly pageHeight: number,
    private readonly isComplete: boolean,
  ) {
    writer.begin();
  }

  content(): PageContent {
    this.mark(undefined);
    return { operators: deflated(writer.taken()), owners: this.owners };
  }

  write(line: PlacedLine): void {
    const { setting, colour = '000000', element, elements } = line;
    if (setting.atoms.length === 0) return;
    // Pieces of a text are marked within it.
    this.mark(elements === undefined ? (element ?? 'artifact') : undefined);
    this.setColours(colour, colour);
    writer.newLine();
    writer.add('BT ');
    addTextMatrix(line, this.pageHeight);
    writer.add(' Tm');
    const isSaid = !this.isComplete && setting.atoms.some(lacksGlyph) ? lacksGlyph : NEVER;
    addRuns(line, { begin: (element) => this.begin(element), isSaid });
    writer.add(' ET');
  }

  /** Ends the marked content unless it belongs to the same, and begins that of another. */
  private mark(next: StructureElement | 'artifact' | undefined): void {
    if (next === this.marked) return;
    if (this.marked !== undefined) addLine(END_OF_MARK);
    this.marked = next;
    if (next === 'artifact') addLine('/Artifact BMC');
    else if (next !== undefined) addLine(this.begin(next));
  }

  private begin(element: StructureElement): string {
    this.owners.push(element);
    return `/${element.role}<</MCID ${this.owners.length - 1}>>BDC`;
  }

  draw({ path, fill, stroke, element }: Shape): void {
    this.mark(element ?? 'artifact');
    this.setColours(fill, stroke?.colour);
    if (stroke !== undefined) addLine(`${number(stroke.width)} w ${stroke.cap === 'round' ? 1 : 0} J`);
    writer.newLine();
    this.addPath(path);
    writer.add(fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B');
  }

  private addPath(path: Shape['path']): void {
    eachStep(path, (step, from, to) => {
      for (let at = from; at < to; at += 2) {
        addPoint(path.points[at] as number, this.pageHeight - (path.points[at + 1] as number));
        writer.add(' ');
      }
      writer.add(PATH_OPERATORS[step]);
    });
  }

  private setColours(fill: string | undefined, stroke: string | undefined): void {
    if (fill !== undefined && fill !== this.fill) {
      this.fill = fill;
      addLine(fillOperator(fill));
    }
    if (stroke !== undefined && stroke !== this.stroke) {
      this.stroke = stroke;
      addLine(strokeOperator(stroke));
    }
  }
}

const NEVER = () => false;

/** An operator on a line of its own. */
function addLine(operator: string): void {
  writer.newLine();
  writer.add(operator);
}

function addPoint(x: number, y: number): void {
  writer.addNumber(x);
  writer.add(' ');
  writer.addNumber(y);
}

function fillOperator(colour: string): string {
  return colour === '000000' ? '0 g' : `${colourParts(colour).map(number).join(' ')} rg`;
}

function strokeOperator(colour: string): string {
  return colour === '000000' ? '0 G' : `${colourParts(colour).map(number).join(' ')} RG`;
}

/** Where and in which direction the line begins. */
function addTextMatrix({ x, y, baseline, turn = 0 }: PlacedLine, pageHeight: number): void {
  if (turn === 0) writer.add('1 0 0 1 ');
  else {
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    for (const part of [cos, sin, -sin, cos]) writer.add(`${number(part)} `);
  }
  addPoint(x, pageHeight - y - baseline);
}

function inkOperators(colour: string): string {
  return `${fillOperator(colour)} ${strokeOperator(colour)}`;
}

interface Marking {
  /** The operator that begins content of an element. */
  readonly begin: (element: StructureElement) => string;
  /** Whether the text of an atom is told beside its glyphs: a reader would not know it from them. */
  readonly isSaid: (atom: Atom) => boolean;
}

/** The runs of a line, which `Td` moves to, in the colour of the line before and after. */
function addRuns(line: InkedLine, { begin, isSaid }: Marking): void {
  const { setting, colour = '000000' } = line;
  let moved = 0;
  let ink = colour;
  let element: StructureElement | undefined;
  let strong = false;
  eachRun(line, isSaid, (from, to, ownInk, owner) => {
    const first = setting.atoms[from] as Atom;
    if (owner !== element) {
      if (element !== undefined) addWord(END_OF_MARK);
      element = owner;
      if (element !== undefined) addWord(begin(element));
    }
    const at = Math.round((setting.xs[from] as number) * 1000);
    if (at !== moved) {
      writer.add(' ');
      writer.addThousandths(at - moved);
      writer.add(' 0 Td');
    }
    moved = at;
    if (ownInk !== ink) addWord(inkOperators(ownInk));
    ink = ownInk;
    if (first.strong !== strong) addWord(first.strong ? `2 Tr ${number(first.size * STRONG_STROKE)} w` : '0 Tr');
    strong = first.strong;
    const said = isSaid(first);
    if (said) addWord(`/Span<</ActualText ${textString(first.text)}>>BDC`);
    addWord(`/${first.face.role} `);
    writer.addNumber(first.size);
    writer.add(' Tf [');
    addGlyphs(setting, from, to);
    writer.add('] TJ');
    if (said) addWord(END_OF_MARK);
  });
  if (element !== undefined) addWord(END_OF_MARK);
  if (strong) addWord('0 Tr');
  if (ink !== colour) addWord(inkOperators(colour));
}

/** What goes on in a line. */
function addWord(operator: string): void {
  writer.add(' ');
  writer.add(operator);
}

/** Contents of a `TJ` array: glyph ids, and in 1/1000 em the moves between them. */
function addGlyphs({ atoms, xs }: Setting, from: number, to: number): void {
  writer.add('<');
  let pen = xs[from] as number;
  for (let index = from; index < to; index += 1) {
    const { text, face, size } = atoms[index] as Atom;
    const { font } = face;
    const x = xs[index] as number;
    const gap = x - pen;
    if (Math.abs(gap) > NO_GAP) {
      writer.add('>');
      writer.addThousandths(Math.round(((-gap * 1000) / size) * 1000));
      writer.add('<');
    }
    let units = 0;
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) as number;
      const glyph = font.glyphOf(codePoint);
      writer.addHex16(glyph);
      units += font.advanceOf(glyph);
      if (codePoint > 0xffff) at += 1;
    }
    pen = x + (units / font.unitsPerEm) * size;
  }
  writer.add('>');
}
