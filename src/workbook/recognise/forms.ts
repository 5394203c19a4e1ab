/** The forms that sheets are held against: the year's tables as figures in rows and columns, and those that software adds. */
import type { Classification } from '../../model/catalogue.ts';
import { statementLines } from '../../model/statement-lines.ts';
import type { ColumnSpec, StatementSpec, TableSpec } from '../../model/table-spec.ts';
import { headWords } from './words.ts';

/** A column of amounts by the words above it. */
export interface FormColumn {
  readonly words: readonly string[];
  /** As a reader knows it. */
  readonly label: string;
  readonly number?: string | undefined;
  /** With `{code}` in a table of codes. */
  readonly figure: string;
  /** A sheet without it is none of this form. */
  readonly isNeeded: boolean;
}

export interface FormLine {
  readonly label: string;
  readonly line: number;
  /** One for each column of its side; empty for none. */
  readonly figures: readonly string[];
  readonly isTotal: boolean;
  readonly isClass: boolean;
}

export interface FormSide {
  readonly label: string;
  readonly columns: readonly FormColumn[];
  readonly lines: readonly FormLine[];
}

export type Layout =
  | { readonly kind: 'statement'; readonly sides: readonly FormSide[] }
  | { readonly kind: 'classification'; readonly columns: readonly FormColumn[] }
  | { readonly kind: 'economic'; readonly totals: readonly { readonly label: string; readonly figure: string }[] }
  | { readonly kind: 'singleRow'; readonly columns: readonly FormColumn[] }
  | { readonly kind: 'list'; readonly entries: readonly ListEntry[] };

export type EconomicLayout = Extract<Layout, { kind: 'economic' }>;

/** A line of a list that is known by its words and those of the lines above it. */
export interface ListEntry {
  readonly label: RegExp;
  /** Word of the nearest line above that must say so; any if left out. */
  readonly below?: RegExp;
  readonly column: RegExp;
  /** `{label}` is the line's own label. */
  readonly figure: string;
  readonly isMoney: boolean;
}

export interface Form {
  readonly id: string;
  /** Words of which a title holds one; the longest that fits decides. */
  readonly titles: readonly string[];
  /** Numbers that stand beside the title: 公开01表, 财决01表. */
  readonly numbers: readonly string[];
  readonly layouts: readonly Layout[];
}

export interface FormsInput {
  /** The tables as the place prints them, in its order. */
  readonly tables: readonly TableSpec[];
  /** The same of the year, without the place's changes. */
  readonly general: readonly TableSpec[];
  readonly classification: Classification;
  /** 类 that the place's statements list. */
  readonly classes: readonly string[];
}

/** Other words for the titles of 部门决算 and 财决 sheets. */
const TITLES: Readonly<Record<string, readonly string[]>> = {
  T1: ['收入支出决算总表', '收支决算总表'],
  T2: ['收入决算表', '收入决算总表'],
  T3: ['支出决算表', '支出决算总表'],
  T4: ['财政拨款收入支出决算总表', '财政拨款收支决算总表'],
  T5: ['一般公共预算财政拨款支出决算表', '一般公共预算财政拨款收入支出决算表'],
  T6: ['一般公共预算财政拨款基本支出决算表', '一般公共预算财政拨款基本支出决算明细表'],
  T7: ['政府性基金预算财政拨款收入支出决算表', '政府性基金预算财政拨款支出决算表'],
  T8: ['国有资本经营预算财政拨款支出决算表', '国有资本经营预算财政拨款收入支出决算表'],
  T9: [
    '财政拨款三公经费支出决算表',
    '三公经费支出决算表',
    '三公经费财政拨款支出决算表',
    '一般公共预算财政拨款三公经费支出决算表',
  ],
};

/** Sheets of 部门决算软件 that hold the same. */
const FINAL_ACCOUNTS: Readonly<Record<string, string>> = {
  T1: '财决01表',
  T2: '财决03表',
  T3: '财决04表',
  T4: '财决01-1表',
  T5: '财决07表',
  T6: '财决08-1表',
  T7: '财决09表',
  T8: '财决11表',
};

