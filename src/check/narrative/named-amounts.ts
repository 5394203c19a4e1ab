/** Amounts that stand right after the name of a 科目 or of a project: 办公费12.405万元, 图书馆免费开放支出96.8万元. */
import type { Classification } from '../../model/catalogue.ts';
import type { Figure } from '../../model/figure.ts';
import {
  joinedKey,
  rememberedByFields,
  rememberedByKey,
  rememberedByObject,
  rememberedByText,
} from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import { answer } from '../engine/reads.ts';
import type { Told } from '../reading/passages.ts';
import { hasData } from './stated-facts.ts';

export interface NamedAmount extends Told {
  readonly name: string;
  /** What the amount may be; one that fits is enough. */
  readonly figures: readonly Figure[];
}

interface Named {
  readonly name: string;
  readonly ids: readonly string[];
}

/** Between a name and its amount. */
const FOLLOWS = /^(?:（[类款项]）)?(?:项目)?(?:全年|实际)?(?:支出|执行|使用)?(?:预算|决算)?(?:数)?(?:为|共)?$/;
const LISTED = /(?:^|[、，：；（）。\s①-⑳]|其中|\d\.)$/;

/** An amount outside changes, with every figure that its name may stand for. */
export function namedAmount(context: Print, told: Told): NamedAmount[] {
  const { kind, role, lead, approximate, inReason } = told.quantity;
  if (kind !== 'amount' || approximate || inReason || !/^(value|final|budget)$/.test(role)) return [];
  const { names, before } = answer(context, namesOf, undefined);
  const named = names[before(lead)];
  // A 科目 of basic expenditure has no budget in the accounts: what is said of one is held against nothing.
  const ids =
    named?.ids.filter((id) => hasData(context, id) && !(role === 'budget' && id.startsWith('economic.'))) ?? [];
  const figures = ids.flatMap((id) => context.figures.get(id) ?? []).filter(({ value }) => value !== undefined);
  return named === undefined || figures.length === 0 ? [] : [{ ...told, name: named.name, figures }];
}

/** All names, and which of them ends a text. */
const namesOf: (context: Print) => Names = rememberedByFields(
  { figures: true, classification: true, dossier: true },
  (accounts: Pick<Print, 'figures' | 'classification' | 'dossier'>): Names => {
    const names = [...items(accounts), ...projects(accounts)].sort((a, b) => b.name.length - a.name.length);
    return { names, before: nameBefore(names) };
  },
);

interface Names {
  readonly names: readonly Named[];
  readonly before: (lead: string) => number;
}

/** Characters of names, and of what stands before amounts, of which is kept which name it is. */
const KEPT = { names: 20_000, leads: 100_000 };

/** Which of the names ends what stands before an amount; −1 for none. */
const nameBefore = rememberedByKey(
  (names: readonly Named[]) => joinedKey(names.map(({ name }) => name)),
  (names) => rememberedByText((lead) => names.findIndex(({ name }) => standsBefore(lead, name)), KEPT.leads),
  KEPT.names,
);

function standsBefore(lead: string, name: string): boolean {
  const at = lead.lastIndexOf(name);
  return at !== -1 && FOLLOWS.test(lead.slice(at + name.length)) && LISTED.test(lead.slice(0, at));
}

/** Names of the 科目 of a year. */
const itemsOf = rememberedByObject(({ functional, economic }: Classification): readonly Named[] => [
  ...[...functional.values()].map(({ code, name }) => ({
    name,
    ids: ['expenditure', 'generalPublic', 'governmentFund', 'stateCapital'].map((fund) => `${fund}.${code}.total`),
  })),
  ...[...economic.values()].map(({ code, name }) => ({ name, ids: [`economic.${code}`] })),
]);

/** Names of the 科目 in use; one name may be that of several. */
function items({ classification, figures }: Pick<Print, 'classification' | 'figures'>): Named[] {
  const byName = new Map<string, string[]>();
  for (const { name, ids } of itemsOf(classification)) {
    const known = ids.filter((id) => figures.get(id)?.value?.isZero() === false);
    for (const one of known.length > 0 ? [name, ...ofClass(name, ids)] : [])
      byName.set(one, [...(byName.get(one) ?? []), ...known]);
  }
  for (const id of ['overseas', 'reception', 'vehicleOperation', 'vehiclePurchase']) addThreePublic(byName, id);
  return [...byName].map(([name, ids]) => ({ name, ids }));
}

/** 卫生健康（类）支出 is 卫生健康支出. */
function ofClass(name: string, [id = '']: readonly string[]): string[] {
  return /\.\d{3}\./.test(id) && name.endsWith('支出') ? [`${name.slice(0, -2)}（类）`] : [];
}

/** 公务接待费 is a 款 and a part of the “三公” expenses. */
const THREE_PUBLIC: Readonly<Record<string, string>> = {
  overseas: '因公出国（境）费用',
  reception: '公务接待费',
  vehicleOperation: '公务用车运行维护费',
  vehiclePurchase: '公务用车购置',
};

function addThreePublic(names: Map<string, string[]>, key: string): void {
  const known = names.get(THREE_PUBLIC[key] ?? '');
  known?.push(`threePublic.final.${key}`, `threePublic.budget.${key}`);
}

function projects({ dossier }: Pick<Print, 'dossier'>): Named[] {
  const measures = ['executed', 'adjustedBudget', 'initialBudget', 'unexecuted'];
  return (dossier.projects ?? []).map(({ id, name }) => ({
    name,
    ids: measures.map((key) => `projects.${id}.${key}`),
  }));
}
