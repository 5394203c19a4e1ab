/** “三公”经费比上年减少…，其中：因公出国（境）费…；公务用车…；公务接待费…: the three changes make that of the whole. */
import { type Decimal, sum } from '../../money/decimal.ts';
import type { Fault } from '../engine/rule.ts';
import { combined, overlaps } from '../interval.ts';
import { eachPassage } from '../reading/by-section.ts';
import { likePrinted, signedInterval } from '../reading/precision.ts';
import type { Quantity } from '../reading/sentences.ts';
import { quote, tell } from '../reading/telling.ts';

const PARTS = [/因公出国（境）费/, /公务用车购置[及和]运行/, /公务接待/] as const;

/** Only where the sentence tells the change of each part. */
export const threePublicChanges = eachPassage((context, passage) =>
  passage.sentences.flatMap(({ text, quantities }): Fault[] => {
    const from = text.indexOf('其中');
    if (from < 0 || !/“三公”经费/.test(text.slice(0, from))) return [];
    const whole = quantities.find((one) => one.role === 'change' && one.kind === 'amount' && one.start < from);
    const clauses = text.slice(from).split('；');
    const told = PARTS.map((part) => clauses.filter((clause) => part.test(clause)));
    if (whole === undefined || clauses.length !== PARTS.length || told.some(({ length }) => length !== 1)) return [];
    const parts = told.map(([clause = '']) => changeIn(clause, text.indexOf(clause), quantities));
    if (parts.some((part) => part === undefined)) return [];
    const known = parts.flatMap((part) => (part === undefined || part === 'none' ? [] : part));
    const added = combined(
      known.map((part) => signedInterval(part, context)),
      [],
    );
    if (overlaps(added, signedInterval(whole, context))) return [];
    const total = sum(known.map(movedBy));
    const direction = total.isNegative() ? '减少' : '增加';
    const expected = `${direction}${likePrinted(total.abs(), whole.text)}`;
    const message = `${quote(text, whole)}：其中三项的增减相加为${expected}`;
    const hint = '核对合计和各项的增减';
    return [tell('error', passage, { message, actual: whole.text, expected, hint })];
  }),
);

/** The change that a clause tells, or that there is none. */
function changeIn(clause: string, at: number, quantities: readonly Quantity[]): Quantity | 'none' | undefined {
  const own = quantities.filter(({ start, kind }) => kind === 'amount' && start >= at && start < at + clause.length);
  const change = own.find(({ role }) => role === 'change');
  if (change !== undefined) return change;
  return /持平|无增减|无变化/.test(clause) && own.length === 0 ? 'none' : undefined;
}

function movedBy({ value, direction }: Quantity): Decimal {
  return direction === -1 ? value.negated() : value;
}