export function formsOf(input: FormsInput): Form[] {
  const ids = [...new Set([...input.tables, ...input.general].map(({ id }) => id))];
  return [...ids.map((id) => statutory(id, input)), ...BUDGET_FORMS, OPERATION_FORM];
}

function statutory(id: string, input: FormsInput): Form {
  const position = input.tables.findIndex((spec) => spec.id === id);
  const specs = [...input.tables, ...input.general].filter((spec) => spec.id === id);
  const number = position < 0 ? id.slice(1) : String(position + 1);
  const code = FINAL_ACCOUNTS[id];
  return {
    id,
    titles: [...new Set([...specs.map(({ name }) => name), ...(TITLES[id] ?? [])])],
    numbers: [`公开${number.padStart(2, '0')}表`, ...(code === undefined ? [] : [code])],
    layouts: [...specs.map((spec) => layoutOf(spec, input)), ...(ADDED_LAYOUTS[id] ?? [])],
  };
}

function layoutOf(spec: TableSpec, input: FormsInput): Layout {
  switch (spec.layout) {
    case 'statement':
      return { kind: 'statement', sides: sidesOf(spec, input) };
    case 'classification':
      return { kind: 'classification', columns: columnsOf(spec.columns) };
    case 'economic':
      return { kind: 'economic', totals: spec.totals };
    case 'singleRow':
      return { kind: 'singleRow', columns: columnsOf(spec.columns) };
  }
}

/** All classes of the catalogue, so that an amount of one that the place does not list is seen. */
function sidesOf({ sides }: StatementSpec, { classification, classes }: FormsInput): FormSide[] {
  const all = [...classification.functional.keys()].filter((code) => code.length === 3).sort();
  const known = [...classes, ...all.filter((code) => !classes.includes(code))];
  return sides.map(({ label, columns, rows }) => ({
    label,
    columns: columnsOf(columns, true),
    lines: rows.flatMap((row) => {
      const isClass = row.each === 'classes';
      const written = isClass ? { ...row, through: undefined } : row;
      return statementLines([written], { classification, classes: known }).flatMap(
        ({ line, label: text, figures = [], total = false }) =>
          text === '' ? [] : [{ label: text, line, figures, isTotal: total, isClass }],
      );
    }),
  }));
}

function columnsOf(columns: readonly ColumnSpec[], isStatement = false, above: readonly string[] = []): FormColumn[] {
  return columns.flatMap(({ label, number, figure = '', columns: below }) => {
    const path = label === '' ? above : [...above, label];
    if (below !== undefined) return columnsOf(below, isStatement, path);
    return [{ ...columnOf(path, figure, isStatement || figure !== ''), number }];
  });
}

function columnOf(path: readonly string[], figure: string, isNeeded = true): FormColumn {
  return { words: path.flatMap(headWords), label: path.at(-1) ?? '', figure, isNeeded };
}

/** 财决07 tells opening balances as well. */
const ADDED_LAYOUTS: Readonly<Record<string, readonly Layout[]>> = {
  T5: [
    {
      kind: 'classification',
      columns: [
        columnOf(['年初结转和结余', '合计'], 'generalPublic.{code}.opening'),
        columnOf(['本年收入', '合计'], 'generalPublic.{code}.revenue'),
        columnOf(['本年支出', '合计'], 'generalPublic.{code}.total'),
        columnOf(['本年支出', '基本支出'], 'generalPublic.{code}.basic'),
        columnOf(['本年支出', '项目支出'], 'generalPublic.{code}.project'),
        columnOf(['年末结转和结余', '合计'], 'generalPublic.{code}.closing'),
      ],
    },
  ],
};

function budgetForm(id: string, titles: readonly string[], fund: string): Form {
  const columns = [
    columnOf(['合计'], `budget.${fund}.{code}.total`),
    columnOf(['基本支出'], `budget.${fund}.{code}.basic`),
    columnOf(['项目支出'], `budget.${fund}.{code}.project`),
  ];
  return { id, titles, numbers: [], layouts: [{ kind: 'classification', columns }] };
}

