/** Prose of the unit: what the place requires, and what it may write besides; typed figures are those of the books. */
import { type Books, spentOn } from './books.ts';
import { type Cents, printed } from './cents.ts';

export interface Prose {
  readonly files: Readonly<Record<string, string>>;
  /** Slot → file. */
  readonly paths: Readonly<Record<string, string>>;
}

type Texts = Readonly<Record<string, string>>;

export function proseOf(books: Books): Prose {
  const texts = { ...books.place.prose, ...typed(books), ...(books.plan.optionalProse ? optional(books) : {}) };
  const path = (slot: string) => `prose/${slot}.md`;
  return {
    files: Object.fromEntries(Object.entries(texts).map(([slot, text]) => [path(slot), text])),
    paths: Object.fromEntries(Object.keys(texts).map((slot) => [slot, path(slot)])),
  };
}

/** Figures written by hand into the text. */
function typed(books: Books): Texts {
  const { plan, items, place } = books;
  const [received, spent] = [spentOn(items, 'all', (item) => item.revenue), spentOn(items, 'all')];
  const sentence = `本年收入合计${inText(books, received)}，本年支出合计${inText(books, spent)}。`;
  if (plan.place === 'sichuan') return { departmentReport: `${sentence}${place.prose.departmentReport}` };
  if (plan.place === 'lanchuan') return { performance: `${sentence}${place.prose.performance}` };
  if (plan.place === 'hubei-wuhan') return plan.optionalProse ? { annexReport: sentence } : {};
  return {};
}

function optional({ plan, items, threePublic }: Books): Texts {
  const uses = items
    .filter(({ fund }) => fund === 'governmentFund' || fund === 'stateCapital')
    .map(({ code }) => [`use${code}`, '购买服务和设备'] as const);
  const { final } = threePublic;
  const vehicleUse: Texts = final.vehicleOperation > 0 ? { vehicleUse: '公务出行所需的燃料、维修和保险等支出' } : {};
  const reception: Texts =
    final.reception > threePublic.foreignReception ? { receptionContent: '接待上级检查和业务交流' } : {};
  if (plan.place === 'lanchuan') return { ...Object.fromEntries(uses), ...vehicleUse, ...reception };
  if (plan.place === 'sichuan') return { ...Object.fromEntries(uses), ...vehicleUse, ...reception };
  if (plan.place === 'hubei-wuhan') return { ...Object.fromEntries(uses), ...classUses(items) };
  return plan.place === 'hunan' ? { project: '项目支出用于档案数字化加工。' } : {};
}

function classUses(items: Books['items']): Texts {
  const classes = items.filter(({ fund }) => fund === 'generalPublic').map(({ code }) => code.slice(0, 3));
  return Object.fromEntries(classes.map((code) => [`use${code}`, '保障机构正常运转和完成工作任务']));
}

/** An amount as running text of the place prints it, with its unit. */
export function inText({ place: { money } }: Books, cents: Cents): string {
  return `${thousands(printed(cents, money.unit, money.decimals, money.trim), money.unit === '元')}${money.unit}`;
}

function thousands(text: string, on: boolean): string {
  return on ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : text;
}
