/** H10: counts of the “三公” money against each other, against the money and against the vehicles held. */
import { decimal } from '../../money/decimal.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedAmount } from '../scale.ts';

export const H10: Rule<'facts'> = {
  id: 'H10',
  title: '“三公”数量彼此相符：人次不少于批次，购置不多于保有，保有与资产车辆、金额相符，人均接待费合理',
  source: '财决公开09表说明；国有资产占用情况',
  severity: 'error',
  needs: 'facts',
  check: (facts) => [...counts(facts), ...vehicles(facts), ...money(facts), ...guests(facts)],
};

type Counts = NonNullable<NonNullable<Facts['dossier']['threePublic']>['counts']>;

/** The first is no less than the second. */
const ORDERED: readonly (readonly [more: keyof Counts, less: keyof Counts, unit: string, lessUnit: string])[] = [
  ['receptionVisitors', 'receptionBatches', '人次', '批次'],
  ['foreignReceptionVisitors', 'foreignReceptionBatches', '人次', '批次'],
  ['overseasVisitors', 'overseasGroups', '人次', '个团组'],
  ['vehiclesHeld', 'vehiclesPurchased', '辆（保有）', '辆（购置）'],
];

const PATH = ['threePublic', 'counts'];

function counts({ dossier, figures }: Facts): Fault[] {
  const told = dossier.threePublic?.counts;
  if (told === undefined) return [];
  return ORDERED.flatMap(([more, less, unit, lessUnit]) => {
    const [many, few] = [told[more], told[less]];
    if (many === undefined || few === undefined || !many.lessThan(few)) return [];
    const label = (key: string) => figures.get(`threePublic.counts.${key}`)?.label ?? key;
    const message = `“${label(more)}”${many.toFixed()}${unit}，少于“${label(less)}”${few.toFixed()}${lessUnit}`;
    const expected = `不少于 ${few.toFixed()}`;
    const hint = '两个数有一个多写、少写了一位或写反了，请改正';
    return [{ message, at: [...PATH, more], actual: many.toFixed(), expected, hint, related: [[...PATH, less]] }];
  });
}

/** Kinds of vehicles that are 公务用车 wherever they are listed. */
const OFFICIAL = /领导干部用车|主要负责人用车|机要通信用车|应急保障用车/;
const LEADERS = /领导干部用车|主要负责人用车/;

function vehicles({ dossier: { threePublic, assets } }: Facts): Fault[] {
  const held = threePublic?.counts?.vehiclesHeld;
  if (held === undefined || assets === undefined) return [];
  const sum = (list: typeof assets.vehicles) => list.reduce((total, { count }) => total + Number(count), 0);
  const all = sum(assets.vehicles);
  const official = assets.vehicles.filter(({ kind }) => OFFICIAL.test(kind));
  const at = [...PATH, 'vehiclesHeld'];
  const related = assets.vehicles.map((_, index) => ['assets', 'vehicles', index]);
  if (held.greaterThan(all)) {
    const message = `公务用车保有量 ${held.toFixed()}辆，国有资产中的车辆合计只有 ${all}辆`;
    const hint = '公务用车也是国有资产中的车辆：核对 vehiclesHeld 和 assets.vehicles';
    return [{ message, at, actual: `${held.toFixed()}辆`, expected: `不多于 ${all}辆`, hint, related, isCause: true }];
  }
  if (!held.lessThan(sum(official))) return [];
  const list = official
    .filter(({ count }) => !count.isZero())
    .map(({ kind, count }) => `${kind} ${count.toFixed()}辆`)
    .join('，');
  const message = `国有资产中有${list}，公务用车保有量却为 ${held.toFixed()}辆，请核实`;
  const hasLeaders = official.some(({ kind, count }) => LEADERS.test(kind) && !count.isZero());
  const hint = '非财政拨款负担的车辆不计入保有量，其余应当计入';
  return [{ message, at, severity: hasLeaders ? 'warning' : 'info', hint, related }];
}

/** Money and its count: neither without the other. */
const PAID: readonly (readonly [part: string, count: keyof Counts])[] = [
  ['overseas', 'overseasGroups'],
  ['vehiclePurchase', 'vehiclesPurchased'],
];

function money({ dossier, figures, scale }: Facts): Fault[] {
  const told = dossier.threePublic?.counts;
  if (told === undefined) return [];
  return PAID.flatMap(([part, key]) => {
    const spent = figures.get(`threePublic.final.${part}`);
    const count = told[key];
    if (spent?.value === undefined || count === undefined || spent.value.isZero() === count.isZero()) return [];
    const label = figures.get(`threePublic.counts.${key}`)?.label ?? key;
    const message = `“${spent.label}”为 ${typedAmount(scale, spent.value)}，“${label}”为 ${count.toFixed()}，一为零一不为零`;
    const hint = '核对金额和数量；确有特殊情况的，在文字中说明';
    return [{ message, at: [...PATH, key], actual: count.toFixed(), hint, related: [{ place: spent.source }] }];
  });
}

/** 元 for each visitor: meals cost no less than the one, and with a bed for a night no more than the other. */
const GUEST = { least: decimal(5), most: decimal(5_000), trifle: decimal(100) } as const;

function guests({ dossier, figures, scale }: Facts): Fault[] {
  const visitors = dossier.threePublic?.counts?.receptionVisitors;
  const spent = figures.get('threePublic.reception.domestic') ?? figures.get('threePublic.final.reception');
  if (visitors === undefined || visitors.isZero() || !spent?.value?.greaterThanOrEqualTo(GUEST.trifle)) return [];
  const each = spent.value.div(visitors);
  if (each.greaterThanOrEqualTo(GUEST.least) && each.lessThanOrEqualTo(GUEST.most)) return [];
  const shown = `${each.toDecimalPlaces(2).toFixed()}元`;
  return [
    {
      message: `公务接待费 ${typedAmount(scale, spent.value)}，接待 ${visitors.toFixed()}人次，人均 ${shown}，请核实金额和人次`,
      at: [...PATH, 'receptionVisitors'],
      severity: 'warning',
      actual: shown,
      hint: '人次多写、少写了一位或金额单位写错的改正；属实的不必改',
      related: [{ place: spent.source }],
    },
  ];
}
