/** Amounts in the reasons of a form, held against the form (rule E13). */

import type { Decimal } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault } from '../engine/rule.ts';
import { typedAmount } from '../scale.ts';
import { type Claim, claimsIn } from './money-claims.ts';
import type { PrintedEvaluation } from './printed-evaluation.ts';
import { holds, middle, printedAmount } from './printed-number.ts';

/** Cells of the form that give a reason, sentence by sentence. */
export function reasonAmounts(form: PrintedEvaluation, context: Print): Fault[] {
  const { rows = [], execution = [] } = form.printed ?? {};
  const cells = new Set([...rows.flatMap(reasonCell), ...execution.flatMap(({ reason }) => reason ?? [])]);
  return [...cells].flatMap((text) =>
    text.split(/[。\n]/).flatMap((sentence) => claimsIn(sentence).flatMap((claim) => compare(form, claim, context))),
  );
}

function reasonCell(row: readonly string[]): string[] {
  if (!/原因分析$|^原因$/.test((row[0] ?? '').replace(/\s/g, ''))) return [];
  return [...new Set(row.slice(1))].filter((text) => text !== row[0]);
}

function compare(form: PrintedEvaluation, claim: Claim, context: Print): Fault[] {
  const { amountText, unit } = claim;
  const amount = printedAmount(amountText, unit);
  const value = inForm(form, claim.measure, context);
  if (amount === undefined || value === undefined || holds(amount, value)) return [];
  return [wrong(form, claim, { amountText, unit, amount: middle(amount), value }, context)];
}

function inForm({ id }: PrintedEvaluation, measure: Claim['measure'], { figures }: Print) {
  const of = (name: string) => figures.get(`${id}.${name}`)?.value;
  if (measure !== 'adjustment') return of(measure);
  const [before, after] = [of('initialBudget'), of('adjustedBudget')];
  return before === undefined || after === undefined ? undefined : after.minus(before).abs();
}

function figuresOf({ id }: PrintedEvaluation, measure: Claim['measure']): string[] {
  const measures = measure === 'adjustment' ? ['initialBudget', 'adjustedBudget'] : [measure];
  return measures.map((name) => `${id}.${name}`);
}

interface Stated {
  readonly amountText: string;
  readonly unit: string;
  /** 元, as stated and as it is in the form. */
  readonly amount: Decimal;
  readonly value: Decimal;
}

function wrong(form: PrintedEvaluation, claim: Claim, stated: Stated, context: Print): Fault {
  const actual = `${stated.amountText}${stated.unit}`;
  const expected = typedAmount(context.scale, stated.value);
  const sourced = context.view.texts.find(({ kind, text }) => kind === 'cell' && text.includes(actual));
  const place = sourced?.place ?? form.printed?.table.place;
  return {
    severity: 'error',
    message: `${form.name}的原因分析写${claim.label} ${actual}，表中为 ${expected}`,
    at: place ?? {},
    actual,
    expected,
    figures: figuresOf(form, claim.measure),
    ...(claim.measure !== 'adjustment' && {
      gap: { by: stated.amount.minus(stated.value), between: figuresOf(form, claim.measure), isStated: true },
    }),
    hint: '文字中的金额用 {{amount …}} 引用自评表的数',
    ...(form.printed && { related: [form.printed.table.place] }),
  };
}
