/** H22: the grade fits the score, wherever it is written. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { filled, ownTexts } from './own-texts.ts';

export const H22: Rule<'facts'> = {
  id: 'H22',
  title: '文字中的等级与得分相符',
  source: '财预〔2020〕10号：90分以上为优，80分以上为良，60分以上为中',
  severity: 'error',
  needs: 'facts',
  check: (facts) =>
    ownTexts(facts).flatMap((typed) => {
      const text = filled(typed.text, facts);
      return [...text.matchAll(SCORED)].flatMap((match) =>
        judge(match, facts).map((fault) => ({ ...fault, at: typed.at(0) })),
      );
    }),
};

/** 得分为95分，评价等级为“良”; 得95分…结果良好. Of several scores the last one is graded. */
const SCORED =
  /(?<!目标|满分|标准)(?:得分|得|总分|评分|共得)(?:为|是)?(\d{1,3}(?:\.\d+)?)分(?:(?!\d分)[^。；\n]){0,60}?(评级|等级|评定|评为|评价结果|自评结果|结果)(?:为|是|：)?[“"]?(优秀|优良|优|良好|良|中等|中|一般|合格|差|不合格)(?![一-龥]*?(?:以上|标准))/g;

const GRADES: readonly (readonly [least: number, words: RegExp, name: string])[] = [
  [90, /^优/, '优'],
  [80, /^良/, '良'],
  [60, /^中|一般|^合格/, '中'],
  [0, /差|不合格/, '差'],
];

function judge([quote, points = '', place = '', word = '']: RegExpMatchArray, { profile }: Facts): Omit<Fault, 'at'>[] {
  const own = profile.scoring?.grades?.map(({ name, from }) => [from, name] as const);
  const score = Number(points);
  const rank = GRADES.findIndex(([, words]) => words.test(word));
  const wanted = GRADES.findIndex(
    ([least], index) => score >= (own?.length === GRADES.length ? (own[index]?.[0] ?? least) : least),
  );
  if (rank < 0 || wanted < 0 || rank === wanted) return [];
  const expected = GRADES[wanted]?.[2] ?? '';
  // 结果良好 of a score that deserves more is modest, not wrong.
  const isModest = rank > wanted && place.endsWith('结果') && word === '良好';
  return [
    {
      message: `得分 ${points}分，等级写“${word}”，应为“${expected}”（“${quote.slice(0, 12)}…${quote.slice(-8)}”）`,
      severity: isModest ? 'info' : 'error',
      actual: word,
      expected,
      hint: '改正等级或得分；另有评定标准的，在 waivers 中说明',
    },
  ];
}
