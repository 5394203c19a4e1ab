/** Lines of text as text objects (GB/T 33190-2016, 11). */
import type { Atom, PlacedLine, Setting } from '../../model/page.ts';
import type { Rectangle } from '../../model/rectangle.ts';
import type { StructureElement } from '../../model/structure.ts';
import { eachRun, STRONG_STROKE } from '../text-runs.ts';
import { cleanText, type Xml, xml } from '../xml.ts';
import type { Fonts, OfdFont } from './fonts.ts';
import type { Ids } from './ids.ts';
import { BLACK, box, boxAround, colourElement, decimal, length } from './values.ts';

/** An object on a page with what it belongs to; what belongs to nothing is an artifact. */
export interface PageObject {
  readonly id: number;
  readonly xml: Xml;
  readonly element: StructureElement | undefined;
}

/** The objects of a line, one for each run of it. */
export function textObjects(line: PlacedLine, fonts: Fonts, ids: Ids): PageObject[] {
  const objects: PageObject[] = [];
  eachRun(
    line,
    () => false,
    (from, to, ink, element) => {
      const shown = charactersOf(line.setting, from, to);
      if (shown.length === 0) return;
      const id = ids.next();
      const first = line.setting.atoms[from] as Atom;
      const font = fonts.get(first.face) as OfdFont;
      const place = placeOf(line, shown, first.size, font);
      objects.push({ id, xml: textObject({ id, font, first, ink }, shown, place), element: element ?? line.element });
    },
  );
  return objects;
}

interface Shown {
  readonly character: string;
  /** Left and right edge, from the left edge of the line, pt. */
  readonly x: number;
  readonly right: number;
}

/** What XML cannot hold is left out. */
function charactersOf({ atoms, xs }: Setting, from: number, to: number): Shown[] {
  const shown: Shown[] = [];
  for (let index = from; index < to; index += 1) {
    const { text, face, size } = atoms[index] as Atom;
    let x = xs[index] as number;
    for (const own of text) {
      const right = x + face.width(own) * size;
      const character = cleanText(own);
      if (character !== '') shown.push({ character, x, right });
      x = right;
    }
  }
  return shown;
}

interface Place {
  /** The box on the page, outside of which nothing is drawn. */
  readonly boundary: Rectangle;
  /** Where the base line begins in it, pt; turned lines have a matrix that says so. */
  readonly x: number;
  readonly y: number;
  readonly matrix: readonly number[] | undefined;
}

/** Room at both ends for what overhangs its character, em. */
const OVERHANG = 0.15;

function placeOf(
  { x, y, baseline, turn = 0 }: PlacedLine,
  shown: readonly Shown[],
  size: number,
  font: OfdFont,
): Place {
  const start = (shown[0] as Shown).x;
  const left = -OVERHANG * size;
  const right = Math.max(...shown.map((one) => one.right)) - start + OVERHANG * size;
  const [top, bottom] = [font.top * size, font.bottom * size];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [originX, originY] = [x + start * cos, y + baseline - start * sin];
  const corners = [left, right].flatMap((across) =>
    [top, bottom].flatMap((down) => [originX + across * cos + down * sin, originY - across * sin + down * cos]),
  );
  const boundary = boxAround(corners);
  const [insideX, insideY] = [originX - boundary.x, originY - boundary.y];
  if (turn === 0) return { boundary, x: insideX, y: insideY, matrix: undefined };
  return { boundary, x: 0, y: 0, matrix: [cos, -sin, sin, cos, insideX, insideY] };
}

interface Look {
  readonly id: number;
  readonly font: OfdFont;
  readonly first: Atom;
  /** RRGGBB */
  readonly ink: string;
}

/** Beside the stroke: of the readers that are common, some know the one and some the other. */
const BOLD = xml` Weight="700"`;

function textObject({ id, font, first, ink }: Look, shown: readonly Shown[], { boundary, x, y, matrix }: Place): Xml {
  const { strong, size } = first;
  const attributes = [
    xml`ID="${id}" Boundary="${box(boundary)}"`,
    matrix && xml` CTM="${[...matrix.slice(0, 4).map(decimal), ...matrix.slice(4).map(length)].join(' ')}"`,
    strong ? xml` LineWidth="${length(size * STRONG_STROKE)}" Stroke="true"` : undefined,
    xml` Font="${font.id}" Size="${length(size)}"`,
    strong ? BOLD : undefined,
  ];
  const colours = [
    ink === BLACK ? undefined : colourElement('FillColor', ink),
    strong ? colourElement('StrokeColor', ink) : undefined,
  ];
  const moves = shown.length > 1 ? xml` DeltaX="${deltas(shown)}"` : undefined;
  const text = shown.map(({ character }) => character).join('');
  const code = xml`<ofd:TextCode X="${length(x)}" Y="${length(y)}"${moves}>${text}</ofd:TextCode>`;
  return xml`<ofd:TextObject ${attributes}>${colours}${code}</ofd:TextObject>`;
}

/** So many equal moves are written as one group. */
const GROUP = 3;

/** From each character to the next; `g n d` stands for n moves of d. */
function deltas(shown: readonly Shown[]): string {
  const groups: { readonly move: string; count: number }[] = [];
  for (let index = 1; index < shown.length; index += 1) {
    const move = length((shown[index] as Shown).x - (shown[index - 1] as Shown).x);
    const last = groups.at(-1);
    if (last?.move === move) last.count += 1;
    else groups.push({ move, count: 1 });
  }
  return groups
    .map(({ move, count }) => (count < GROUP ? Array<string>(count).fill(move).join(' ') : `g ${count} ${move}`))
    .join(' ');
}
