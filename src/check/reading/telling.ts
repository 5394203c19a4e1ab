/** Findings about what the report says: quotations, printed values, places of the tables. */
import type { Place, Severity } from '../../diagnostics/finding.ts';
import type { Figure } from '../../model/figure.ts';
import { tableName } from '../../model/table-name.ts';
import { type Decimal, decimal, formatNumeral } from '../../money/decimal.ts';
import { YUAN_IN } from '../../money/units.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Gap } from '../engine/rule.ts';
import type { Numeral } from './numerals.ts';
import type { Passage } from './passages.ts';
import type { ReportView } from './view.ts';

const HUNDRED = decimal(100);
const LONGEST = 46;

/** An amount in 元 as the report's text prints amounts. */
export function amountText({ profile }: Pick<Print, 'profile'>, yuan: Decimal): string {
  const { unit, text } = profile.money;
  return `${formatNumeral(yuan.div(YUAN_IN[unit]), { ...text, rounding: profile.rounding })}${unit}`;
}

export function percentText({ profile }: Pick<Print, 'profile'>, ratio: Decimal): string {
  return `${formatNumeral(ratio.times(HUNDRED), { ...profile.percent.text, rounding: profile.rounding })}%`;
}

/** The value of a figure as the text would print it. */
export function figureText(context: Pick<Print, 'profile'>, figure: Figure): string {
  if (figure.value === undefined) return '空白';
  if (figure.unit === 'yuan') return amountText(context, figure.value.abs());
  return figure.unit === 'ratio' ? percentText(context, figure.value.abs()) : figure.value.toFixed();
}

/** A derived value in the kind of the numeral it should have been. */
export function likeNumeral(context: Pick<Print, 'profile'>, { kind, unit }: Numeral, value: Decimal): string {
  if (kind === 'amount') return amountText(context, value);
  return kind === 'percent' ? percentText(context, value) : `${value.toFixed()}${unit}`;
}

/** The clause in which a numeral stands, for quoting. */
export function quote(text: string, { start, end }: Pick<Numeral, 'start' | 'end'>): string {
  const before = text.slice(0, start);
  const cut = Math.max(...['。', '；', '，', '：', '\n'].map((mark) => before.lastIndexOf(mark))) + 1;
  const from =
    start - cut < 6
      ? Math.max(before.lastIndexOf('。'), before.slice(0, Math.max(cut - 1, 0)).lastIndexOf('，')) + 1
      : cut;
  return `“${text.slice(Math.max(from, end - LONGEST), end).trim()}”`;
}

const TABLE_OF: readonly (readonly [prefix: RegExp, table: string])[] = [
  [/^balance\./, 'T1'],
  [/^revenue\.all\.(generalPublic|governmentFund|stateCapital)/, 'T4'],
  [/^revenue\./, 'T2'],
  [/^expenditure\./, 'T3'],
  [/^fiscal\./, 'T4'],
  [/^generalPublic\./, 'T5'],
  [/^economic\./, 'T6'],
  [/^governmentFund\./, 'T7'],
  [/^stateCapital\./, 'T8'],
  [/^threePublic\.(budget|final|completion)/, 'T9'],
];

export interface Source {
  /** 2022年度收入决算表; 明细 where no table prints it. */
  readonly name: string;
  readonly place: Place | undefined;
}

/** Where the report prints a figure that is not said in a text. */
export function sourceOf(view: ReportView, id: string): Source {
  const table = TABLE_OF.find(([prefix]) => prefix.test(id))?.[1];
  const printed = view.tables.find(({ table: { id: name } }) => name === table);
  if (printed === undefined || /\.(change|changeRate|prior|completion|initialBudget|share\w*)$/.test(id)) {
    return { name: '按明细计算', place: printed?.place };
  }
  return { name: tableName(printed.table), place: printed.place };
}

export interface Told {
  readonly message: string;
  readonly actual?: string | undefined;
  readonly expected?: string | undefined;
  readonly hint?: string | undefined;
  readonly related?: readonly (Place | undefined)[] | undefined;
  /** Where in the passage it stands; the passage as a whole unless given. */
  readonly offset?: number;
  /** Ids of the figures that it was held against. */
  readonly figures?: readonly string[];
  readonly gap?: Gap | undefined;
}

/** What a text says a figure to be, less what it is; changes are printed without their sign. */
export function gapOf({ kind, value }: Numeral, figure: Figure): Gap | undefined {
  if (kind !== 'amount' || figure.unit !== 'yuan' || figure.value === undefined) return undefined;
  const stated = figure.value.isNegative() ? value.negated() : value;
  return { by: stated.minus(figure.value), between: [figure.id], isStated: true };
}

/** A fault at a passage. */
export function tell(severity: Severity, { printed }: Passage, told: Told): Fault {
  const related = (told.related ?? []).filter((place) => place !== undefined);
  return {
    severity,
    message: told.message,
    at: told.offset === undefined ? printed.place : printed.placeAt(told.offset),
    ...(told.actual !== undefined && { actual: told.actual }),
    ...(told.expected !== undefined && { expected: told.expected }),
    ...(told.hint !== undefined && { hint: told.hint }),
    ...(related.length > 0 && { related }),
    ...(told.figures !== undefined && { figures: told.figures }),
    ...(told.gap !== undefined && { gap: told.gap }),
  };
}
