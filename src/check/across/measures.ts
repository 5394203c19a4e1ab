/** What units of one kind are compared by: rates, and amounts a head. */
import type { PeerUnit } from '../../model/peer-unit.ts';
import type { Decimal } from '../../money/decimal.ts';
import { asNumber, asPercent, inTenThousands } from './amounts.ts';

export interface Measure {
  readonly name: string;
  /** Ids of the figures that it is made of. */
  readonly figures: readonly string[];
  /** Undefined where the unit does not state what it is made of. */
  valueOf(unit: PeerUnit): Decimal | undefined;
  /** The value as it is told. */
  text(value: Decimal): string;
  /** Rates are far apart by points, amounts by how many times one is the other. */
  readonly kind: 'rate' | 'amount';
}

export const MEASURES: readonly Measure[] = [
  rate('一般公共预算财政拨款支出完成年初预算', 'generalPublic.all.completion'),
  rate('“三公”经费完成预算', 'threePublic.completion.total'),
  rate('全部项目预算执行率', 'projects.totalRate'),
  rate('授予中小企业合同金额占政府采购支出总额的比重', 'procurement.toSmallAndMedium.share'),
  amountEach('人均人员经费', 'economic.personnel', 'staff.actual', '人'),
  amountEach('人均公用经费', 'economic.operating', 'staff.actual', '人'),
  amountEach('人均“三公”经费', 'threePublic.final.total', 'staff.actual', '人'),
  amountEach('每辆公务用车运行维护费', 'threePublic.final.vehicleOperation', 'threePublic.counts.vehiclesHeld', '辆'),
  amountEach('国内公务接待人均支出', 'threePublic.reception.domestic', 'threePublic.counts.receptionVisitors', '人次'),
  share('实有人数与编制数之比', 'staff.actual', 'staff.authorized', asNumber),
];

function rate(name: string, id: string): Measure {
  return { name, figures: [id], valueOf: ({ figures }) => figures.get(id), text: asPercent, kind: 'rate' };
}

function amountEach(name: string, id: string, count: string, each: string): Measure {
  return share(name, id, count, (value) => `${inTenThousands(value)}／${each}`);
}

function share(name: string, part: string, by: string, text: Measure['text']): Measure {
  return { name, figures: [part, by], valueOf: (unit) => quotient(unit, part, by), text, kind: 'amount' };
}

function quotient({ figures }: PeerUnit, part: string, by: string): Decimal | undefined {
  const [value, divisor] = [figures.get(part), figures.get(by)];
  return value === undefined || divisor === undefined || divisor.isZero() ? undefined : value.dividedBy(divisor);
}
