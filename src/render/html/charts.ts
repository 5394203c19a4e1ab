/** Charts as drawings whose points can be asked, each with its numbers as a table for who does not see it. */
import { type Chart, type ChartPoint, plainText } from '../../model/report.ts';
import { onCircle, type Point, sectorPath, sectors, spread, valueScale } from '../../style/chart-geometry.ts';
import { colourOf, LINE, pointMarkup, rounded, SIZE, textAt, textLines, textWidth } from './chart-canvas.ts';
import { askable, type InlineContext, inlines } from './inlines.ts';
import { attributes, html, type Markup } from './markup.ts';

const WIDTH = 480;
const HEIGHT = 230;

export function chartMarkup(chart: Chart, context: InlineContext): Markup {
  const drawing = chart.type === 'column' ? columnChart(chart, context) : pieChart(chart, context);
  const given = attributes({
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: 'group',
    'aria-label': plainText(chart.caption),
  });
  const within = { ...context, ...(chart.change === undefined ? {} : { within: chart.change }) };
  return html`<figure><p class="chart-unit">${chart.unit}</p>
<div class="scroller"><svg${given}>${drawing}</svg></div>${legend(chart, context)}
<figcaption>${inlines(chart.caption, within)}${context.book.flags(context.book.findingsOf(chart.remarks))}</figcaption>
${dataTable(chart)}</figure>`;
}

/** The numbers as a table; it is read aloud, not seen. */
function dataTable({ caption, unit, categories, series }: Chart): Markup {
  const names = series.map(({ name }) => html`<th scope="col">${name}</th>`);
  const rows = categories.map((category, index) => {
    const cells = series.map(({ points }) => html`<td>${points[index]?.text}</td>`);
    return html`<tr><th scope="row">${category}</th>${cells}</tr>`;
  });
  const name = `${plainText(caption)}（${unit}）`;
  const head = html`<thead><tr><td></td>${names}</tr></thead>`;
  return html`<div class="unseen"><table><caption>${name}</caption>${head}<tbody>${rows}</tbody></table></div>`;
}

/** Names of several series; slices of a pie that are too small to be drawn, with their values. */
function legend({ type, categories, series }: Chart, { figures }: InlineContext): Markup | undefined {
  const items =
    type === 'column'
      ? series.length > 1
        ? series.map(({ name }, index) => html`<li>${swatch(index)}${name}</li>`)
        : []
      : (series[0]?.points ?? []).flatMap((point, index) =>
          point.value > 0 ? [] : [html`<li>${categories[index]} ${askable(point.figureId, point.text, figures)}</li>`],
        );
  return items.length === 0 ? undefined : html`<ul class="legend">${items}</ul>`;
}

function swatch(index: number): Markup {
  const box = { x: 0, y: 0, width: 12, height: 12 };
  return html`<svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">${filled(box, index)}</svg>`;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box in the colour of a series, and with strokes of its own, so that colour alone does not tell series apart. */
function filled(box: Box, index: number): Markup {
  const { x, y, width, height } = box;
  const area = { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) };
  const rect = html`<rect${attributes({ ...area, fill: colourOf(index) })}/>`;
  const strokes = Array.from({ length: index }, (_, stroke) => {
    const at = rounded(x + (width * (stroke + 1)) / (index + 1));
    return html`<path class="stroke" d="M ${at} ${area.y} V ${rounded(y + height)}"/>`;
  });
  return html`${rect}${strokes}`;
}

/** Part of a category's width that its columns take; widest column. */
const COLUMNS_SHARE = 0.7;
const WIDEST_COLUMN = 72;

function columnChart(chart: Chart, context: InlineContext): Markup {
  const { categories, series } = chart;
  const pitch = WIDTH / Math.max(1, categories.length);
  const names = categories.map((name) => textLines(name, pitch - SIZE));
  const below = Math.max(1, ...names.map(({ length }) => length)) * LINE;
  const values = series.flatMap(({ points }) => points.map(({ value }) => value));
  const scale = valueScale(values, { top: LINE + 4, bottom: HEIGHT - below - 4 }, LINE);
  const perGroup = Math.max(1, series.length);
  const width = Math.min(WIDEST_COLUMN, (pitch * COLUMNS_SHARE) / perGroup);
  const groups = categories.map((category, index) => {
    const centre = pitch * (index + 0.5);
    const columns = series.map(({ name, points }, place) => {
      const point = points[index];
      const x = centre + (place - perGroup / 2) * width;
      if (point === undefined) return undefined;
      return pointMarkup(point, `${name} ${category}`, context.figures, column(point, { x, width, place, ...scale }));
    });
    const lines = (names[index] ?? []).map((line, row) =>
      textAt(line, { x: centre, y: HEIGHT - below + row * LINE + SIZE }, 'middle'),
    );
    return html`${columns}${lines}`;
  });
  return html`${groups}<path class="axis" d="M 0 ${rounded(scale.zero)} H ${WIDTH}"/>`;
}

