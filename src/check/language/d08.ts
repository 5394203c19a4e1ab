/** D08: a money unit after every amount; one amount is not once in 元 and once in 万元. */
import type { Profile } from '../../model/profile.ts';
import { decimal } from '../../money/decimal.ts';
import { YUAN_IN } from '../../money/units.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { excerpt, type Hit, hits, isProse, quote, type Reading, readingOf } from '../reading/words.ts';
import { tell } from './telling.ts';

const BARE =
  /(?:费|支出|收入|资金|经费|补助|补贴|金额|总额|工资|奖金|公积金|缴费|拨款|决算数?为|预算数?为|增加|减少)(\d[\d,]*\.\d{1,4})(?=[、，。；）\n]|$)/g;
const WITH_UNIT = /(?<![\d.,])(\d[\d,]*\.\d{1,4})(万元|元)/g;

export const D08: Rule<'print'> = {
  id: 'D08',
  title: '金额后有单位，元、万元不混，整数不以0开头',
  source: '决算公开检查：金额单位',
  severity: 'warning',
  needs: 'print',
  check({ view, profile }) {
    const reading = readingOf(view);
    return [
      ...bare(reading),
      ...slips(reading),
      ...strays(reading, profile),
      ...lonely(reading, profile),
      ...inYuan(reading, profile),
      ...noughts(reading),
    ];
  },
};

/** An amount without unit in a text that gives others theirs: 办公费5.61万元、印刷费3.97、. */
function bare(reading: Reading): Fault[] {
  const spoken = hits(reading, BARE).filter(({ passage }) => isProse(passage) && /\d(?:万元|元)/.test(passage.text));
  return spoken.map((hit) => {
    const message = `“${quote(hit)}”：${hit.match[1]}之后没有金额单位`;
    return tell(hit, { severity: 'error', message, hint: '补上“万元”或“元”，与前后一致' });
  });
}

const FEWEST_DIGITS = 4;

/** The same digits with both units: one of them is ten thousand times too much. */
function slips(reading: Reading): Fault[] {
  const amounts = new Map<string, { 元?: Hit; 万元?: Hit }>();
  for (const hit of hits(reading, WITH_UNIT)) {
    const digits = (hit.match[1] ?? '').replaceAll(',', '').replace(/0+$/, '');
    if (digits.replace(/\D|^0+/g, '').length < FEWEST_DIGITS || digits.endsWith('.')) continue;
    const seen = amounts.get(digits) ?? {};
    seen[hit.match[2] === '元' ? '元' : '万元'] ??= hit;
    amounts.set(digits, seen);
  }
  return [...amounts.values()].flatMap(({ 元: yuan, 万元: tenThousand }) =>
    yuan === undefined || tenThousand === undefined ? [] : [slip(yuan, tenThousand)],
  );
}

function slip(yuan: Hit, tenThousand: Hit): Fault {
  const [here, there] = [yuan, tenThousand].map(({ passage, at, match }) => excerpt(passage.text, at, match[0].length));
  const message = `“${here}”与“${there}”数字相同，单位一为元、一为万元，请核实`;
  const related = [tenThousand.passage.printed.place];
  return tell(yuan, { message, related, hint: '相差一万倍；单位写错的请改正' });
}

const ANY_AMOUNT = /(?<![\d.,])(\d[\d,]*(?:\.\d{1,4})?)(万元|元)/g;
/** Prices and rates, which have units of their own. */
const PRICED = /(?:单价|每[^，。；]{0,8}|人均|亩均|户均|标准[^，。；]{0,6}|成本|平均[^，。；]{0,6})$/;

/** An amount in the unit that the report does not use, whose digits stand elsewhere with the unit that it does use. */
function strays(reading: Reading, { money }: Pick<Profile, 'money'>): Fault[] {
  const all = hits(reading, ANY_AMOUNT).filter(({ match }) => !/^[0.,]+$/.test(match[1] ?? ''));
  const usual = new Map(all.filter(({ match }) => match[2] === money.unit).map((hit) => [digitsOf(hit), hit]));
  return all.flatMap((hit) => {
    const twin = usual.get(digitsOf(hit));
    const { text } = hit.passage;
    const isPrice = PRICED.test(text.slice(0, hit.at)) || /^[／/]/.test(text.slice(hit.at + hit.match[0].length));
    const isLong = digitsOf(hit).replace(/\D|0+$/g, '').length >= FEWEST_DIGITS && digitsOf(hit).includes('.');
    if (twin === undefined || hit.match[2] === money.unit || isPrice || isLong || !isSure(hit, twin)) return [];
    return [slip(...(money.unit === '万元' ? ([hit, twin] as const) : ([twin, hit] as const)))];
  });
}

