/** The `report.json` of a new dossier: every required field, with nothing in it that could be taken for a fact. */

export interface SkeletonFacts {
  readonly profile: string;
  readonly year: number;
  readonly name: string;
  /** Prose files by the names that the profile asks for. */
  readonly prose: Readonly<Record<string, string>>;
}

const NO_THREE_PUBLIC = { overseas: 0, vehiclePurchase: 0, vehicleOperation: 0, reception: 0 };

const NO_COUNTS = {
  overseasGroups: 0,
  overseasVisitors: 0,
  vehiclesPurchased: 0,
  vehiclesHeld: 0,
  receptionBatches: 0,
  receptionVisitors: 0,
};

/** Name and date stay empty where they are not known: `check` then asks for them. */
export function skeleton({ profile, year, name, prose }: SkeletonFacts): Record<string, unknown> {
  return {
    $schema: './report.schema.json',
    profile,
    status: 'preparing',
    year,
    date: '',
    amountUnit: '万元',
    unit: { name, level: '区级', nature: 'administrative' },
    prose,
    revenue: [],
    expenditure: [],
    basicByEconomicItem: [],
    priorYear: {},
    threePublic: { budget: NO_THREE_PUBLIC, final: NO_THREE_PUBLIC, counts: NO_COUNTS },
    procurement: { goods: { amount: 0 }, works: { amount: 0 }, services: { amount: 0 } },
    assets: { vehicles: [], equipment: [] },
    projects: [],
  };
}

/** As text of the file. */
export function skeletonText(dossier: Record<string, unknown>): string {
  return `${JSON.stringify(dossier, null, 2)}\n`;
}