interface ColumnPlace {
  readonly x: number;
  readonly width: number;
  /** Index of the series. */
  readonly place: number;
  readonly zero: number;
  readonly factor: number;
}

function column({ value, text }: ChartPoint, { x, width, place, zero, factor }: ColumnPlace): Markup {
  const height = value * factor;
  const gap = width * 0.06;
  const box = { x: x + gap, y: zero - Math.max(0, height), width: width - 2 * gap, height: Math.abs(height) };
  const y = height < 0 ? zero - height + SIZE + 1 : zero - height - 5;
  return html`${box.height > 0 ? filled(box, place) : undefined}${textAt(text, { x: x + width / 2, y }, 'middle')}`;
}

const CENTRE: Point = { x: WIDTH / 2, y: HEIGHT / 2 };
const RADIUS = HEIGHT / 2 - LINE * 1.5;

/** Lines that a label beside a pie takes at most, as a rule. */
const LABEL_LINES = 2;

interface Label {
  readonly name: string;
  readonly value: string;
  readonly angle: number;
  /** Where the label would stand if it were alone. */
  readonly y: number;
}

function pieChart({ categories, series }: Chart, { figures }: InlineContext): Markup {
  const points = series[0]?.points.slice(0, categories.length) ?? [];
  const slices = sectors(points.map(({ value }) => value)).flatMap((sector) => {
    const point = points[sector.index];
    const name = categories[sector.index] ?? '';
    const angle = (sector.from + sector.to) / 2;
    const y = onCircle(CENTRE, RADIUS + 10, angle).y;
    return point === undefined ? [] : [{ ...sector, point, name, angle, y, value: point.text }];
  });
  const labels = new Map([true, false].flatMap((right) => sideLabels(slices, right)));
  const drawn = slices.map((slice) => {
    const d = sectorPath(slice, CENTRE, RADIUS);
    const content = html`<path class="slice" d="${d}" fill="${colourOf(slice.index)}"/>${labels.get(slice)}`;
    return pointMarkup(slice.point, slice.name, figures, content);
  });
  return html`${drawn}`;
}

/** Labels of one side with their leaders, from top to bottom, pushed apart so that none covers another. */
function sideLabels<Slice extends Label>(slices: readonly Slice[], right: boolean): [Slice, Markup][] {
  const side = slices.filter(({ angle }) => Math.sin(angle) >= -1e-9 === right).sort((a, b) => a.y - b.y);
  const room = { pitch: LABEL_LINES * LINE, from: LINE / 2, to: HEIGHT - (LABEL_LINES - 0.5) * LINE };
  const ys = spread(
    side.map(({ y }) => y),
    room,
  );
  return side.map((slice, index) => [slice, sideLabel(slice, ys[index] ?? slice.y, right)]);
}

function sideLabel({ name, value, angle }: Label, y: number, right: boolean): Markup {
  const direction = right ? 1 : -1;
  const rim = onCircle(CENTRE, RADIUS, angle);
  const elbow = CENTRE.x + direction * (RADIUS + 14);
  const x = elbow + direction * 11;
  const d = `M ${rounded(rim.x)} ${rounded(rim.y)} L ${rounded(elbow)} ${rounded(y)} h ${direction * 8}`;
  const room = right ? WIDTH - x : x;
  const line = `${name} ${value}`;
  const lines = textWidth(line) <= room ? [line] : [...textLines(name, room), value];
  const label = lines.map((line, row) => textAt(line, { x, y: y + SIZE * 0.35 + row * LINE }, right ? 'start' : 'end'));
  return html`<path class="leader" d="${d}"/>${label}`;
}
