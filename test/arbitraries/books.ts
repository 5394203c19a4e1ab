/** The money of one plan, summed by the test itself: what every part of the dossier is written from. */
import { type Accounts, accountsOf, type FiscalFund, type Item, spending } from './accounts.ts';
import { type AmountUnit, type Cents, total } from './cents.ts';
import { isPersonnel } from './codes.ts';
import type { DossierPlan } from './dossier-plan.ts';
import { PLACE_FACTS, type PlaceFacts } from './places.ts';
import { basicItems, type ThreePublic, threePublicOf } from './three-public.ts';

export interface Books {
  readonly plan: DossierPlan;
  readonly place: PlaceFacts;
  readonly unit: AmountUnit;
  readonly grain: Cents;
  readonly accounts: Accounts;
  readonly items: readonly Item[];
  readonly threePublic: ThreePublic;
  /** 公开06 by economic item. */
  readonly basic: ReadonlyMap<string, Cents>;
  readonly personnel: Cents;
  readonly operating: Cents;
}

export function booksOf(plan: DossierPlan): Books {
  const [unit, grain] = plan.amounts;
  const { year } = plan;
  const accounts = accountsOf(plan.accounts, { year, grain });
  const threePublic = threePublicOf(plan.threePublic, Math.max(0, spentOn(accounts.items, 'all')), grain);
  const spentBasic = spentOn(accounts.items, 'generalPublic', ({ spent }) => spent.basic);
  const basic = basicItems(plan.basic, { basic: spentBasic, final: threePublic.final, year, grain });
  const personnel = total([...basic].filter(([code]) => isPersonnel(code)).map(([, cents]) => cents));
  const place = PLACE_FACTS[plan.place];
  const operating = spentBasic - personnel;
  return { plan, place, unit, grain, accounts, items: accounts.items, threePublic, basic, personnel, operating };
}

/** One measure of the items of a fund, or of all. */
export function spentOn(
  items: readonly Item[],
  fund: FiscalFund | 'all',
  pick: (item: Item) => Cents = spending,
): Cents {
  return total(items.filter((item) => fund === 'all' || item.fund === fund).map(pick));
}

/** 机关运行经费: 公用经费 of administrative units; of a mixed department a part of it. */
export function agencyCosts({ plan, operating, grain }: Books): Cents {
  if (plan.nature === 'institution') return 0;
  if (plan.nature !== 'mixed') return operating;
  const part = Math.floor(operating / 2);
  return part - (part % grain);
}
