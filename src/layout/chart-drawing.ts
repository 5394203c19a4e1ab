/** Charts as shapes and text. Nothing but the report's own texts is printed, so the value axis bears no numbers. */
import type { Path, Shape } from '../model/page.ts';
import type { Chart, ChartPoint } from '../model/report.ts';
import {
  onCircle,
  type Point,
  type Sector,
  sectors,
  spread,
  type ValueScale,
  valueScale,
} from '../style/chart-geometry.ts';
import type { StyleSheet, TextStyle } from '../style/style-sheet.ts';

import type { PageFlow } from './page-flow.ts';
import { rectangle, segments, slice } from './path.ts';
import type { SetLine, Typesetter } from './typesetter.ts';

export interface ChartFrame {
  readonly style: StyleSheet['chart'];
  readonly typesetter: Typesetter;
  /** Upper left corner on the page and width of the drawing, pt. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GREY = '7F7F7F';

/** Draws the chart on the current page. */
export function drawChart(chart: Chart, flow: PageFlow, frame: ChartFrame): void {
  const canvas = new Canvas(frame);
  const legend = legendNames(chart);
  const legendHeight = legend.length > 0 ? canvas.legend(legend) : 0;
  const { lineHeight } = frame.style.label;
  const area: Area = {
    left: frame.left,
    right: frame.left + frame.width,
    top: frame.top + lineHeight,
    bottom: frame.top + frame.style.height - legendHeight,
  };
  canvas.text(chart.unit, { x: area.right, y: frame.top, align: 'right' });
  if (chart.type === 'column') drawColumns(chart, canvas, area);
  else drawPie(chart, canvas, area);
  canvas.place(flow);
}

/** Series of a column chart, slices of a pie; a slice that is not drawn shows its value here. */
function legendNames(chart: Chart): string[] {
  if (chart.type === 'column') return chart.series.length > 1 ? chart.series.map(({ name }) => name) : [];
  return chart.categories.map((name, index) => {
    const point = chart.series[0]?.points[index];
    return point !== undefined && point.value <= 0 ? `${name} ${point.text}` : name;
  });
}

interface TextPlace {
  readonly x: number;
  /** Top of the line. */
  readonly y: number;
  readonly align: 'left' | 'center' | 'right';
  /** Lines are broken at this width. */
  readonly width?: number;
  /** Of the type size; default 1. */
  readonly scale?: number;
}

interface PlacedText {
  readonly kind: 'text';
  readonly line: SetLine;
  readonly x: number;
  readonly y: number;
}

/** Collects the elements of one chart. */
class Canvas {
  private readonly shapes: Shape[] = [];
  private readonly texts: PlacedText[] = [];
  private readonly legends: (Shape | PlacedText)[] = [];

  constructor(readonly frame: ChartFrame) {}

  get label(): TextStyle {
    return { ...this.frame.style.label, align: 'left', indentChars: 0 };
  }

  colour(index: number): string {
    const { colours } = this.frame.style;
    return colours[index % colours.length] ?? '000000';
  }

  shape(path: Path, look: Pick<Shape, 'fill' | 'stroke'>): void {
    this.shapes.push({ kind: 'shape', path, ...look });
  }

  width(text: string): number {
    return this.frame.typesetter.width(text, this.label);
  }

  /** Number of lines of the text at this width. */
  lineCount(text: string, width: number): number {
    return this.frame.typesetter.lines([{ kind: 'text', text }], this.label, { width }).length;
  }

  text(text: string, place: TextPlace): void {
    this.write(this.texts, text, place);
  }

  /** Draws the legend at the foot of the frame and gives its height, pt. */
  legend(names: readonly string[]): number {
    const { left, top, width, style } = this.frame;
    const { lineHeight, size } = this.label;
    const rows = legendRows(
      names.map((name) => this.width(name) + 3 * size),
      width,
    );
    const height = rows.length * lineHeight;
    rows.forEach((row, rowIndex) => {
      const y = top + style.height - height + rowIndex * lineHeight;
      let x = left + (width - row.width) / 2;
      for (const { index, width: entryWidth } of row.entries) {
        const box = { x, y: y + (lineHeight - size * 0.8) / 2, w: size * 0.8, h: size * 0.8 };
        this.legends.push({ kind: 'shape', path: rectangle(box), fill: this.colour(index) });
        this.write(this.legends, names[index] ?? '', { x: x + 1.2 * size, y, align: 'left' });
        x += entryWidth;
      }
    });
    return height + lineHeight / 2;
  }

  place(flow: PageFlow): void {
    for (const item of [...this.shapes, ...this.texts, ...this.legends]) {
      if (item.kind === 'shape') flow.addShapes(item);
      else flow.addLine(item.line, item.x, item.y);
    }
  }

