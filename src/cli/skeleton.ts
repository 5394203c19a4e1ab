/** The `report.json` of a new dossier: every required field, with nothing in it that could be taken for a fact. */

export interface SkeletonFacts {
  readonly profile: string;
  readonly year: number;
  readonly name: string;
  /** Prose files by the names that the profile asks for. */
  readonly prose: Readonly<Record<string, string>>;
  /** What the profile asks for besides: facts and prior-year figures by name, parts of the dossier by key. */
  readonly asked: {
    readonly facts: readonly string[];
    readonly priorYear: readonly string[];
    readonly keys: readonly string[];
  };
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

/** To be filled in: no number and no name, so that `check` asks for it. */
const BLANK = '';

/** Parts that only some places ask for. */
const ON_DEMAND = {
  staff: { authorized: BLANK, actual: BLANK, retired: BLANK },
  agencyOperatingCosts: BLANK,
  expenditureByClass: [],
  specialReports: [],
  keyWork: [],
} as const;

const LEVELS = {
  省: '省级',
  自治区: '省级',
  市: '市级',
  区: '区级',
  县: '县级',
  旗: '县级',
  乡: '乡级',
  镇: '乡级',
  街道: '乡级',
} as const;

/** 级 of the unit by the last place in its name: 某某市某某区财政局 is of a 区. */
function levelOf(name: string): string {
  const last = [...name.matchAll(/自治区|街道|[省市区县旗乡镇]/g)].at(-1)?.[0];
  return last === undefined ? '区级' : LEVELS[last as keyof typeof LEVELS];
}

/** Name and date stay empty where they are not known: `check` then asks for them. */
export function skeleton({ profile, year, name, prose, asked }: SkeletonFacts): Record<string, unknown> {
  return {
    $schema: './report.schema.json',
    profile,
    status: 'preparing',
    year,
    date: '',
    amountUnit: '万元',
    unit: { name, level: levelOf(name), nature: 'administrative' },
    prose,
    revenue: [{ code: BLANK, generalPublic: BLANK }],
    expenditure: [{ code: BLANK, fund: 'generalPublic', initialBudget: BLANK, basic: BLANK, project: BLANK }],
    basicByEconomicItem: [{ code: BLANK, amount: BLANK }],
    priorYear: Object.fromEntries(asked.priorYear.map((id) => [id, BLANK])),
    threePublic: { budget: NO_THREE_PUBLIC, final: NO_THREE_PUBLIC, counts: NO_COUNTS },
    procurement: { goods: { amount: 0 }, works: { amount: 0 }, services: { amount: 0 } },
    assets: { vehicles: [], equipment: [] },
    projects: [],
    ...Object.fromEntries(Object.entries(ON_DEMAND).filter(([key]) => asked.keys.includes(key))),
    ...(asked.facts.length === 0
      ? {}
      : { facts: Object.fromEntries(asked.facts.map((fact) => [fact, { label: BLANK, value: BLANK, unit: BLANK }])) }),
  };
}

/** As text of the file. */
export function skeletonText(dossier: Record<string, unknown>): string {
  return `${JSON.stringify(dossier, null, 2)}\n`;
}
