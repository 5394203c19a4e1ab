/**
 * Mutants that are counted apart, by rules that look at the change alone, before the check is asked: what says the same
 * as before, and what stands in one place only and agrees with nothing else that could contradict it.
 */
import type { JsonPath } from '../model/source.ts';
import { type Edit, numbersIn } from './mutations.ts';

/** Texts whose digits no reader of the report can compare with anything. */
const CLOSED: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/《[^》]*》/g, 'title of a law or document'],
  [/[一-鿿]+〔\d{4}〕\d+号/g, 'number of a document'],
  [/\d{3,4}-\d{7,8}/g, 'telephone number'],
  [/\d{6,}[A-Z]\d{6,}/g, 'code of a project in another system'],
  [/(?:19|20)\d\d(?:\.\d{1,2}\.\d{1,2}|-\d\d-\d\d|年\d{1,2}月\d{1,2}日)/g, 'date of a paper'],
];

/** @returns why a change to a text is counted apart, if it is */
export function apartInText(text: string, edit: Edit | Pick<Edit, 'start' | 'end'>): string | undefined {
  const { start, end } = edit;
  if ('kind' in edit && edit.kind === 'unit' && /(?<![\d.])0(?:\.0+)?$/.test(text.slice(0, start)))
    return 'nought is nought in any unit';
  if (/^附件\d+$/.test(text)) return 'number of the only annex: the place prescribes it';
  if ('kind' in edit && edit.kind === 'year' && isBudgetToCome(text, edit))
    return 'the results of a year serve the budgets of two';
  return CLOSED.find(([pattern]) =>
    [...text.matchAll(pattern)].some(({ index, 0: found }) => start >= index && end <= index + found.length),
  )?.[1];
}

/** 用于编制2026年度部门预算: this one and the one before it are both to come. */
function isBudgetToCome(text: string, { start, end }: Pick<Edit, 'start' | 'end'>): boolean {
  return /(?:编制|安排|用于)$/.test(text.slice(0, start)) && /^年度?(?:部门)?预算/.test(text.slice(end));
}

/** Keys of report.json that name things inside the file or choose among fixed words. */
const NAMES: ReadonlySet<string> = new Set(['id', 'profile', 'text']);

/** As `apartInText`; a path in report.json adds the key that a change stands under. */
export function apartInFile(text: string, edit: Edit, path: JsonPath = []): string | undefined {
  if (edit.kind === 'row')
    return /^[^[]*\[[\s0.,"]*\],?$/.test(text.slice(edit.start, edit.end)) ? 'row of blanks and noughts' : undefined;
  if (edit.kind === 'total' && path[0] === 'priorYear')
    return 'a cent of last year: the books round each year by itself';
  const line = text.lastIndexOf('\n', edit.start) + 1;
  const until = text.indexOf('\n', edit.end);
  const reason = apartInText(text.slice(line, until === -1 ? undefined : until), {
    ...edit,
    start: edit.start - line,
    end: edit.end - line,
  });
  return (
    reason ?? (NAMES.has(String(path.at(-1))) && /\.md"/.test(text.slice(line, until)) ? 'name of a file' : undefined)
  );
}

/** Numbers of a text with the word that follows: `62场`, `93.5%`; zeros at the end do not count. */
export function tokensOf(text: string): string[] {
  return numbersIn(text).map(({ start, text: number }) => token(number, text.slice(start + number.length)));
}

export function token(number: string, rest: string): string {
  const plain = number.replaceAll(',', '');
  const trimmed = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
  return `${trimmed}${/^(?:万[\p{L}]|[\p{L}%])/u.exec(rest)?.[0] ?? ''}`;
}

/** The number that a change stands in, with its unit. */
export function tokenAt(text: string, { start }: Pick<Edit, 'start'>): string | undefined {
  const number = numbersIn(text).find((one) => one.start <= start && start < one.start + one.text.length);
  return number && token(number.text, text.slice(number.start + number.text.length));
}

/** Amounts and rates come from the accounts: they are never a lone fact. */
export function isOfAccounts(numeral: string): boolean {
  return /(?:元|%)$/.test(numeral) || /\./.test(numeral);
}
