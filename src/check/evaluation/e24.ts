/** E24: points that a text says were lost are those that the form or the rubric takes off. */
import { type Decimal, sum, ZERO } from '../../money/decimal.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import type { TypedText } from '../engine/typed-texts.ts';
import { ownTexts } from '../language/own-texts.ts';
import { evaluationForms } from './evaluation-form.ts';

export const E24: Rule<'facts'> = {
  id: 'E24',
  title: '文字所说的扣分与自评表、评分表失去的分一致',
  source: '财预〔2020〕10号；绩效自评表“得分”栏',
  severity: 'warning',
  needs: 'facts',
  unprinted: '评分表的得分',
  check(facts) {
    const lost = lostPoints(facts);
    return lost.length === 0 ? [] : ownTexts(facts).flatMap((typed) => judge(typed, lost));
  },
};

const LOST = /(?:扣减?|扣除|失|减)(?:了|去)?(\d+(?:\.\d+)?)分(?!钟)/g;
const BEFORE = 14;
/** Rules of scoring, and points of somebody else. */
const RULE = /每|超过|不足|低于|高于|未达|标准|以[上下内]|否则|记|一例|一项|一次|一处/;

function judge({ text, path, at }: TypedText, lost: readonly Decimal[]): Fault[] {
  if (path?.includes('rubric') === true) return [];
  return [...text.matchAll(LOST)].flatMap(({ 0: words, 1: points = '0', index }) => {
    const lead =
      text
        .slice(Math.max(0, index - BEFORE), index)
        .split(/[，。；、]/)
        .at(-1) ?? '';
    const phrase = `${lead}${words}`;
    if (RULE.test(lead.replace(/这一项|该项|此项/, '')) || lost.some((one) => one.equals(points))) return [];
    const list = [...new Set(lost.map((one) => one.toFixed()))].slice(0, MOST).join('、');
    return [
      {
        message: `“${phrase}”：自评表、评分表中没有失去 ${points}分的指标，请核实`,
        at: at(index),
        actual: `${points}分`,
        expected: `${list}分`,
        hint: '改正扣分，或核对指标的得分',
      },
    ];
  });
}

const MOST = 5;

/** Of each indicator and item, of the execution, of each form and of all. */
function lostPoints(facts: Facts): Decimal[] {
  const { figures, dossier, profile } = facts;
  const forms = evaluationForms(facts).flatMap(({ id, indicators, groups }) => {
    const each = indicators.map((one) => lostOf(one.indicator.weight, `${one.id}.score`, facts));
    const execution = profile.scoring?.executionWeight;
    const rate = execution === undefined ? ZERO : lostOf(execution, `${id}.executionScore`, facts);
    const ofGroups = groups.map((group) =>
      sum(group.map((one) => lostOf(one.indicator.weight, `${one.id}.score`, facts))),
    );
    return [...each, rate, ...ofGroups, sum([...each, rate]), sum(each)];
  });
  const items = (dossier.rubric?.level1 ?? []).flatMap(({ level2 }) =>
    level2.flatMap(({ items: all }) => all.map(({ id, weight }) => lostOf(weight, `rubric.items.${id}.score`, facts))),
  );
  const whole = figures.get('rubric.totalScore')?.value;
  return [...forms, ...items, sum(items), ...(whole === undefined ? [] : [whole.minus(100).abs()])].filter(
    (one) => !one.isZero(),
  );
}

function lostOf(weight: Decimal | number, id: string, { figures }: Facts): Decimal {
  const score = figures.get(id)?.value;
  return score === undefined ? ZERO : score.minus(weight).abs();
}
