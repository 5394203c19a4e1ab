/** D20: words of direction agree with their numbers and with each other. */
import type { Cause } from '../../model/dossier.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { hits, isProse, quote, readingOf } from '../reading/words.ts';
import { tell } from './telling.ts';

export const D20: Rule<'print'> = {
  id: 'D20',
  title: '增加、减少与数的正负相符，持平时没有增减额',
  source: '决算公开检查：增减方向',
  severity: 'error',
  needs: 'print',
  check: (context) => [...words(context), ...causes(context)],
};

const NUMBER = '(?!0+(?:\\.0+)?[万元%])\\d[\\d,.]*';
const CONTRADICTIONS = new RegExp(
  `增加${NUMBER}(?:万元|元)[，,、；](?:同比)?(?:下降|降幅|减少|降低)${NUMBER}%|` +
    `减少${NUMBER}(?:万元|元)[，,、；](?:同比)?(?:增长|增幅|增加|上升)${NUMBER}%|` +
    `(?:持平|无增减|无变化)[，,、](?:增加|减少|增长|下降)${NUMBER}(?:万元|元|%)`,
  'g',
);

function words({ view }: Print): Fault[] {
  const wrong = hits(readingOf(view), CONTRADICTIONS).filter(({ passage }) => isProse(passage));
  return wrong.map((hit) => {
    const message = `“${quote(hit)}”：增减方向前后矛盾`;
    return tell(hit, { message, hint: '按实际增减改成一致' });
  });
}

/** Causes of the unit: 减少{amount} with an amount that adds. */
function causes({ dossier }: Print): Fault[] {
  const shared = Object.entries(dossier.causes ?? {}).map(([id, cause]) => ({
    cause,
    path: ['causes', id] as JsonPath,
  }));
  const own = Object.entries(dossier.reasons ?? {}).flatMap(([id, reasons]) =>
    reasons.flatMap((reason, index) =>
      typeof reason === 'string' ? [] : [{ cause: reason, path: ['reasons', id, index] as JsonPath }],
    ),
  );
  return [...shared, ...own].flatMap(({ cause, path }) => {
    const fault = wrongSign(cause);
    if (fault === undefined) return [];
    return [
      {
        severity: 'error' as const,
        message: fault,
        at: [...path, 'amount'],
        hint: '减少的金额写负数，增加的写正数',
        isCause: true,
      },
    ];
  });
}

function wrongSign({ text, amount }: Cause): string | undefined {
  const word = /(增加|增长|新增|增支|减少|下降|减支|压减)(?:了|支出|经费)?\{amount\}/.exec(text)?.[1];
  if (word === undefined || amount === undefined || amount.isZero()) return undefined;
  const falls = /^(?:减|下降|压减)/.test(word);
  if (falls === amount.isNegative()) return undefined;
  return `原因“${text}”写“${word}”，金额 ${amount.toFixed()} 却是${amount.isNegative() ? '减少' : '增加'}`;
}
