/** C29: what a chart prints at its columns and slices is what the accounts have. */
import type { Finding } from '../../../diagnostics/finding.ts';
import { plainText } from '../../../model/report.ts';
import { figureText } from '../reading/findings.ts';
import type { ReportRule, ReportRuleContext } from '../report-rule.ts';

export const C29: ReportRule = {
  id: 'C29',
  title: '图中所印的数与明细一致',
  source: '决算公开内容准确、前后一致的要求',
  severity: 'error',
  check(context) {
    const blocks = context.view.report.parts.flatMap((part) => part.blocks);
    return blocks.flatMap((block) => {
      if (block.kind !== 'chart') return [];
      const points = block.series.flatMap((series) => series.points);
      return points.flatMap(({ figureId, text }) => wrong(context, plainText(block.caption), figureId, text));
    });
  },
};

function wrong(context: ReportRuleContext, caption: string, id: string, text: string): Finding[] {
  const figure = context.figures.get(id);
  if (figure === undefined) return [];
  const expected = figure.value === undefined ? '' : figureText(context, figure);
  const sign = figure.value?.isNegative() === true ? '-' : '';
  if (`${sign}${expected}`.replace(/(万元|元|%)$/, '') === text) return [];
  const message = `“${caption}”中“${figure.label}”印为 ${text || '空白'}，应为 ${expected || '空白'}`;
  const place = { file: context.view.report.meta.title, path: caption };
  return [{ rule: 'C29', severity: 'error', message, place, actual: text, expected, hint: '改正图中的数' }];
}
