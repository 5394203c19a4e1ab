/** Placed pages to content streams (ISO 32000-1, 8 and 9), each piece of them marked with what it is (14.6). */

import type { Atom, Page, PathStep, PlacedLine, Setting, Shape } from '../../model/page.ts';
import type { StructureElement } from '../../model/structure.ts';
import { lacksGlyph } from './fonts.ts';
import { colourParts, hex16, number, text as textString } from './syntax.ts';

/** How much thicker a strong character is drawn, in em: the 仿宋 and 楷体 faces have no bold. */
const STRONG_STROKE = 0.03;
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
  const pen = new Pen(paper.height, isComplete);
  for (const item of items) {
    if (item.kind === 'line') pen.write(item);
    else pen.draw(item);
  }
  return pen.content();
}

const END_OF_MARK = 'EMC';

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
    this.operators.push(`BT ${textMatrix(line, this.pageHeight)} Tm ${this.textOf(line, colour)} ET`);
  }

  private textOf({ setting, inks, elements }: PlacedLine, colour: string): string {
    const toSay = !this.isComplete && setting.atoms.some(lacksGlyph);
    if (inks === undefined && elements === undefined && !toSay) return plainText(setting);
    const looks = setting.atoms.map((atom, index) => ({
      ink: inks?.[index] ?? colour,
      element: elements?.[index],
      said: toSay && lacksGlyph(atom) ? atom.text : undefined,
    }));
    return runsText(setting, { looks, colour, begin: (element) => this.begin(element) });
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

  private pathOperators(path: Shape['path']): string {
    return path.map((step) => this.step(step)).join(' ');
  }

  private step(step: PathStep): string {
    switch (step[0]) {
      case 'M':
        return `${this.point(step[1], step[2])} m`;
      case 'L':
        return `${this.point(step[1], step[2])} l`;
      case 'C':
        return `${this.point(step[1], step[2])} ${this.point(step[3], step[4])} ${this.point(step[5], step[6])} c`;
      case 'Z':
        return 'h';
    }
  }

  private point(x: number, y: number): string {
    return `${number(x)} ${number(this.pageHeight - y)}`;
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
  const known = texts.get(setting) ?? runsText(setting);
  texts.set(setting, known);
  return known;
}

const texts = new WeakMap<Setting, string>();

function inkOperators(colour: string): string {
  return `${fillOperator(colour)} ${strokeOperator(colour)}`;
}

/** What an atom of a line has of its own. */
interface Look {
  /** RRGGBB */
  readonly ink: string;
  readonly element: StructureElement | undefined;
  /** Its text, where a reader would not know it. */
  readonly said: string | undefined;
}

interface Looks {
  readonly looks: readonly Look[];
  /** Of the line: set before it, and after it again. */
  readonly colour: string;
  /** The operator that begins content of an element. */
  readonly begin: (element: StructureElement) => string;
}

/** Neighbours of one face, size, weight and look are shown together; `Td` moves to the next ones. */
function runsText(setting: Setting, own?: Looks): string {
  const { atoms, xs } = setting;
  const parts: string[] = [];
  let moved = 0;
  let ink = own?.colour;
  let element: StructureElement | undefined;
  let strong = false;
  for (let from = 0; from < atoms.length; ) {
    const first = atoms[from] as Atom;
    const look = own?.looks[from];
    let to = from + 1;
    while (to < atoms.length && isSameLook(first, atoms[to] as Atom) && isAlike(look, own?.looks[to])) to += 1;
    if (look?.element !== element) {
      if (element !== undefined) parts.push(END_OF_MARK);
      element = look?.element;
      if (own !== undefined && element !== undefined) parts.push(own.begin(element));
    }
    const at = Math.round((xs[from] as number) * 1000);
    if (at !== moved) parts.push(`${(at - moved) / 1000} 0 Td`);
    moved = at;
    if (look !== undefined && look.ink !== ink) parts.push(inkOperators(look.ink));
    ink = look?.ink;
    if (first.strong !== strong) parts.push(first.strong ? `2 Tr ${number(first.size * STRONG_STROKE)} w` : '0 Tr');
    strong = first.strong;
    const shown = `/${first.face.role} ${number(first.size)} Tf [${glyphArray(setting, from, to)}] TJ`;
    const { said } = look ?? {};
    parts.push(said === undefined ? shown : `/Span<</ActualText ${textString(said)}>>BDC ${shown} ${END_OF_MARK}`);
    from = to;
  }
  if (element !== undefined) parts.push(END_OF_MARK);
  if (strong) parts.push('0 Tr');
  if (own !== undefined && ink !== own.colour) parts.push(inkOperators(own.colour));
  return parts.join(' ');
}

/** Text that must be said is said atom by atom. */
function isAlike(one: Look | undefined, other: Look | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.ink === other.ink && one.element === other.element && one.said === undefined && other.said === undefined;
}

function isSameLook(one: Atom, other: Atom): boolean {
  return one.face === other.face && one.size === other.size && one.strong === other.strong;
}

/** Contents of a `TJ` array: glyph ids, and in 1/1000 em the moves between them. */
function glyphArray({ atoms, xs }: Setting, from: number, to: number): string {
  let shown = '<';
  let pen = xs[from] as number;
  for (let index = from; index < to; index += 1) {
    const { text, face, size } = atoms[index] as Atom;
    const x = xs[index] as number;
    const gap = x - pen;
    if (Math.abs(gap) > NO_GAP) {
      const thousandths = number((-gap * 1000) / size);
      shown += `>${thousandths}<`;
    }
    for (const character of text) shown += hex16(face.font.glyphOf(character.codePointAt(0) ?? 0));
    pen = x + face.width(text) * size;
  }
  return `${shown}>`;
}
