/** C29: what a chart prints at its columns and slices, their unit and their years, is what the accounts have: a template names figures, never numbers. */
import { type Chart, plainText } from '../../model/report.ts';
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
      return [
        ...points.flatMap(({ figureId, text }) => wrong(context, plainText(block.caption), figureId, text)),
        ...wrongUnit(context, block),
        ...wrongYears(context, block),
      ];
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

/** 单位：万元 where the chart's amounts are in 元. */
function wrongUnit(context: Print, { caption, unit, series }: Chart): Fault[] {
  const amounts = series.some(({ points }) => points.some(({ figureId }) => isAmount(context, figureId)));
  const actual = /万元|元/.exec(unit)?.[0];
  const expected = context.profile.money.unit;
  if (!amounts || actual === undefined || actual === expected) return [];
  return [told(context, plainText(caption), `的单位印为 ${actual}，应为 ${expected}`, actual, expected)];
}

function isAmount({ figures }: Print, id: string): boolean {
  return figures.get(id)?.unit === 'yuan';
}

/** A column named by its year: last year's figure stands at last year. */
function wrongYears(context: Print, { caption, categories, series }: Chart): Fault[] {
  const { year } = context.dossier;
  return categories.flatMap((category, index) => {
    const said = /20\d\d(?=年)/.exec(category)?.[0];
    const isPrior = series.some(({ points }) => points[index]?.figureId.endsWith('.prior') === true);
    const expected = String(isPrior ? year - 1 : year);
    if (said === undefined || said === expected) return [];
    return [told(context, plainText(caption), `中“${category}”应为 ${expected}年`, said, expected)];
  });
}

function told({ view }: Print, caption: string, what: string, actual: string, expected: string): Fault {
  const at = { file: view.report.meta.title, path: caption };
  return { message: `“${caption}”${what}`, at, actual, expected, hint: '改正图中的标注' };
}