/** Tables of a budget that give amounts by item. */
const BUDGET_FORMS: readonly Form[] = [
  budgetForm('budget.all', ['支出预算总表', '支出预算表', '单位支出总表', '部门支出总表'], 'all'),
  budgetForm(
    'budget.generalPublic',
    ['一般公共预算支出功能分类预算表', '一般公共预算支出预算表', '一般公共预算支出表'],
    'generalPublic',
  ),
  budgetForm(
    'budget.governmentFund',
    ['政府性基金预算支出功能分类预算表', '政府性基金预算支出预算表', '政府性基金预算支出表'],
    'governmentFund',
  ),
  budgetForm(
    'budget.stateCapital',
    ['国有资本经营预算支出功能分类预算表', '国有资本经营预算支出预算表', '国有资本经营预算支出表'],
    'stateCapital',
  ),
];

const entry = (label: RegExp, column: RegExp, figure: string, isMoney = false, below?: RegExp): ListEntry => ({
  label,
  column,
  figure,
  isMoney,
  ...(below === undefined ? {} : { below }),
});

const BUDGETED = /^(?:全年)?预算数$/u;
const COUNTED = /^决算数$/u;

const spending = (label: RegExp, part: string): ListEntry[] => [
  entry(label, BUDGETED, `threePublic.budget.${part}`, true),
  entry(label, COUNTED, `threePublic.final.${part}`, true),
];

/** 机构运行信息表 (财决附03): counts, vehicles, equipment, 机关运行经费 and 政府采购. */
const OPERATION_FORM: Form = {
  id: 'operation',
  titles: ['机构运行信息表'],
  numbers: ['财决附03表'],
  layouts: [
    {
      kind: 'list',
      entries: [
        ...spending(/^支出合计$/u, 'total'),
        ...spending(/^因公出国\(?境\)?费用?$/u, 'overseas'),
        ...spending(/^公务用车购置及运行(?:维护)?费$/u, 'vehicles'),
        ...spending(/^公务用车购置费$/u, 'vehiclePurchase'),
        ...spending(/^公务用车运行(?:维护)?费$/u, 'vehicleOperation'),
        ...spending(/^公务接待费$/u, 'reception'),
        entry(/^外事接待费$/u, COUNTED, 'foreignReception', true),
        entry(/团组数/u, COUNTED, 'counts.overseasGroups'),
        entry(/^因公出国.*人次数?/u, COUNTED, 'counts.overseasVisitors'),
        entry(/^公务用车购置数/u, COUNTED, 'counts.vehiclesPurchased'),
        entry(/^公务用车保有量/u, COUNTED, 'counts.vehiclesHeld'),
        entry(/^国内公务接待批次/u, COUNTED, 'counts.receptionBatches'),
        entry(/^外事接待批次/u, COUNTED, 'counts.foreignReceptionBatches'),
        entry(/^国内公务接待人次/u, COUNTED, 'counts.receptionVisitors'),
        entry(/^外事接待人次/u, COUNTED, 'counts.foreignReceptionVisitors'),
        entry(/^机关运行经费(?:支出)?$/u, COUNTED, 'agencyOperatingCosts', true),
        entry(/用车(?:\(辆\))?$/u, COUNTED, 'vehicles.{label}', false, /^车辆数?合计/u),
        entry(/设备/u, COUNTED, 'equipment.{label}'),
        entry(/^政府采购支出合计$/u, COUNTED, 'procurement.total', true),
        entry(/^政府采购货物支出$/u, COUNTED, 'procurement.goods', true),
        entry(/^政府采购工程支出$/u, COUNTED, 'procurement.works', true),
        entry(/^政府采购服务支出$/u, COUNTED, 'procurement.services', true),
        entry(/^(?:政府采购)?授予小微企业合同金额$/u, COUNTED, 'procurement.toMicro', true),
      ],
    },
  ],
};
