/** Charts as native Word charts with their workbook, so that 编辑数据 works. */
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import { type Chart, type ChartPoint, type ChartSeries, type Inline, plainText } from '../../model/report.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import { type BlockContext, type Blocks, startOfBlock, styledParagraph } from './context.ts';
import { LATIN_FONT } from './fonts.ts';
import { runs, textRun } from './inlines.ts';
import { trackedElement } from './revisions.ts';
import { STYLE } from './styles.ts';
import { pixels } from './units.ts';
import { cleanText } from './xml.ts';

/** The unit above the chart, the chart, and its caption; unit and drawing share the style's chart height. */
export function chartBlocks(chart: Chart, context: BlockContext): Blocks {
  const unit = styledParagraph(
    STYLE.chartUnit,
    [textRun(chart.unit, { ...context, remarks: undefined })],
    context,
    startOfBlock(context),
  );
  const start = chart.unit === '' ? startOfBlock(context) : {};
  const drawing = trackedElement(new ChartRun(chartOptions(chart, context)), context);
  const frame = styledParagraph(STYLE.chart, [drawing], context, start);
  const caption = styledParagraph(STYLE.caption, runs(remarkedCaption(chart), context), context);
  return [...(chart.unit === '' ? [] : [unit]), frame, caption];
}

/** Remarks on the chart stand at its caption. */
function remarkedCaption({ caption, remarks }: Chart): readonly Inline[] {
  return remarks === undefined ? caption : caption.map((inline) => ({ ...inline, remarks }));
}

function chartOptions(chart: Chart, context: BlockContext): ChartRunOptions {
  const { style } = context;
  const height = style.chart.height - style.chart.label.lineHeight;
  const common = {
    categories: chart.categories.map(cleanText),
    font: { name: LATIN_FONT, color: BLACK },
    chartArea: { border: 'none' },
    transformation: { width: pixels(context.textWidth / 20), height: pixels(height) },
    altText: { name: cleanText(plainText(chart.caption)), description: cleanText(description(chart)) },
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
      ...seriesData(series, style, { category: true }),
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

interface LabelContent {
  readonly category?: boolean;
}

/** Values with labels that print exactly the text of each point, and stay bound to the workbook where they can. */
function seriesData(series: ChartSeries, style: StyleSheet, content: LabelContent = {}) {
  const look = { position: 'outsideEnd', font: labelFont(style) } as const;
  const base = { ...content, value: true, ...look } as const;
  // A label that has a text of its own shows nothing else.
  const labels = series.points.map((point) => {
    const format = labelFormat(point);
    return 'text' in format ? { ...look, ...format } : { ...base, ...format };
  });
  const [first] = labels;
  const alike = first !== undefined && labels.every((label) => sameLabel(label, first)) && !('text' in first);
  return {
    name: cleanText(series.name),
    values: series.points.map((point) => point.value),
    dataLabels: alike ? first : base,
    ...(alike ? {} : { pointLabels: labels }),
  };
}

type LabelFormat = { readonly numberFormat: string } | { readonly text: string };

function sameLabel(left: LabelFormat, right: LabelFormat): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The number format that prints the value as the point's text, else the text itself. */
export function labelFormat(point: ChartPoint): LabelFormat {
  const shape = /^-?[\d,]+(?:\.(\d+))?(%?)$/.exec(point.text);
  if (shape === null) return { text: cleanText(point.text) };
  const decimals = shape[1]?.length ?? 0;
  const percent = shape[2] === '%';
  const printed = (percent ? point.value * 100 : point.value).toFixed(decimals);
  if (printed !== point.text.replaceAll(',', '').replace('%', '')) return { text: point.text };
  const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  return { numberFormat: `${point.text.includes(',') ? '#,##0' : '0'}${fraction}${percent ? '%' : ''}` };
}

const CHART_NAME = { column: '柱形图', pie: '饼图' } as const;

/** What a screen reader says: kind, caption, unit and every value. */
function description(chart: Chart): string {
  const series = chart.series.map(({ name, points }) => {
    const values = points.map((point, index) => `${chart.categories[index] ?? ''} ${point.text}`);
    return `${name}：${values.join('，')}`;
  });
  return `${CHART_NAME[chart.type]}，${plainText(chart.caption)}，${chart.unit}。${series.join('；')}。`;
}
