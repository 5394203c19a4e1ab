/** What was typed in a cell → the value of a leaf, by the kind of the cell. */
import type { Finding } from '../../diagnostics/finding.ts';
import { isDate, NumberLiteral } from '../../model/dossier.ts';
import type { CellPlace, ImportedValue, ImportPath } from '../../model/imported.ts';
import type { CellReading } from '../../model/workbook-reading.ts';
import { contentOf } from '../recognise/number-in.ts';
import { valueMeant } from './choices.ts';
import { SEPARATOR } from './content.ts';
import { FAULTS } from './fill-faults.ts';
import type { CellKind, CodeList } from './form.ts';

export type CellValue =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'number'; readonly number: NumberLiteral }
  /** Said in the finding, and not read. */
  | { readonly kind: 'wrong' };

export interface ReadCell {
  readonly value: CellValue;
  readonly findings: readonly Finding[];
}

const BLANK: ReadCell = { value: { kind: 'blank' }, findings: [] };
const wrong = (finding: Finding): ReadCell => ({ value: { kind: 'wrong' }, findings: [finding] });
const text = (found: string): ReadCell => ({ value: { kind: 'text', text: found }, findings: [] });

/** @param label of its column or field @param at where it stands */
export function readCell(cell: CellReading | undefined, kind: CellKind, label: string, at: CellPlace): ReadCell {
  if (cell === undefined) return BLANK;
  if (cell.value === undefined)
    return cell.formula === undefined ? BLANK : wrong(FAULTS.uncalculated(cell.formula, at));
  const typed = typedText(cell);
  if (typed === '') return BLANK;
  switch (kind.kind) {
    case 'amount':
    case 'number':
    case 'count':
      return readNumber(cell, kind.kind === 'count', label, at);
    case 'date':
      return readDate(cell, typed, label, at);
    case 'choice': {
      const value = valueMeant(kind.choices, typed);
      return value === undefined
        ? wrong(
            FAULTS.notAChoice(
              label,
              typed,
              kind.choices.map(([, word]) => word),
              at,
            ),
          )
        : text(value);
    }
    case 'code': {
      const { pattern, form } = CODES[kind.of];
      return pattern.test(typed) ? text(typed) : wrong(FAULTS.notACode(label, typed, form, at));
    }
    case 'texts':
      return { value: { kind: 'texts', texts: typed.split(TEXTS).filter((each) => each !== '') }, findings: [] };
    case 'text':
    case 'reference':
      return text(typed);
  }
}

/** Hands part texts by these. */
const TEXTS = new RegExp(`[${SEPARATOR}，；,;\\n]\\s*`);

const CODES: Readonly<Record<CodeList, { readonly pattern: RegExp; readonly form: string }>> = {
  functional: { pattern: /^\d{7}$/, form: '7 位项级编码，如 2010601' },
  classes: { pattern: /^\d{3}$/, form: '3 位类级编码，如 201' },
  economic: { pattern: /^3\d{4}$/, form: '5 位款级编码，如 30101' },
};

/** A number that stands for a name is its digits; blanks around a text are nobody's intention. */
function typedText({ value, text: shown }: CellReading): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isInteger(value) ? String(value) : shown.trim();
}

function readNumber(cell: CellReading, isCount: boolean, label: string, at: CellPlace): ReadCell {
  const content = contentOf(cell);
  if (content.kind === 'blank') return BLANK;
  if (content.kind !== 'number') return wrong(FAULTS.notANumber(label, cell.text, isCount, at));
  const { value, isText } = content.number;
  if (isCount && (!value.isInteger() || value.isNegative()))
    return wrong(FAULTS.notANumber(label, cell.text, true, at));
  const digits = value.toFixed();
  const findings = isText ? [FAULTS.numberAsText(cell.text, digits, at)] : [];
  return { value: { kind: 'number', number: new NumberLiteral(digits) }, findings };
}

const MILLISECONDS_OF_A_DAY = 86_400_000;
/** Day 0 of spreadsheet programs, as long as the day is after February 1900. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const WRITTEN_DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

function readDate({ value }: CellReading, typed: string, label: string, at: CellPlace): ReadCell {
  const found = typeof value === 'number' ? ofDay(value) : ofText(typed);
  return found !== undefined && isDate(found) ? text(found) : wrong(FAULTS.notADate(label, typed, at));
}

function ofDay(day: number): string | undefined {
  if (!Number.isInteger(day) || day < 1 || day > 100_000) return undefined;
  return new Date(FIRST_DAY + day * MILLISECONDS_OF_A_DAY).toISOString().slice(0, 10);
}

function ofText(typed: string): string | undefined {
  const [, year, month = '', day = ''] = WRITTEN_DATE.exec(typed.normalize('NFKC')) ?? [];
  return year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The values of a leaf: one, or one for each text; none of a cell that is blank or wrong. */
export function valuesOf(value: CellValue, path: ImportPath, from: CellPlace): ImportedValue[] {
  switch (value.kind) {
    case 'number':
      return [{ path, value: value.number, from }];
    case 'text':
      return [{ path, value: value.text, from }];
    case 'texts':
      return value.texts.map((text, index) => ({ path: [...path, index], value: text, from }));
    case 'blank':
    case 'wrong':
      return [];
  }
}
