/** “三公”经费, 政府采购, 国有资产, 人员 and the unit's own facts. */
import type { ThreePublicParts } from '../model/dossier.ts';
import { PROCUREMENT_NAMES, THREE_PUBLIC_NAMES } from '../model/terms.ts';
import type { Decimal } from '../money/decimal.ts';
import type { ComputeContext } from './context.ts';

type PartKey = keyof ThreePublicParts;
const PARTS: readonly PartKey[] = ['overseas', 'vehiclePurchase', 'vehicleOperation', 'reception'];
const ALL_PARTS = ['total', 'overseas', 'vehicles', 'vehiclePurchase', 'vehicleOperation', 'reception'] as const;

/** 公开09: 1栏 = 2+3+6, 3栏 = 4+5, 7栏 = 8+9+12, 9栏 = 10+11. */
export function computeThreePublic(context: ComputeContext): void {
  const { book, dossier } = context;
  for (const [side, name] of [
    ['budget', '预算数'],
    ['final', '决算数'],
  ] as const) {
    const id = (part: string) => `threePublic.${side}.${part}`;
    const naming = (part: (typeof ALL_PARTS)[number]) => ({
      id: id(part),
      label: `${THREE_PUBLIC_NAMES[part]}${name}`,
      unit: 'yuan' as const,
    });
    for (const part of PARTS) {
      const source = context.locate(['threePublic', side, part]);
      book.leaf(naming(part), dossier.threePublic?.[side][part], source);
    }
    book.total(naming('vehicles'), [id('vehiclePurchase'), id('vehicleOperation')]);
    book.total(naming('total'), [id('overseas'), id('vehicles'), id('reception')]);
  }
  for (const part of ALL_PARTS) {
    const name = THREE_PUBLIC_NAMES[part];
    const final = `threePublic.final.${part}`;
    book.ratio({ id: `threePublic.completion.${part}`, label: `${name}完成预算` }, final, `threePublic.budget.${part}`);
    const naming = { id: `threePublic.overBudget.${part}`, label: `${name}决算与预算之差`, unit: 'yuan' as const };
    book.difference(naming, [final], [`threePublic.budget.${part}`]);
    if (part !== 'total')
      book.ratio({ id: `${final}.share`, label: `${name}占“三公”经费决算` }, final, 'threePublic.final.total');
  }
  computeReception(context);
}

function computeReception(context: ComputeContext): void {
  const { book, dossier } = context;
  const { foreignReception, counts } = dossier.threePublic ?? {};
  const source = context.locate(['threePublic', 'foreignReception']);
  book.leaf({ id: 'threePublic.reception.foreign', label: '外事接待支出', unit: 'yuan' }, foreignReception, source);
  const domestic = { id: 'threePublic.reception.domestic', label: '国内公务接待支出', unit: 'yuan' as const };
  book.difference(domestic, ['threePublic.final.reception'], ['threePublic.reception.foreign']);
  for (const [key, label] of Object.entries(COUNT_NAMES)) {
    const value = counts?.[key as keyof typeof COUNT_NAMES];
    countLeaf(context, `threePublic.counts.${key}`, label, value, ['threePublic', 'counts', key]);
  }
}

const COUNT_NAMES = {
  overseasGroups: '因公出国（境）团组数',
  overseasVisitors: '因公出国（境）人次',
  vehiclesPurchased: '公务用车购置数',
  vehiclesHeld: '公务用车保有量',
  receptionBatches: '国内公务接待批次',
  receptionVisitors: '国内公务接待人次',
  foreignReceptionBatches: '外事接待批次',
  foreignReceptionVisitors: '外事接待人次',
} as const;

function countLeaf(
  context: ComputeContext,
  id: string,
  label: string,
  value: Decimal | undefined,
  path: readonly (string | number)[],
): string {
  return context.book.leaf({ id, label, unit: 'count' }, value, context.locate(path));
}