const OTHERS = 2;
/** 元 below which an amount with a fraction is no sum that a report tells in 元. */
const SMALL = 1_000;

/** 全年预算589.01万元，支出582.52万元，6.49元没有执行: a small amount in 元 among others of its sentence in 万元. */
function lonely(reading: Reading, { money }: Pick<Profile, 'money'>): Fault[] {
  if (money.unit !== '万元') return [];
  return hits(reading, ANY_AMOUNT).flatMap((hit) => {
    const [, digits = ''] = hit.match;
    const { text } = hit.passage;
    if (hit.match[2] !== '元' || !/\.\d/.test(digits) || Number(digits.replaceAll(',', '')) >= SMALL) return [];
    const from =
      Math.max(text.lastIndexOf('。', hit.at), text.lastIndexOf('；', hit.at), text.lastIndexOf('\v', hit.at)) + 1;
    const until = text.slice(hit.at).search(/[。；\v]/);
    const sentence = text.slice(from, until < 0 ? undefined : hit.at + until);
    const others = [...sentence.matchAll(ANY_AMOUNT)].filter(([, , unit]) => unit === '万元');
    if (
      others.length < OTHERS ||
      PRICED.test(text.slice(from, hit.at)) ||
      /^[／/]/.test(text.slice(hit.at + hit.match[0].length))
    )
      return [];
    const message = `“${quote(hit)}”：同一句中其他金额都是万元，这里写 ${hit.match[0]}，请核实单位`;
    return [
      tell(hit, { message, actual: hit.match[0], expected: `${digits}万元`, hint: '是万元的补上“万”；确是元的不必改' }),
    ];
  });
}

/** 元 from which a sum is no price, rate or standard. */
const LARGE = 100_000;
const FEW = 20;
const ACCOUNT = /(?:支出|收入|决算|预算|总计|合计|经费)(?:数|总额|为|共)*$/;

/** 基本支出33311700元 in a paper that writes all its other sums in 万元. */
function inYuan(reading: Reading, { money }: Pick<Profile, 'money'>): Fault[] {
  if (money.unit !== '万元') return [];
  const sums = hits(reading, ANY_AMOUNT).filter(({ passage }) => isProse(passage));
  const large = sums.filter(
    ({ match: [, digits = '', unit], passage, at }) =>
      unit === '元' && Number(digits.replaceAll(',', '')) >= LARGE && ACCOUNT.test(passage.text.slice(0, at)),
  );
  if (large.length * FEW > sums.length) return [];
  return large.map((hit) => {
    const expected = `${decimal((hit.match[1] ?? '').replaceAll(',', ''))
      .div(YUAN_IN.万元)
      .toFixed()}万元`;
    const message = `“${quote(hit)}”：其他金额都是万元，这里写 ${hit.match[0]}，请核实单位`;
    return tell(hit, { message, actual: hit.match[0], expected, hint: '统一用万元' });
  });
}

function digitsOf({ match }: Hit): string {
  const plain = (match[1] ?? '').replaceAll(',', '');
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}

/** Digits after the point, or the same word before it. */
function isSure(hit: Hit, twin: Hit): boolean {
  const [here, there] = [hit, twin].map(({ passage, at }) => passage.text.slice(Math.max(0, at - 2), at));
  return /\.\d/.test(digitsOf(hit)) || here === there;
}

const LEADING_NOUGHT =
  /(?<![\d.,:：/A-Za-z〔（(—–-])0\d+(?:\.\d+)?(?=%|分(?!钟)|元|万|人|场|个|次|天|册|家|件|[-—–～]\d+%)|(?<=（)0\d(?=分)/g;

/** 06%, 01分: two digits swapped, or one too many. */
function noughts(reading: Reading): Fault[] {
  return hits(reading, LEADING_NOUGHT).map((hit) => {
    const message = `“${quote(hit)}”：“${hit.match[0]}”以0开头，请核实是否写错了数`;
    return tell(hit, { message, hint: '整数部分不以0开头', actual: hit.match[0] });
  });
}
