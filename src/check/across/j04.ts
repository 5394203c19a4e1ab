/** J04: values far outside those of units of the same kind. Nothing is wrong with them by that alone. */
import { inGroups } from '../../model/in-groups.ts';
import type { PeerUnit } from '../../model/peer-unit.ts';
import { type Decimal, decimal } from '../../money/decimal.ts';
import type { AcrossFault, AcrossRule } from './across-rule.ts';
import { MEASURES, type Measure } from './measures.ts';
import { type Quartiles, quartiles } from './quartiles.ts';

export const J04: AcrossRule = {
  id: 'J04',
  title: '比率和人均数在同类单位的四分位外限（Q1－3×IQR 至 Q3＋3×IQR）之内',
  source: 'J. W. Tukey《Exploratory Data Analysis》(1977) 的外限；财政部门对同类单位的横向比较',
  severity: 'info',
  advice: '核对分子、分母和金额单位；数据无误的，可在说明中写明原因，不必改',
  check: (units) => peersOf(units).flatMap((peers) => MEASURES.flatMap((measure) => outliers(peers, measure))),
};

/** Quartiles of fewer units say little. */
const FEWEST = 8;

/** Units of one place and level; where these are few, those of one level. */
function peersOf(units: readonly PeerUnit[]): readonly (readonly PeerUnit[])[] {
  const near = inGroups(units, ({ profile, level }) => `${profile} ${level}`);
  const few = near.filter((group) => group.length < FEWEST).flat();
  return [...near, ...inGroups(few, ({ level }) => level)].filter((group) => group.length >= FEWEST);
}

function outliers(peers: readonly PeerUnit[], measure: Measure): AcrossFault[] {
  const known = peers.flatMap((unit) => {
    const value = measure.valueOf(unit);
    return value === undefined ? [] : [{ unit, value }];
  });
  if (known.length < FEWEST) return [];
  const range = quartiles(known.map(({ value }) => value));
  return known
    .filter(({ value }) => isBeyond(value, range) && isFar(value, range.median, measure.kind))
    .map(({ unit, value }) => fault(unit, value, measure, range, known.length));
}

function isBeyond(value: Decimal, { first, third }: Quartiles): boolean {
  const reach = third.minus(first).times(3);
  return value.lessThan(first.minus(reach)) || value.greaterThan(third.plus(reach));
}

const POINTS = decimal('0.1');

/** Where nearly all units have the same value the fences say little: ten points, or twice or half the median, is the least. */
function isFar(value: Decimal, median: Decimal, kind: Measure['kind']): boolean {
  if (kind === 'rate') return value.minus(median).abs().greaterThanOrEqualTo(POINTS);
  return value.greaterThanOrEqualTo(median.times(2)) || value.times(2).lessThanOrEqualTo(median);
}

function fault(unit: PeerUnit, value: Decimal, measure: Measure, range: Quartiles, count: number): AcrossFault {
  const { name, text } = measure;
  const than = value.greaterThan(range.median) ? '高' : '低';
  const middle = `${text(range.first)}—${text(range.third)}`;
  return {
    message: `“${unit.name}”${unit.year}年${name} ${text(value)}，远${than}于同类的${count}个单位（中间一半在 ${middle}，中位数 ${text(range.median)}），请核实`,
    units: [unit.id],
    actual: text(value),
    expected: middle,
    hint: '核对分子、分母和金额单位；无误的在说明中写明原因',
  };
}
