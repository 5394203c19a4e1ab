/** H09: people employed against posts, and against the indicator that tells their ratio. */
import { decimal } from '../../money/decimal.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { ownTexts } from '../language/own-texts.ts';
import { indicatorsOf } from './indicators.ts';

export const H09: Rule<'facts'> = {
  id: 'H09',
  title: '实有人数不大于编制数，与“在职人员控制率”相符',
  source: '机构编制核定数；部门整体支出绩效评价共性指标',
  severity: 'warning',
  needs: 'facts',
  unprinted: '编制数和实有人数',
  check(facts) {
    const [actual, authorized] = ['staff.actual', 'staff.authorized'].map((id) => facts.figures.get(id)?.value);
    if (actual === undefined || authorized === undefined || authorized.isZero()) return inTexts(facts);
    const people = { actual: Number(actual), authorized: Number(authorized) };
    return [...againstPosts(people), ...againstIndicators(people, facts), ...inTexts(facts)];
  },
};

interface People {
  readonly actual: number;
  readonly authorized: number;
}

function againstPosts({ actual, authorized }: People): Fault[] {
  const related = [['staff', 'authorized']];
  if (actual > authorized) {
    const message = `实有 ${actual} 人，大于编制数 ${authorized}，请核实`;
    const hint = '核对 staff.actual 和 staff.authorized；确有超编的，在文字中说明';
    return [
      { message, at: ['staff', 'actual'], actual: `${actual}人`, expected: `不大于 ${authorized}人`, hint, related },
    ];
  }
  if (actual * 2 >= authorized) return [];
  const message = `实有 ${actual} 人，不到编制数 ${authorized} 的一半，请核实是否写错`;
  return [{ message, at: ['staff', 'actual'], severity: 'info', actual: `${actual}人`, related }];
}

const RATIO = /在职人员控制率|人员控制率|编制控制率/;
const HALF_POINT = 0.5;

function againstIndicators({ actual, authorized }: People, facts: Facts): Fault[] {
  const rate = (actual / authorized) * 100;
  return indicatorsOf(facts).flatMap(({ indicator, path }) => {
    const told = indicator.actual?.value;
    if (!RATIO.test(indicator.name) || told === undefined || Math.abs(Number(told) - rate) <= HALF_POINT) return [];
    const expected = `${decimal(rate.toFixed(2)).toFixed()}%`;
    return [
      {
        message: `“${indicator.name}”完成值填 ${told.toFixed()}%，按实有 ${actual} 人、编制 ${authorized} 人应为 ${expected}`,
        at: [...path, 'actual'],
        actual: `${told.toFixed()}%`,
        expected,
        hint: '改正完成值，或改正 staff 中的人数',
        related: [['staff', 'actual']],
      },
    ];
  });
}

const POSTS =
  /编制(?:数|为|共|有)*(\d+)(?:名|人|个)[，,、]?(?:年末|现|目前|实际)*(?:实有|在编|在职|在岗)[^，。；\d]{0,6}?(\d+)(?:名|人)/g;

/** 行政编制24名，年末实有27人. */
function inTexts(facts: Facts): Fault[] {
  return ownTexts(facts).flatMap(({ text, at }) =>
    [...text.matchAll(POSTS)].flatMap(({ 0: phrase, 1: posts, 2: people, index }) => {
      const before =
        text
          .slice(0, index)
          .split(/[。；]/)
          .at(-1) ?? '';
      if (Number(people) <= Number(posts) || /编制\d/.test(before)) return [];
      const message = `“${phrase}”：实有 ${people} 人，大于编制数 ${posts}，请核实`;
      const hint = '改正人数或编制数；确有超编的，在文字中说明';
      return [{ message, at: at(index), actual: `${people}人`, expected: `不大于 ${posts}人`, hint }];
    }),
  );
}
