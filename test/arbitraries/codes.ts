/** The real codes of `data/catalogues`, by the year in which they are valid. */
import { readCatalogues } from '../../src/input/read-catalogues.ts';
import { isValidIn } from '../../src/model/catalogue.ts';
import { validateCatalogues } from '../../src/validate/validate-catalogues.ts';
import { paths } from '../support.ts';

export const YEARS = [2021, 2022, 2023, 2024] as const;

/** 款 whose 项 belong to 政府性基金预算. */
const FUND_GROUPS = ['21208', '22904', '22960'];
/** Debt and items that no department spends from its general budget. */
const NO_DEPARTMENT = ['231', '232', '234'];

type Validated = NonNullable<ReturnType<typeof validateCatalogues>['value']>;

/** Read once: every generated dossier asks for them several times. */
const read = new Map<number, Validated>();

function catalogues(year: number): Validated {
  const value = read.get(year) ?? readAnew(year);
  read.set(year, value);
  return value;
}

function readAnew(year: number): Validated {
  const { value: files } = readCatalogues(paths.catalogues, 'data/catalogues', year);
  const value = files && validateCatalogues(files, year).value;
  if (value === undefined) throw new Error(`no catalogues of ${year}`);
  return value;
}

/** 项 that a report can explain without the unit's help. */
function items(year: number, fits: (code: string) => boolean): string[] {
  const { functional } = catalogues(year).classification;
  const explained = [...functional.values()].filter(({ explanation }) => explanation !== undefined);
  return explained.map(({ code }) => code).filter((code) => code.length === 7 && fits(code));
}

const isFund = (code: string) => FUND_GROUPS.includes(code.slice(0, 5));
const isCapital = (code: string) => code.startsWith('223');

/** 项 of a fund in a year. */
export function itemCodes(year: number, fund: 'generalPublic' | 'governmentFund' | 'stateCapital'): readonly string[] {
  if (fund === 'governmentFund') return items(year, isFund);
  if (fund === 'stateCapital') return items(year, isCapital);
  return items(year, (code) => !isFund(code) && !isCapital(code) && !NO_DEPARTMENT.includes(code.slice(0, 3)));
}

/** 经济分类款级科目 that hold “三公” money, by its kind. */
export const THREE_PUBLIC_CODES = {
  overseas: '30212',
  reception: '30217',
  vehicleOperation: '30231',
  vehiclePurchase: '31013',
} as const;

/** 经济分类款级科目 that 公开06 of a year has a line for, without those of “三公” money. */
export function economicCodes(year: number): readonly string[] {
  const special: readonly string[] = Object.values(THREE_PUBLIC_CODES);
  const { tableSet, economicEntries } = catalogues(year);
  const groups = tableSet.tables.flatMap((table) => (table.layout === 'economic' ? table.groups : []));
  const printed = groups.flatMap(({ columns }) => columns.flat());
  const valid = new Set(economicEntries.filter((entry) => isValidIn(entry, year)).map(({ code }) => code));
  return printed.filter((code) => code.length === 5 && valid.has(code) && !special.includes(code));
}

/** Whether an economic code is 人员经费. */
export function isPersonnel(code: string): boolean {
  return code.startsWith('301') || code.startsWith('303');
}

/** `distinct` picks out of a list, by numbers of any size. */
export function picked<Value>(list: readonly Value[], picks: readonly number[]): Value[] {
  return [...new Set(picks.map((pick) => pick % list.length))].flatMap((index) => list[index] ?? []);
}
