/** H32: a count keeps its 万 wherever it is told: 观众2.6万人次 is not 2.6人次. */

import type { JsonPath } from '../../model/source.ts';
import { decimal } from '../../money/decimal.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Placed, Rule } from '../engine/rule.ts';
import { indicatorsOf } from '../facts/indicators.ts';
import { ownTexts } from './own-texts.ts';

export const H32: Rule<'facts'> = {
  id: 'H32',
  title: '同一个数的计数单位前后一致，不漏写、多写“万”',
  source: '决算公开检查：计量单位',
  severity: 'warning',
  needs: 'facts',
  check(facts) {
    const all = countsOf(facts);
    const inTenThousands = new Map(all.filter(({ isTenThousand }) => isTenThousand).map((one) => [keyOf(one), one]));
    return all.filter(isTelling).flatMap((one) => {
      const other = inTenThousands.get(keyOf(one));
      return one.isTenThousand || other === undefined ? [] : [faultOf(one, other)];
    });
  },
};

interface Count {
  /** `2.6`, `2.6万人次`. */
  readonly number: string;
  readonly text: string;
  readonly unit: string;
  readonly isTenThousand: boolean;
  readonly at: JsonPath | Placed;
}

const COUNT =
  /(?<![\d.,第])(\d+(?:\.\d+)?)(万)?(人次|人(?!均|民|员)|户次|户|家次|家|亩|平方米|公里|册|件|条|份|场次|场|次|株|吨|头|只|斤|公斤|元\/[人亩户])/g;

function countsOf(facts: Facts): Count[] {
  const told = ownTexts(facts).flatMap((typed) =>
    [...typed.text.matchAll(COUNT)].map(({ 0: text, 1: number = '', 2: scale, 3: unit = '', index }) => ({
      ...{ number, text, unit, isTenThousand: scale === '万', at: typed.at(index) },
    })),
  );
  const filled = indicatorsOf(facts).flatMap(({ indicator, path }) =>
    (['target', 'actual'] as const).flatMap((key): Count[] => {
      const { value, unit } = indicator[key] ?? {};
      if (value === undefined || unit === undefined) return [];
      const [, scale, bare = ''] = /^(万)?(.+)$/.exec(unit) ?? [];
      const number = value.toFixed();
      return [{ number, text: `${number}${unit}`, unit: bare, isTenThousand: scale === '万', at: [...path, key] }];
    }),
  );
  return [...told, ...filled];
}

/** Two digits at least, for it to be no chance that both are there. */
function isTelling({ number }: Count): boolean {
  return number.replace(/\D|^0+/g, '').length >= 2;
}

function keyOf({ number, unit }: Count): string {
  return `${decimal(number).toFixed()} ${unit}`;
}

function faultOf({ text, at }: Count, other: Count): Fault {
  return {
    message: `“${text}”与别处的“${other.text}”数字相同，相差一万倍，请核实是否漏写“万”`,
    at,
    actual: text,
    expected: other.text,
    hint: '改成一致的单位；两处说的不是一件事的不必改',
    related: [other.at],
  };
}
