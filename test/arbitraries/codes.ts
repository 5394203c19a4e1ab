/** The real codes of `data/catalogues`, by the year in which they are valid. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '../support.ts';

interface Entry {
  readonly code: string;
  readonly name: string;
  readonly validFrom?: number;
  readonly validTo?: number;
}

export const YEARS = [2021, 2022, 2023, 2024] as const;

/** 款 whose 项 belong to 政府性基金预算. */
const FUND_GROUPS = ['21208', '22904', '22960'];
/** Debt and items that no department spends from its general budget. */
const NO_DEPARTMENT = ['231', '232', '234'];

function entries(file: string): readonly Entry[] {
  return (JSON.parse(readFileSync(join(paths.catalogues, file), 'utf8')) as { entries: Entry[] }).entries;
}

const functional = entries('functional.json');
const economic = entries('economic.json');

function validIn(year: number) {
  return ({ validFrom = 0, validTo = 9999 }: Entry) => validFrom <= year && year <= validTo;
}

function items(year: number, fits: (code: string) => boolean): string[] {
  const codes = new Set(functional.filter(validIn(year)).map(({ code }) => code));
  const whole = [...codes].filter((code) => codes.has(code.slice(0, 5)) && codes.has(code.slice(0, 3)));
  return whole.filter((code) => code.length === 7 && fits(code));
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
  const { tables } = JSON.parse(readFileSync(join(paths.catalogues, `tables/${year}.json`), 'utf8')) as TableFile;
  const printed = tables.flatMap(({ groups = [] }) => groups.flatMap(({ columns }) => columns.flat()));
  const valid = new Set(economic.filter(validIn(year)).map(({ code }) => code));
  return printed.filter((code) => code.length === 5 && valid.has(code) && !special.includes(code));
}

interface TableFile {
  readonly tables: readonly { readonly groups?: readonly { readonly columns: readonly (readonly string[])[] }[] }[];
}

/** Whether an economic code is 人员经费. */
export function isPersonnel(code: string): boolean {
  return code.startsWith('301') || code.startsWith('303');
}

/** `distinct` picks out of a list, by numbers of any size. */
export function picked<Value>(list: readonly Value[], picks: readonly number[]): Value[] {
  return [...new Set(picks.map((pick) => pick % list.length))].flatMap((index) => list[index] ?? []);
}