  private write(items: (Shape | PlacedText)[], text: string, place: TextPlace): void {
    const width = place.width ?? Number.MAX_SAFE_INTEGER;
    const style = { ...this.label, size: this.label.size * (place.scale ?? 1) };
    const lines = this.frame.typesetter.lines([{ kind: 'text', text }], style, { width });
    lines.forEach((line, index) => {
      const { width: lineWidth } = line.setting;
      const shift = place.align === 'left' ? 0 : place.align === 'center' ? lineWidth / 2 : lineWidth;
      items.push({ kind: 'text', line, x: place.x - shift, y: place.y + index * line.height });
    });
  }
}

interface LegendRow {
  width: number;
  readonly entries: { readonly index: number; readonly width: number }[];
}

function legendRows(widths: readonly number[], available: number): LegendRow[] {
  const rows: LegendRow[] = [];
  widths.forEach((width, index) => {
    const row = rows.at(-1);
    if (row !== undefined && row.width + width <= available) {
      row.entries.push({ index, width });
      row.width += width;
    } else rows.push({ width, entries: [{ index, width }] });
  });
  return rows;
}

/** Part of a category's width that its columns take, and may take so that their labels fit; widest column, pt. */
const COLUMNS_SHARE = 0.62;
const LARGEST_SHARE = 0.9;
const WIDEST_COLUMN = 48;
/** Labels are made smaller, at most to this part, when they are wider than their columns. */
const SMALLEST_SCALE = 0.6;

function drawColumns(chart: Chart, canvas: Canvas, area: Area): void {
  const count = Math.max(1, chart.categories.length);
  const pitch = (area.right - area.left) / count;
  const { lineHeight, size } = canvas.label;
  const labelLines = Math.max(1, ...chart.categories.map((name) => canvas.lineCount(name, pitch - size / 2)));
  const plot = { ...area, top: area.top + lineHeight + 4, bottom: area.bottom - labelLines * lineHeight - 4 };
  const values = valueScale(
    chart.series.flatMap(({ points }) => points.map(({ value }) => value)),
    plot,
    lineHeight,
  );
  const perGroup = Math.max(1, chart.series.length);
  const labelWidth = Math.max(0, ...chart.series.flatMap(({ points }) => points.map(({ text }) => canvas.width(text))));
  const wanted = Math.max(labelWidth + 2, Math.min(WIDEST_COLUMN, (pitch * COLUMNS_SHARE) / perGroup));
  const column = Math.min(wanted, (pitch * LARGEST_SHARE) / perGroup);
  const scale = Math.max(SMALLEST_SCALE, Math.min(1, (column - 1) / Math.max(1, labelWidth)));
  chart.categories.forEach((name, category) => {
    const centre = area.left + pitch * (category + 0.5);
    chart.series.forEach((series, index) => {
      const x = centre + (index - perGroup / 2) * column;
      const point = series.points[category];
      const place = { x, width: column, colour: canvas.colour(index), labelScale: scale, ...values };
      if (point !== undefined) drawColumn(canvas, point, place);
    });
    canvas.text(name, { x: centre, y: plot.bottom + 4, align: 'center', width: pitch - size / 2 });
  });
  const axis = segments([area.left, values.zero, area.right, values.zero]);
  canvas.shape(axis, { stroke: { width: 0.75, colour: GREY } });
}

interface ColumnPlace extends ValueScale {
  readonly x: number;
  readonly width: number;
  readonly colour: string;
  readonly labelScale: number;
}

function drawColumn(canvas: Canvas, point: ChartPoint, place: ColumnPlace): void {
  const height = point.value * place.factor;
  const gap = place.width * 0.06;
  const bar = { x: place.x + gap, y: place.zero - Math.max(0, height), w: place.width - 2 * gap, h: Math.abs(height) };
  if (bar.h > 0) canvas.shape(rectangle(bar), { fill: place.colour });
  const above = place.zero - height - canvas.label.lineHeight - 1;
  const y = height < 0 ? place.zero - height + 1 : above;
  canvas.text(point.text, { x: place.x + place.width / 2, y, align: 'center', scale: place.labelScale });
}

interface PieSlice extends Sector {
  readonly colour: string;
  readonly text: string;
}

function drawPie(chart: Chart, canvas: Canvas, area: Area): void {
  const { lineHeight } = canvas.label;
  const centre = { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2 };
  const radius = Math.max(20, (area.bottom - area.top) / 2 - lineHeight * 0.8);
  const slices = pieSlices(chart, canvas);
  for (const own of slices) {
    canvas.shape(slice(own, centre, radius), { fill: own.colour, stroke: { width: 1, colour: 'FFFFFF' } });
  }
  for (const right of [true, false]) placeLabels(slices, right, { canvas, area, centre, radius });
}

function pieSlices(chart: Chart, canvas: Canvas): PieSlice[] {
  const points = chart.series[0]?.points.slice(0, chart.categories.length) ?? [];
  return sectors(points.map(({ value }) => value)).map((sector) => {
    const { index } = sector;
    return { ...sector, colour: canvas.colour(index), text: `${chart.categories[index]} ${points[index]?.text ?? ''}` };
  });
}

interface PiePlace {
  readonly canvas: Canvas;
  readonly area: Area;
  readonly centre: Point;
  readonly radius: number;
}

/** Labels of one side from top to bottom, pushed apart so that none covers another. */
function placeLabels(slices: readonly PieSlice[], right: boolean, place: PiePlace): void {
  const { canvas, area, centre, radius } = place;
  const { lineHeight } = canvas.label;
  const side = slices
    .map(({ text, from, to }) => ({ text, angle: (from + to) / 2 }))
    .filter(({ angle }) => Math.sin(angle) >= -1e-9 === right)
    .map((entry) => ({ ...entry, y: onCircle(centre, radius + 10, entry.angle).y }))
    .sort((a, b) => a.y - b.y);
  const ys = spread(
    side.map(({ y }) => y),
    { pitch: lineHeight, from: area.top + lineHeight / 2, to: area.bottom - lineHeight / 2 },
  );
  side.forEach(({ text, angle }, index) => {
    const y = ys[index] ?? 0;
    const direction = right ? 1 : -1;
    const rim = onCircle(centre, radius, angle);
    const elbow = centre.x + direction * (radius + 14);
    const pointer = { steps: 'MLL', points: [rim.x, rim.y, elbow, y, elbow + direction * 8, y] };
    canvas.shape(pointer, { stroke: { width: 0.5, colour: GREY } });
    const x = elbow + direction * 11;
    const room = right ? area.right - x : x - area.left;
    const scale = Math.max(SMALLEST_SCALE, Math.min(1, room / canvas.width(text)));
    canvas.text(text, { x, y: y - lineHeight / 2, align: right ? 'left' : 'right', scale });
  });
}
