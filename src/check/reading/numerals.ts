/** Numbers with their units as they stand in Chinese prose: `1,085.68万元`, `6.4%`, `130万余元`, `0台（套）`. */
import { type Decimal, decimal, lastDigit } from '../../money/decimal.ts';
import { isMoneyUnit, YUAN_IN } from '../../money/units.ts';

export type NumeralKind = 'amount' | 'percent' | 'count';

export interface Numeral {
  /** As printed, with its unit. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** 元 for amounts, 1 = 100% for percentages, else in the unit. */
  readonly value: Decimal;
  /** Digits after the point as printed. */
  readonly decimals: number;
  /** What one unit of its last digit is worth. */
  readonly quantum: Decimal;
  /** What one printed unit is worth: 10000 for 万元. */
  readonly factor: Decimal;
  readonly kind: NumeralKind;
  /** `元`, `%`, `人次` … without 万 or 亿. */
  readonly unit: string;
  /** 约, 余, 以上, ≥: not meant to be exact. */
  readonly approximate: boolean;
  /** Written with commas between thousands. */
  readonly thousands: boolean;
}

const DIGITS = '(?<![\\d.,A-Za-z—–~～-])(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(?!\\d)';
const UNITS = [
  ...['个百分点', '百分点', '人次', '批次', '家次', '户次', '台（套）', '台\\(套\\)', '平方米', '个(?!月|百分)'],
  ...['元', '%', '％', '人(?!民|均|员)', '名', '家', '户', '辆', '台', '套', '批', '次', '项', '件', '条', '份'],
  ...['本(?!部门|单位|年|级)', '张', '笔', '分(?!之|别|类|散|析|钟|管)', '所', '处(?!理|置)', '场', '轮', '种'],
  ...['册', '天(?!内|前|后|以)', '班(?!子|组|车)', '亩', '吨', '平方公里', '公里', '座', '株', '间(?!隔|接|断)', '眼'],
];
const NUMERAL = new RegExp(`${DIGITS}(余|多|几)?(万|亿)?(余|多|几)?(${UNITS.join('|')})`, 'g');
const RANGE = /^\s*(（含[^）]*）)?\s*[—–~～-]/;
const ABOUT =
  /((?<![节契合预制])约|近|超|超过|逾|大约|不低于|不少于|不超过|至少|≥|≤|>|<|＞|＜|第|每(低于|超过|超出|超过（降低）)?)\s*$/;
const OR_SO = /^\s*(（含）)?(以上|左右|以下|以内|上下)/;
const ONE = decimal(1);
const PERCENT = decimal('0.01');

/** All numbers of a text that carry a unit. Dates, document numbers, telephone numbers and ranges carry none. */
export function numeralsOf(text: string): Numeral[] {
  const numerals: Numeral[] = [];
  for (const match of text.matchAll(NUMERAL)) {
    const end = match.index + match[0].length;
    if (!RANGE.test(text.slice(end, end + 8))) numerals.push(numeral(match, text, end));
  }
  return numerals;
}

function numeral(match: RegExpExecArray, text: string, end: number): Numeral {
  const [, whole = '0', fraction = '', few, scale = '', more, printedUnit = ''] = match;
  const unit = printedUnit === '％' ? '%' : printedUnit;
  const scaled = `${scale}元`;
  const factor = (isMoneyUnit(scaled) ? YUAN_IN[scaled] : ONE).times(unit === '%' ? PERCENT : ONE);
  const decimals = Math.max(fraction.length - 1, 0);
  const lead = text.slice(Math.max(match.index - 8, 0), match.index);
  const loose = ABOUT.test(lead) || OR_SO.test(text.slice(end, end + 6));
  return {
    text: match[0],
    start: match.index,
    end,
    value: decimal(`${whole.replaceAll(',', '')}${fraction}`).times(factor),
    decimals,
    quantum: lastDigit(decimals).times(factor),
    factor,
    kind: unit === '元' ? 'amount' : unit === '%' ? 'percent' : 'count',
    unit,
    approximate: few !== undefined || more !== undefined || loose,
    thousands: whole.includes(','),
  };
}
