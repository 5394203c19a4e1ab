/** Charts as native Word charts with their workbook, so that 编辑数据 works: what docx draws them from. */
import { Paragraph } from 'docx';
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import { chartInWords } from '../../model/chart-text.ts';
import { type Chart, type ChartPoint, type ChartSeries, plainText } from '../../model/report.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import { LATIN_FONT } from '../face-names.ts';
import { textWidths } from './styles.ts';
import { pixels } from './units.ts';
import { cleanText } from './xml.ts';

/** A paragraph with all charts; they stand upright only. */
export function chartParagraph(charts: readonly Chart[], style: StyleSheet): Paragraph {
  return new Paragraph({ children: charts.map((chart) => new ChartRun(chartOptions(chart, style))) });
}

function chartOptions(chart: Chart, style: StyleSheet): ChartRunOptions {
  const height = style.chart.height - style.chart.label.lineHeight;
  const common = {
    categories: chart.categories.map(cleanText),
    font: { name: LATIN_FONT, color: BLACK },
    chartArea: { border: 'none' },
    transformation: { width: pixels(textWidths(style).portrait / 20), height: pixels(height) },
    altText: { name: cleanText(plainText(chart.caption)), description: cleanText(chartInWords(chart)) },
  } as const;
  return chart.type === 'pie' ? { ...common, ...pie(chart, style) } : { ...common, ...columns(chart, style) };
}

const BLACK = '000000';
/** Widest gap between columns, % of a column's width. */
const COLUMN_GAP = 150;

function columns(chart: Chart, style: StyleSheet) {
  const font = labelFont(style);
  const positive = chart.series.every((series) => series.points.every((point) => point.value >= 0));
  return {
    type: 'column',
    series: chart.series.map((series, index) => ({
      ...seriesData(series, style),
      color: colour(style, index),
    })),
    legend: chart.series.length > 1 ? ({ position: 'bottom', font } as const) : (false as const),
    categoryAxis: { font },
    // The columns bear their figures; numbers of an axis would be no figures of the report.
    valueAxis: { visible: false, gridlines: false, ...(positive ? { minimum: 0 } : {}) },
    gapWidth: COLUMN_GAP,
  } as const;
}

function pie(chart: Chart, style: StyleSheet) {
  return {
    type: 'pie',
    series: chart.series.map((series) => ({
      ...seriesData(series, style, chart.categories),
      colors: chart.categories.map((_, index) => colour(style, index)),
    })),
    legend: { position: 'bottom', font: labelFont(style) },
  } as const;
}

function labelFont({ chart }: StyleSheet) {
  return { size: chart.label.size, color: BLACK, name: LATIN_FONT };
}

function colour(style: StyleSheet, index: number): string {
  return style.chart.colours[index % style.chart.colours.length] ?? BLACK;
}

/**
 * Values with labels that print exactly the text of each point, and stay bound to the workbook where they can.
 * @param names of the categories, where the labels print these too
 */
function seriesData(series: ChartSeries, style: StyleSheet, names?: readonly string[]) {
  const look = { position: 'outsideEnd', font: labelFont(style) } as const;
  const bound = { ...look, value: true, category: names !== undefined };
  const labels = series.points.map((point, index) => {
    const format = labelFormat(point);
    if ('numberFormat' in format) return { ...bound, ...format };
    return { ...look, text: names === undefined ? format.text : `${cleanText(names[index] ?? '')} ${format.text}` };
  });
  const [first] = labels;
  const alike = first !== undefined && labels.every((label) => sameLabel(label, first)) && !('text' in first);
  return {
    name: cleanText(series.name),
    values: series.points.map((point) => point.value),
    dataLabels: alike ? first : bound,
    ...(alike ? {} : { pointLabels: labels }),
  };
}

type LabelFormat = { readonly numberFormat: string } | { readonly text: string };

function sameLabel(left: object, right: object): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The number format that prints the value as the point's text, else the text itself. */
export function labelFormat(point: ChartPoint): LabelFormat {
  const shape = /^-?[\d,]+(?:\.(\d+))?(%?)$/.exec(point.text);
  if (shape === null) return { text: cleanText(point.text) };
  const decimals = shape[1]?.length ?? 0;
  const percent = shape[2] === '%';
  const printed = (percent ? point.value * 100 : point.value).toFixed(decimals);
  if (printed !== point.text.replaceAll(',', '').replace('%', '')) return { text: cleanText(point.text) };
  const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  return { numberFormat: `${point.text.includes(',') ? '#,##0' : '0'}${fraction}${percent ? '%' : ''}` };
}
