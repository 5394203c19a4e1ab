/** Texts and points of a chart as SVG. Lengths in units of the drawing, of which the type is `SIZE` high. */
import type { ChartPoint } from '../../model/report.ts';
import { brochure } from '../../style/brochure.ts';
import type { Point } from '../../style/chart-geometry.ts';
import type { FigureList } from './figures.ts';
import { figureAttributes } from './inlines.ts';
import { attributes, html, type Markup, type Piece } from './markup.ts';

export const SIZE = 13;
export const LINE = 18;

/** Width of a text, estimated: the fonts are those of the reader. */
export function textWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u00ff' ? SIZE : SIZE * 0.56), 0);
}

/** Lines of a text that is cut where it gets wider than the room. */
export function textLines(text: string, room: number): readonly string[] {
  const lines: string[] = [''];
  for (const character of text) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && textWidth(last + character) > room) lines.push(character);
    else lines[lines.length - 1] = last + character;
  }
  return lines;
}

export type Anchor = 'start' | 'middle' | 'end';

/** @param at where the base line begins, is centred or ends */
export function textAt(text: string, at: Point, anchor: Anchor): Markup {
  return html`<text${attributes({ x: rounded(at.x), y: rounded(at.y), 'text-anchor': anchor })}>${text}</text>`;
}

/** What belongs to one printed value: it can be asked like a figure in the text. */
export function pointMarkup(point: ChartPoint, name: string, figures: FigureList, content: Piece): Markup {
  const given = figureAttributes(point.figureId, figures) ?? { role: 'img' };
  const label = `${name} ${point.text}`.trim();
  return html`<g${attributes({ ...given, class: 'point', 'aria-label': label })}>${content}</g>`;
}

export function colourOf(index: number): string {
  const { colours } = brochure.chart;
  return `#${colours[index % colours.length] ?? '000000'}`;
}

export function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
