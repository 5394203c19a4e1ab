/** Placed pages to content streams (ISO 32000-1, 8 and 9). */

import type { Atom, Page, PathStep, PlacedLine, Setting, Shape } from '../../model/page.ts';
import { colourParts, hex16, number } from './syntax.ts';

/** How much thicker a strong character is drawn, in em: the 仿宋 and 楷体 faces have no bold. */
const STRONG_STROKE = 0.03;
/** Below this a gap between two characters is none, pt. */
const NO_GAP = 0.001;

/** The operators that draw a page. */
export function pageContent({ items, paper }: Page): string {
  const pen = new Pen(paper.height);
  for (const item of items) {
    if (item.kind === 'line') pen.write(item);
    else pen.draw(item);
  }
  return pen.content();
}

/** Draws on one page; knows the colours that are set, so that they are set only when they change. */
class Pen {
  private readonly operators: string[] = [];
  private fill = '000000';
  private stroke = '000000';

  constructor(private readonly pageHeight: number) {}

  content(): string {
    return this.operators.join('\n');
  }

  write(line: PlacedLine): void {
    const { setting, inks, colour = '000000' } = line;
    if (setting.atoms.length === 0) return;
    this.setColours(colour, colour);
    const shown = inks === undefined ? textOf(setting) : inkedText(setting, inks, colour);
    this.operators.push(`BT ${textMatrix(line, this.pageHeight)} Tm ${shown} ET`);
  }

  draw({ path, fill, stroke }: Shape): void {
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
function textOf(setting: Setting): string {
  const known = texts.get(setting) ?? runsText(setting, () => undefined).text;
  texts.set(setting, known);
  return known;
}

const texts = new WeakMap<Setting, string>();

/** The text of a line in several colours; afterwards that of the line is set again. */
function inkedText(setting: Setting, inks: readonly (string | undefined)[], colour: string): string {
  const { text, ink } = runsText(setting, (atom) => inks[atom] ?? colour, colour);
  return ink === colour ? text : `${text} ${inkOperators(colour)}`;
}

function inkOperators(colour: string): string {
  return `${fillOperator(colour)} ${strokeOperator(colour)}`;
}

interface RunsText {
  readonly text: string;
  /** The colour that is set at the end. */
  readonly ink: string | undefined;
}

/** Neighbours of one face, size, weight and colour are shown together; `Td` moves to the next ones. */
function runsText(setting: Setting, inkOf: (atom: number) => string | undefined, begun?: string): RunsText {
  const { atoms, xs } = setting;
  const parts: string[] = [];
  let moved = 0;
  let ink = begun;
  let strong = false;
  for (let from = 0; from < atoms.length; ) {
    const first = atoms[from] as Atom;
    let to = from + 1;
    while (to < atoms.length && isSameLook(first, atoms[to] as Atom) && inkOf(from) === inkOf(to)) to += 1;
    const at = Math.round((xs[from] as number) * 1000);
    if (at !== moved) parts.push(`${(at - moved) / 1000} 0 Td`);
    moved = at;
    const own = inkOf(from);
    if (own !== undefined && own !== ink) parts.push(inkOperators(own));
    ink = own;
    if (first.strong !== strong) parts.push(first.strong ? `2 Tr ${number(first.size * STRONG_STROKE)} w` : '0 Tr');
    strong = first.strong;
    parts.push(`/${first.face.role} ${number(first.size)} Tf [${glyphArray(setting, from, to)}] TJ`);
    from = to;
  }
  if (strong) parts.push('0 Tr');
  return { text: parts.join(' '), ink };
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
