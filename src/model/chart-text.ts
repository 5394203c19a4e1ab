/** A chart in words, for those who do not see it. */
import { type Chart, plainText } from './report.ts';

const CHART_NAME = { column: '柱形图', pie: '饼图' } as const;

/** Kind, caption, unit and every value as printed. */
export function chartInWords({ type, caption, unit, categories, series }: Chart): string {
  const values = series.map(({ name, points }) => {
    const own = points.map(({ text }, index) => `${categories[index] ?? ''} ${text}`);
    return `${name}：${own.join('，')}`;
  });
  const head = [CHART_NAME[type], plainText(caption), unit].filter((text) => text !== '');
  return `${head.join('，')}。${values.join('；')}。`;
}
