/** Charts: `::chart{type=column caption="…" name="…" categories="甲|乙" figures="id|id"}`. */
import type { Profile } from '../model/profile.ts';
import type { Chart, ChartSeries } from '../model/report.ts';
import { displayFigure, displayUnit, displayValue } from './display.ts';
import { TemplateFault } from './helper-calls.ts';
import { noFigure } from './no-figure.ts';
import { fillPlaceholders, numbered } from './numbering.ts';
import type { FigureReader } from './reads.ts';

export interface ChartInput {
  readonly figures: FigureReader;
  readonly profile: Profile;
  /** Running number of the chart in the report, from 1. */
  readonly number: number;
}

/**
 * A pie shows the parts that there are, each with its share where that is a figure; of fewer than two there is no chart.
 * @throws TemplateFault for an attribute that is missing or does not fit
 */
export function chart(attributes: Readonly<Record<string, string>>, input: ChartInput): Chart | undefined {
  const type = attributes.type;
  if (type !== 'column' && type !== 'pie')
    throw new TemplateFault('::chart 的 type 应为 column（柱形图）或 pie（饼图）');
  const categories = list(attributes, 'categories');
  const names = list(attributes, 'name');
  const rows = required(attributes, 'figures').split(';');
  const series = rows.map((row, index) => oneSeries(names[index] ?? '', row.split('|'), categories, input));
  const shown = type === 'pie' ? shareParts(categories, series, input) : { categories, series };
  if (type === 'pie' && shown.categories.length < LEAST_PARTS) return undefined;
  const words = input.profile.words;
  const first = input.figures.get(rows[0]?.split('|')[0] ?? '');
  return {
    kind: 'chart',
    id: `chart${input.number}`,
    type,
    caption: [
      {
        kind: 'text',
        text: `${numbered(words.chartNumbering ?? '图{1}：', input.number)}${required(attributes, 'caption')}`,
      },
    ],
    unit: fillPlaceholders(words.chartUnit ?? '单位：{unit}', {
      unit: first === undefined ? '' : displayUnit(first, input.profile),
    }),
    ...shown,
  };
}

const LEAST_PARTS = 2;

/** The parts above zero; their names bear the shares. */
function shareParts(
  categories: readonly string[],
  series: readonly ChartSeries[],
  { figures, profile }: ChartInput,
): Pick<Chart, 'categories' | 'series'> {
  const points = series[0]?.points ?? [];
  const parts = [...categories.keys()].filter((index) => (points[index]?.value ?? 0) > 0);
  const named = (index: number) => {
    const share = figures.get(`${points[index]?.figureId}.share`);
    const text = share?.value === undefined ? undefined : displayFigure(share, profile, { setting: 'text' });
    return text === undefined ? (categories[index] as string) : `${categories[index]}（${text}%）`;
  };
  return {
    categories: parts.map(named),
    series: series.map(({ name, points: all }) => ({ name, points: parts.flatMap((index) => all[index] ?? []) })),
  };
}

function oneSeries(
  name: string,
  ids: readonly string[],
  categories: readonly string[],
  input: ChartInput,
): ChartSeries {
  if (ids.length !== categories.length) {
    throw new TemplateFault(
      `::chart 的 categories 有 ${categories.length} 项，figures 有 ${ids.length} 项，应当一样多`,
    );
  }
  return { name, points: ids.map((id) => point(id.trim(), input)) };
}

function point(id: string, { figures, profile }: ChartInput) {
  const figure = figures.get(id);
  if (figure === undefined) throw new TemplateFault(noFigure(id, figures));
  const text = displayFigure(figure, profile, { setting: 'text' }) ?? '';
  // Only drives the drawing; the printed text is `text`.
  return { figureId: id, text, value: displayValue(figure, profile)?.toNumber() ?? 0 };
}

function required(attributes: Readonly<Record<string, string>>, name: string): string {
  const value = attributes[name];
  if (value === undefined || value === '') throw new TemplateFault(`::chart 缺少 ${name}`);
  return value;
}

function list(attributes: Readonly<Record<string, string>>, name: string): string[] {
  return required(attributes, name)
    .split('|')
    .map((entry) => entry.trim());
}
