/** E23: where a goal was not reached, the account of it says so: 检查不少于260家次 against 检查252家次. */
import { type Decimal, decimal } from '../../money/decimal.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { slotTexts } from '../engine/slot-texts.ts';
import type { TypedText } from '../engine/typed-texts.ts';
import { type Goal, goalsOf } from './goals.ts';

export const E23: Rule<'facts'> = {
  id: 'E23',
  title: '重点工作、年度目标没有达到的，写明没有完成',
  source: '财预〔2020〕10号：偏离绩效目标的说明原因',
  severity: 'warning',
  needs: 'facts',
  unprinted: '年度目标和重点工作',
  check: (facts) => accountsOf(facts).flatMap(judge),
};

type Account = Pick<Goal, 'goal' | 'result'>;

/** Key work, then the goals of self-evaluations. */
function accountsOf(facts: Facts): readonly Account[] {
  const keyWork = (facts.dossier.keyWork ?? []).map(({ goal, results }, index) => ({
    goal: slotTexts(facts, ['keyWork', index, 'goal'], goal),
    result: slotTexts(facts, ['keyWork', index, 'results'], results),
  }));
  return [...keyWork, ...goalsOf(facts)];
}

const LEAST =
  /([一-龥]{2,16}?)(?:不少于|不低于|不得少于|达到|≥)(\d+(?:\.\d+)?)((?:万)?[一-龥%]{1,3}?)(?=[，。；、）]|以上|$)/g;
const EXCUSED = /没有完成|未完成|没有达到|未达到|未达|不足|偏低|少于目标|低于目标|比目标[少低]|只完成|仅完成|差\d/;
const SHORTEST = 2;

function judge({ goal, result }: Account): Fault[] {
  if (result.length === 0 || result.some(({ text }) => EXCUSED.test(text))) return [];
  return goal.flatMap((wanted) =>
    [...wanted.text.matchAll(LEAST)].flatMap(({ 0: phrase, 1: subject = '', 2: least = '', 3: unit = '' }) => {
      const said = result.flatMap((typed) => saidOf(subject, unit, typed));
      const [first] = said;
      if (first === undefined || said.some(({ number }) => number.greaterThanOrEqualTo(least))) return [];
      return [
        {
          message: `目标是“${phrase}”，完成情况写 ${first.number.toFixed()}${unit}，没有达到目标，也没有说明，请核实`,
          at: first.typed.at(first.index),
          actual: `${first.number.toFixed()}${unit}`,
          expected: `不少于 ${decimal(least).toFixed()}${unit}`,
          hint: '数写错的改正；确未达到的，写明没有完成和原因',
          related: [wanted.at(0)],
        },
      ];
    }),
  );
}

interface Said {
  readonly typed: TypedText;
  readonly number: Decimal;
  readonly index: number;
}

/** Numbers of the same unit right after the last words of the subject. */
function saidOf(subject: string, unit: string, typed: TypedText): Said[] {
  const words = subject.slice(-Math.max(SHORTEST, Math.min(subject.length, 4)));
  const pattern = new RegExp(`${words}(?:数|为|达|达到|了|共)?(\\d+(?:\\.\\d+)?)${unit}`, 'g');
  return [...typed.text.matchAll(pattern)].map(({ 1: number = '0', index }) => ({
    typed,
    number: decimal(number),
    index,
  }));
}
