/** Placed pages to content streams (ISO 32000-1, 8 and 9), each piece of them marked with what it is (14.6). */

import type { Atom, Page, PageItem, PathStep, PlacedLine, Setting, Shape } from '../../model/page.ts';
import type { StructureElement } from '../../model/structure.ts';
import { type InkedLine, STRONG_STROKE, textRuns } from '../text-runs.ts';
import { lacksGlyph } from '../used-faces.ts';
import { colourParts, number, type Syntax, text as textString, thousandths, Writer } from './syntax.ts';

/** Below this a gap between two characters is none, pt. */
const NO_GAP = 0.001;

export interface PageContent {
  /** The operators that draw the page. */
  readonly operators: string;
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
const PATH_OPERATORS: Readonly<Record<PathStep[0], Syntax>> = { M: 'm', L: 'l', C: 'c', Z: 'h' };

/** Draws on one page; knows the colours that are set, so that they are set only when they change. */
class Pen {
  private readonly operators: string[] = [];
  private readonly owners: StructureElement[] = [];
  /** What the content that is being written belongs to. */
  private marked: StructureElement | 'artifact' | undefined;
  private fill = '000000';
  private stroke = '000000';

  constructor(
    private readonly pageHeight: number,
    private readonly isComplete: boolean,
  ) {}

  content(): PageContent {
    this.mark(undefined);
    return { operators: this.operators.join('\n'), owners: this.owners };
  }

  write(line: PlacedLine): void {
    const { setting, colour = '000000', element, elements } = line;
    if (setting.atoms.length === 0) return;
    // Pieces of a text are marked within it.
    this.mark(elements === undefined ? (element ?? 'artifact') : undefined);
    this.setColours(colour, colour);
    this.operators.push(`BT ${textMatrix(line, this.pageHeight)} Tm ${this.textOf(line)} ET`);
  }

  private textOf(line: PlacedLine): string {
    const { setting, inks, elements } = line;
    const toSay = !this.isComplete && setting.atoms.some(lacksGlyph);
    if (inks === undefined && elements === undefined && !toSay) return plainText(setting);
    return runsText(line, { begin: (element) => this.begin(element), isSaid: toSay ? lacksGlyph : () => false });
  }

  /** Ends the marked content unless it belongs to the same, and begins that of another. */
  private mark(next: StructureElement | 'artifact' | undefined): void {
    if (next === this.marked) return;
    if (this.marked !== undefined) this.operators.push(END_OF_MARK);
    this.marked = next;
    if (next === 'artifact') this.operators.push('/Artifact BMC');
    else if (next !== undefined) this.operators.push(this.begin(next));
  }

  private begin(element: StructureElement): string {
    this.owners.push(element);
    return `/${element.role}<</MCID ${this.owners.length - 1}>>BDC`;
  }

  draw({ path, fill, stroke, element }: Shape): void {
    this.mark(element ?? 'artifact');
    this.setColours(fill, stroke?.colour);
    if (stroke !== undefined) this.operators.push(`${number(stroke.width)} w ${stroke.cap === 'round' ? 1 : 0} J`);
    const paint = fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B';
    this.operators.push(`${this.pathOperators(path)} ${paint}`);
  }

  private pathOperators(path: Shape['path']): Syntax {
    path.forEach((step, index) => {
      if (index > 0) writer.add(' ');
      for (let at = 1; at < step.length; at += 2) this.addPoint(step[at] as number, step[at + 1] as number);
      writer.add(PATH_OPERATORS[step[0]]);
    });
    return writer.take();
  }

  private addPoint(x: number, y: number): void {
    writer.add(number(x));
    writer.add(' ');
    writer.add(number(this.pageHeight - y));
    writer.add(' ');
  }

  private setColours(fill: string | undefined, stroke: string | undefined): void {
    if (fill !== undefined && fill !== this.fill) {
      this.fill = fill;
      this.operators.push(fillOperator(fill));
    }
    if (stroke !== undefined && stroke !== this.stroke) {
      this.stroke = stroke;
      this.operators.push(strokeOperator(stroke));
    }
  }
}

function fillOperator(colour: string): string {
  return colour === '000000' ? '0 g' : `${colourParts(colour).map(number).join(' ')} rg`;
}

function strokeOperator(colour: string): string {
  return colour === '000000' ? '0 G' : `${colourParts(colour).map(number).join(' ')} RG`;
}

/** Where and in which direction the line begins. */
function textMatrix({ x, y, baseline, turn = 0 }: PlacedLine, pageHeight: number): string {
  const origin = `${number(x)} ${number(pageHeight - y - baseline)}`;
  if (turn === 0) return `1 0 0 1 ${origin}`;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return `${[cos, sin, -sin, cos].map(number).join(' ')} ${origin}`;
}

/** The text of a line in one colour, from its left edge: the same on every page, and kept with the setting. */
function plainText(setting: Setting): string {
  const known = texts.get(setting) ?? runsText({ setting }, { begin: () => '', isSaid: () => false });
  texts.set(setting, known);
  return known;
}

const texts = new WeakMap<Setting, string>();

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
function runsText(line: InkedLine, { begin, isSaid }: Marking): string {
  const { setting, colour = '000000' } = line;
  const parts: string[] = [];
  let moved = 0;
  let ink = colour;
  let element: StructureElement | undefined;
  let strong = false;
  for (const run of textRuns(line, isSaid)) {
    const first = setting.atoms[run.from] as Atom;
    if (run.element !== element) {
      if (element !== undefined) parts.push(END_OF_MARK);
      element = run.element;
      if (element !== undefined) parts.push(begin(element));
    }
    const at = Math.round((setting.xs[run.from] as number) * 1000);
    if (at !== moved) parts.push(`${thousandths(at - moved)} 0 Td`);
    moved = at;
    if (run.ink !== ink) parts.push(inkOperators(run.ink));
    ink = run.ink;
    if (first.strong !== strong) parts.push(first.strong ? `2 Tr ${number(first.size * STRONG_STROKE)} w` : '0 Tr');
    strong = first.strong;
    const shown = `/${first.face.role} ${number(first.size)} Tf [${glyphArray(setting, run.from, run.to)}] TJ`;
    parts.push(isSaid(first) ? `/Span<</ActualText ${textString(first.text)}>>BDC ${shown} ${END_OF_MARK}` : shown);
  }
  if (element !== undefined) parts.push(END_OF_MARK);
  if (strong) parts.push('0 Tr');
  if (ink !== colour) parts.push(inkOperators(colour));
  return parts.join(' ');
}

/** Contents of a `TJ` array: glyph ids, and in 1/1000 em the moves between them. */
function glyphArray({ atoms, xs }: Setting, from: number, to: number): Syntax {
  writer.add('<');
  let pen = xs[from] as number;
  let count = 0;
  let move = '><';
  for (let index = from; index < to; index += 1) {
    const { text, face, size } = atoms[index] as Atom;
    const { font } = face;
    const x = xs[index] as number;
    const gap = x - pen;
    if (Math.abs(gap) > NO_GAP) {
      const own = Math.round(((-gap * 1000) / size) * 1000);
      // The gaps of a line are mostly alike.
      if (own !== count || move === '><') move = `>${thousandths(own)}<`;
      count = own;
      writer.add(move);
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
  return writer.take();
}

const writer = new Writer();
