/** H28: telephone numbers have the digits that their area has. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedHits } from './own-texts.ts';

export const H28: Rule<'facts'> = {
  id: 'H28',
  title: '电话号码位数正确',
  source: '电信网编号计划：区号 010、02x 的本地号码 8 位，其余 7 或 8 位，手机号 11 位',
  severity: 'warning',
  needs: 'facts',
  check: (facts) => [...contact(facts), ...inTexts(facts)],
};

const LANDLINE = /(?<!\d)(0\d{2,3})[-－—]\s?(\d{4,10})(?!\d)/;
const MOBILE = /(?:手机|电话|联系方式)[^\d，。]{0,6}(1[3-9]\d{6,11})(?!\d)/g;

/** What is wrong with the number of digits. */
function faultOf(area: string, number: string): string | undefined {
  const isGreat = /^0(?:10|2\d)$/.test(area);
  const wanted = isGreat ? '8' : '7 或 8';
  const fits = number.length === 8 || (!isGreat && number.length === 7);
  return fits ? undefined : `电话“${area}-${number}”的号码有 ${number.length} 位，区号 ${area} 的应有 ${wanted} 位`;
}

const HINT = '核对电话号码，补上漏写或删去多写的一位';

function contact({ dossier: { unit } }: Facts): Fault[] {
  const [, area = '', number = ''] = LANDLINE.exec(unit.contactPhone ?? '') ?? [];
  const message = area === '' ? undefined : faultOf(area, number);
  if (message === undefined) return [];
  return [{ message, at: ['unit', 'contactPhone'], actual: unit.contactPhone ?? '', hint: HINT }];
}

function inTexts(facts: Facts): Fault[] {
  const landlines = typedHits(facts, new RegExp(LANDLINE, 'g')).flatMap(({ typed, match }) => {
    const message = faultOf(match[1] ?? '', match[2] ?? '');
    return message === undefined ? [] : [{ message, at: typed.at(match.index), hint: HINT }];
  });
  const mobiles = typedHits(facts, MOBILE).flatMap(({ typed, match: { index, 1: number = '' } }) => {
    const message = `手机号“${number.slice(0, 3)}…”有 ${number.length} 位，应有 11 位`;
    return number.length === 11 ? [] : [{ message, at: typed.at(index), hint: HINT }];
  });
  return [...landlines, ...mobiles];
}