/** Shares name their own denominator (rule C20). */
export function computeProcurement(context: ComputeContext): void {
  const { book, dossier } = context;
  const kinds = Object.keys(PROCUREMENT_NAMES) as (keyof typeof PROCUREMENT_NAMES)[];
  for (const kind of kinds) {
    const name = PROCUREMENT_NAMES[kind];
    const row = dossier.procurement?.[kind];
    const path = ['procurement', kind];
    const id = `procurement.${kind}`;
    book.leaf({ id, label: `政府采购${name}支出`, unit: 'yuan' }, row?.amount, context.locate([...path, 'amount']));
    const small = { id: `${id}.toSmallAndMedium`, label: `${name}采购授予中小企业合同金额`, unit: 'yuan' as const };
    book.leaf(small, row?.toSmallAndMedium, context.locate([...path, 'toSmallAndMedium']));
    book.ratio({ id: `${small.id}.share`, label: `${small.label}占${name}支出金额` }, small.id, id);
  }
  const ids = (suffix: string) => kinds.map((kind) => `procurement.${kind}${suffix}`);
  book.total({ id: 'procurement.total', label: '政府采购支出总额', unit: 'yuan' }, ids(''));
  book.total(
    { id: 'procurement.toSmallAndMedium', label: '授予中小企业合同金额', unit: 'yuan' },
    ids('.toSmallAndMedium'),
  );
  const micro = { id: 'procurement.toMicro', label: '授予小微企业合同金额', unit: 'yuan' as const };
  book.leaf(micro, dossier.procurement?.toMicro, context.locate(['procurement', 'toMicro']));
  const share = (id: string, part: string, whole: string) =>
    book.ratio({ id, label: `${book.label(part)}占${book.label(whole)}` }, part, whole);
  share('procurement.toSmallAndMedium.share', 'procurement.toSmallAndMedium', 'procurement.total');
  share('procurement.toMicro.share', 'procurement.toMicro', 'procurement.toSmallAndMedium');
  share('procurement.toMicro.shareOfTotal', 'procurement.toMicro', 'procurement.total');
}

export function computeAssets(context: ComputeContext): void {
  const { book, dossier } = context;
  const vehicles = (dossier.assets?.vehicles ?? []).map((row, index) =>
    countLeaf(context, `assets.vehicles.${index + 1}`, row.kind, row.count, ['assets', 'vehicles', index, 'count']),
  );
  book.total({ id: 'assets.vehicles', label: '车辆', unit: 'count' }, vehicles);
  dossier.assets?.equipment.forEach((row, index) => {
    countLeaf(context, `assets.equipment.${index + 1}`, row.kind, row.count, ['assets', 'equipment', index, 'count']);
  });
}

export function computeStaffAndFacts(context: ComputeContext): void {
  const { book, dossier } = context;
  const staff = dossier.staff;
  computeAuthorized(context);
  countLeaf(context, 'staff.actual', '实有人数', staff?.actual, ['staff', 'actual']);
  countLeaf(context, 'staff.retired', '退休人数', staff?.retired, ['staff', 'retired']);
  for (const [name, fact] of Object.entries(dossier.facts ?? {})) {
    const source = context.locate(['facts', name, 'value']);
    const naming = { id: `fact.${name}`, label: fact.label };
    if (fact.yuan === undefined) book.leaf({ ...naming, unit: 'quantity' }, fact.value, source);
    else book.leaf({ ...naming, unit: 'yuan' }, fact.yuan, source);
  }
}

/** 编制数, by kind where the dossier gives it so. */
function computeAuthorized(context: ComputeContext): void {
  const authorized = context.dossier.staff?.authorized;
  const naming = { id: 'staff.authorized', label: '编制数', unit: 'count' as const };
  if (!Array.isArray(authorized)) {
    countLeaf(context, naming.id, naming.label, authorized, ['staff', 'authorized']);
    return;
  }
  const parts = authorized.map((part, n) =>
    countLeaf(context, `${naming.id}.${n + 1}`, part.kind, part.count, ['staff', 'authorized', n, 'count']),
  );
  context.book.total(naming, parts);
}
