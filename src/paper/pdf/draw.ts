/** The operators of a page → what it draws (ISO 32000-1, 8 and 9). Nothing is painted: only places are reckoned. */

import type { Rectangle } from '../../model/rectangle.ts';
import type { Drawn, Glyph } from './drawn.ts';
import { after, applied, type Matrix, matrixOf, UNCHANGED } from './matrix.ts';
import { clipOf, PathReading } from './path.ts';
import { readableText } from './readable-text.ts';

/** Numbers of operators, as the library has them. */
export type Operators = Readonly<Record<OperatorName, number>>;
type OperatorName =
  | 'save'
  | 'restore'
  | 'transform'
  | 'beginText'
  | 'setTextMatrix'
  | 'moveText'
  | 'setLeadingMoveText'
  | 'nextLine'
  | 'setLeading'
  | 'setFont'
  | 'setCharSpacing'
  | 'setWordSpacing'
  | 'setHScale'
  | 'setTextRise'
  | 'setTextRenderingMode'
  | 'showText'
  | 'setFillRGBColor'
  | 'setStrokeRGBColor'
  | 'constructPath'
  | 'clip'
  | 'eoClip'
  | 'paintFormXObjectBegin'
  | 'paintFormXObjectEnd';

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface Face {
  readonly name: string;
  readonly vertical: boolean;
  readonly bold: boolean;
  readonly fontMatrix?: readonly number[];
}

interface State {
  readonly place: Matrix;
  readonly face: Face | undefined;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
  readonly mode: number;
  readonly fill: string;
  readonly stroke: string;
  /** What of the page can be seen. */
  readonly seen: Rectangle;
}

/** How text is drawn that is not to be seen. */
const INVISIBLE = 3;
const HEAVY_FACE = /黑体|楷体|小标宋|SimHei|XiaoBiaoSong|Kai|Bold|Heavy|Black/iu;
/** Height of the middle of a character, in sizes of the type, and by how much in pt it may be hidden. */
const [MIDDLE, EDGE] = [0.36, 2];
/** Characters within a page; a full page has 3,000. */
const GLYPHS = 200_000;

/** The page as it is shown, in pt, and the way to it from the space of the PDF. */
export interface ShownPage {
  readonly shown: Matrix;
  readonly width: number;
  readonly height: number;
}

/**
 * @param faceOf the face that a name of the list means
 */
export function draw(
  list: OperatorList,
  operators: Operators,
  page: ShownPage,
  faceOf: (name: string) => Face | undefined,
): Drawn {
  return new Drawing(operators, page, faceOf).run(list);
}

class Drawing {
  private readonly glyphs: Glyph[] = [];
  private readonly hidden: Glyph[] = [];
  private readonly paths = new PathReading();
  private readonly names: ReadonlyMap<number, OperatorName>;
  private readonly kept: State[] = [];
  private state: State;
  private textMatrix: Matrix = UNCHANGED;
  private line: readonly [number, number] = [0, 0];
  private at: readonly [number, number] = [0, 0];
  private runs = 0;
  /** The next path clips. */
  private clips = false;

  constructor(
    operators: Operators,
    { shown, width, height }: ShownPage,
    private readonly faceOf: (name: string) => Face | undefined,
  ) {
    const entries = Object.entries(operators) as [OperatorName, number][];
    this.names = new Map(entries.map(([name, number]) => [number, name]));
    this.state = {
      place: shown,
      face: undefined,
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
      mode: 0,
      fill: '#000000',
      stroke: '#000000',
      seen: { x: 0, y: 0, w: width, h: height },
    };
  }

  run({ fnArray, argsArray }: OperatorList): Drawn {
    fnArray.forEach((operator, index) => {
      const name = this.names.get(operator);
      if (name !== undefined) this.operator(name, (argsArray[index] ?? []) as readonly unknown[]);
    });
    return { glyphs: this.glyphs, hidden: this.hidden, rules: this.paths.rules, shapes: this.paths.shapes };
  }

