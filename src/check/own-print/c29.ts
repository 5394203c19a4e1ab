/** C29: what a chart prints at its columns and slices is what the accounts have: a template names figures, never numbers. */
import { plainText } from '../../model/report.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { figureText } from '../reading/telling.ts';

export const C29: Rule<'print'> = {
  id: 'C29',
  title: '图中所印的数与明细一致',
  source: '决算公开内容准确、前后一致的要求',
  severity: 'error',
  needs: 'print',
  check(context) {
    const blocks = context.view.report.parts.flatMap((part) => part.blocks);
    return blocks.flatMap((block) => {
      if (block.kind !== 'chart') return [];
      const points = block.series.flatMap((series) => series.points);
      return points.flatMap(({ figureId, text }) => wrong(context, plainText(block.caption), figureId, text));
    });
  },
};

function wrong(context: Print, caption: string, id: string, text: string): Fault[] {
  const figure = context.figures.get(id);
  if (figure === undefined) return [];
  const expected = figure.value === undefined ? '' : figureText(context, figure);
  const sign = figure.value?.isNegative() === true ? '-' : '';
  if (`${sign}${expected}`.replace(/(万元|元|%)$/, '') === text) return [];
  const message = `“${caption}”中“${figure.label}”印为 ${text || '空白'}，应为 ${expected || '空白'}`;
  const place = { file: context.view.report.meta.title, path: caption };
  return [{ severity: 'error', message, at: place, actual: text, expected, hint: '改正图中的数' }];
}