  private operator(name: OperatorName, args: readonly unknown[]): void {
    const number = Number(args[0] ?? 0);
    switch (name) {
      case 'save':
        this.kept.push(this.state);
        return;
      case 'restore':
      case 'paintFormXObjectEnd':
        this.state = this.kept.pop() ?? this.state;
        return;
      case 'paintFormXObjectBegin':
        this.kept.push(this.state);
        if (args[0] !== null) this.set({ place: after(this.state.place, matrixOf(args[0])) });
        return;
      case 'transform':
        this.set({ place: after(this.state.place, matrixOf(args)) });
        return;
      case 'beginText':
        this.startText(UNCHANGED);
        return;
      case 'setTextMatrix':
        this.startText(matrixOf(args));
        return;
      case 'moveText':
        this.move(number, Number(args[1] ?? 0));
        return;
      case 'setLeadingMoveText':
        this.set({ leading: Number(args[1] ?? 0) });
        this.move(number, Number(args[1] ?? 0));
        return;
      case 'nextLine':
        this.move(0, this.state.leading);
        return;
      case 'setLeading':
        this.set({ leading: -number });
        return;
      case 'setFont':
        this.set({ face: this.faceOf(String(args[0])), size: Number(args[1] ?? 0) });
        return;
      case 'setCharSpacing':
        this.set({ charSpacing: number });
        return;
      case 'setWordSpacing':
        this.set({ wordSpacing: number });
        return;
      case 'setHScale':
        this.set({ scale: number / 100 });
        return;
      case 'setTextRise':
        this.set({ rise: number });
        return;
      case 'setTextRenderingMode':
        this.set({ mode: number });
        return;
      case 'setFillRGBColor':
        this.set({ fill: String(args[0]) });
        return;
      case 'setStrokeRGBColor':
        this.set({ stroke: String(args[0]) });
        return;
      case 'showText':
        this.show((args[0] ?? []) as readonly unknown[]);
        return;
      case 'clip':
      case 'eoClip':
        this.clips = true;
        return;
      case 'constructPath':
        if (this.clips) this.clip(clipOf(args, this.state.place));
        this.clips = false;
        this.paths.add(args, this.state);
        return;
    }
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
  }

  private clip(box: Rectangle | undefined): void {
    if (box === undefined) return;
    const { seen } = this.state;
    const [x, y] = [Math.max(seen.x, box.x), Math.max(seen.y, box.y)];
    const w = Math.max(0, Math.min(seen.x + seen.w, box.x + box.w) - x);
    this.set({ seen: { x, y, w, h: Math.max(0, Math.min(seen.y + seen.h, box.y + box.h) - y) } });
  }

  private isSeen(x: number, y: number): boolean {
    const { seen } = this.state;
    return x > seen.x - EDGE && x < seen.x + seen.w + EDGE && y > seen.y - EDGE && y < seen.y + seen.h + EDGE;
  }

  private startText(matrix: Matrix): void {
    this.textMatrix = matrix;
    this.line = [0, 0];
    this.at = [0, 0];
  }

  private move(x: number, y: number): void {
    this.line = [this.line[0] + x, this.line[1] + y];
    this.at = this.line;
  }

  private show(pieces: readonly unknown[]): void {
    const { face, size, charSpacing, wordSpacing, scale, rise, mode } = this.state;
    if (face === undefined) return;
    this.runs += 1;
    const place = after(this.state.place, this.textMatrix);
    const height = Math.hypot(place[2], place[3]) * Math.abs(size);
    const heavy = face.bold || HEAVY_FACE.test(face.name) || mode === 2;
    const advance = size * (face.fontMatrix?.[0] ?? 0.001);
    for (const piece of pieces) {
      const before = this.at;
      if (typeof piece === 'number') {
        this.advance(face.vertical ? [0, -(piece * size) / 1000] : [(-piece * size * scale) / 1000, 0]);
        continue;
      }
      const { unicode, width, isSpace } = piece as { unicode?: string; width?: number; isSpace?: boolean };
      const spacing = (isSpace === true ? wordSpacing : 0) + charSpacing;
      if (face.vertical) this.advance([0, -(Math.abs(size) + spacing)]);
      else this.advance([((width ?? 0) * advance + spacing) * scale, 0]);
      const glyphs = mode === INVISIBLE ? this.hidden : this.glyphs;
      if (glyphs.length >= GLYPHS) continue;
      const text = readableText(unicode ?? '');
      if (text === '') continue;
      const end: readonly [number, number] = face.vertical
        ? [before[0] + size, before[1]]
        : [this.at[0] - spacing * scale, this.at[1]];
      const [x, y] = applied(place, [before[0], before[1] + rise]);
      const [endX, endY] = applied(place, [end[0], end[1] + rise]);
      const [middleX, middleY] = applied(place, [(before[0] + end[0]) / 2, before[1] + rise + Math.abs(size) * MIDDLE]);
      if (!this.isSeen(middleX, middleY)) continue;
      glyphs.push({ text, x, y, endX, endY, size: height, heavy, run: this.runs });
    }
  }

  private advance([x, y]: readonly [number, number]): void {
    this.at = [this.at[0] + x, this.at[1] + y];
  }
}
