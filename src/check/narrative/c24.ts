/**
 * C24: reasons with amounts: Σ signed amounts against the net change; the residual is told. Reasons of the other sign
 * (an increase among the reasons of a decrease) must be introduced as offsetting it.
 */
import type { FigureSet } from '../../model/figure.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import { sum } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { amountText, tell } from '../reading/telling.ts';
import { type ReasonStatement, reasonStatements, type SignedReason } from './reasons.ts';

export const C24: Rule<'print'> = {
  id: 'C24',
  title: '增减原因的金额之和与净增减额相符，反方向的原因写明是抵减',
  source: '部门决算公开说明（增减变化原因）',
  severity: 'warning',
  needs: 'print',
  check: (context) => {
    const statements = distinct(reasonStatements(context));
    return statements.flatMap((group) => [
      ...contrary(context, group),
      ...strange(context, group),
      ...opposite(context, group),
      ...residual(context, group),
    ]);
  },
};

/** The same reasons for the same change, told in several places, are one finding. */
function distinct(statements: readonly ReasonStatement[]): ReasonStatement[][] {
  const groups = new Map<string, ReasonStatement[]>();
  for (const statement of statements) {
    const key = [statement.change, ...statement.reasons.map(({ signed }) => signed)].map(String).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), statement]);
  }
  return [...groups.values()];
}

function relatedTo(group: readonly ReasonStatement[]) {
  return group.slice(1).map(({ passage }) => passage.printed.place);
}

/** 元: changes are printed rounded. */
const PRINTED = 100;

function isAbout(value: ReasonStatement['change'] | undefined, change: ReasonStatement['change']): boolean {
  return value?.minus(change).abs().lessThan(PRINTED) === true;
}

const changesOf = rememberedByObject((figures: FigureSet) =>
  [...figures.values()].filter(({ id }) => id.endsWith('.change')),
);

/** The figure of the change and those of its reasons; a change that somebody wrote is any that is so great. */
function figuresOf({ figures }: Print, { change, figure, reasons }: ReasonStatement): string[] {
  const like = () => changesOf(figures).filter(({ value }) => isAbout(value, change));
  const changed = figure === undefined ? like().map(({ id }) => id) : [figure];
  return [...changed, ...reasons.flatMap((reason) => reason.figure ?? [])];
}

/** Where the unit writes the reasons of a change. */
function reasonsKey(figures: readonly string[]): string {
  const change = figures.find((id) => id.endsWith('.change'));
  return change === undefined ? 'reasons（增减原因）' : `reasons["${change.slice(0, -'.change'.length)}"]（增减原因）`;
}

function word(amount: ReasonStatement['change']): string {
  return amount.isNegative() ? '减少' : '增加';
}

function opposite(context: Print, group: readonly ReasonStatement[]): Fault[] {
  const [statement] = group as [ReasonStatement];
  const { passage, change, reasons, offset } = statement;
  const against = reasons.filter(({ signed }) => signed.isNegative() !== change.isNegative());
  if (against.length === 0 || offset) return [];
  const named = against.map((reason) => listed(context, reason)).join('、');
  return [
    tell('warning', passage, {
      message: `净${word(change)} ${amountText(context, change.abs())}的原因中列有${word(change.negated())}的事项（${named}），没有写明是抵减，请核实`,
      hint: `先写${word(change)}的原因，再写“${word(change.negated())}的部分抵减了上述${word(change)}”或分别列出`,
      related: relatedTo(group),
      figures: figuresOf(context, statement),
    }),
  ];
}

/** 减少 printed of a cause that the dossier gives as an increase. */
function contrary(context: Print, group: readonly ReasonStatement[]): Fault[] {
  const all = group.flatMap(({ passage, reasons }) => reasons.map((reason) => ({ passage, reason })));
  return all.flatMap(({ passage, reason }) =>
    !reason.contrary
      ? []
      : [
          tell('error', passage, {
            message: `原因中的 ${amountText(context, reason.signed.abs())}，所填的原因是${word(reason.signed)}，文字写成${word(reason.signed.negated())}`,
            expected: listed(context, reason),
            ...(reason.figure !== undefined && { figures: [reason.figure] }),
          }),
        ],
  );
}

/** An amount that no cause has, among others that have one. */
function strange(context: Print, group: readonly ReasonStatement[]): Fault[] {
  return group.flatMap(({ passage, reasons }) => {
    const odd = reasons.filter(({ given }) => !given);
    if (odd.length === 0 || odd.length === reasons.length) return [];
    const named = odd.map(({ signed }) => amountText(context, signed.abs())).join('、');
    const message = `原因中的 ${named}不是所填原因（causes、reasons）的金额，请核实`;
    return [tell('warning', passage, { message, actual: named })];
  });
}

function listed(context: Print, { signed }: SignedReason): string {
  return `${word(signed)} ${amountText(context, signed.abs())}`;
}

function residual(context: Print, group: readonly ReasonStatement[]): Fault[] {
  const [statement] = group as [ReasonStatement];
  const { passage, change, reasons } = statement;
  const explained = sum(reasons.map(({ signed }) => signed));
  const rest = change.minus(explained);
  const slack = sum(reasons.map(({ half }) => half));
  if (reasons.length < 2 || rest.abs().lessThanOrEqualTo(slack)) return [];
  const figures = figuresOf(context, statement);
  const net = `${word(explained)} ${amountText(context, explained.abs())}`;
  return [
    tell(isSlip(change, rest, reasons) ? 'warning' : 'info', passage, {
      message: `所列原因合计${net}，净${word(change)} ${amountText(context, change.abs())}，尚有${word(rest)} ${amountText(context, rest.abs())}没有说明，请核实`,
      actual: net,
      expected: `${word(change)} ${amountText(context, change.abs())}`,
      hint: `核对所列原因的金额；另有原因的，在 ${reasonsKey(figures)} 中补上原因及金额`,
      related: relatedTo(group),
      figures,
      gap: { by: rest, between: figures },
    }),
  ];
}

/** Nearly all is explained, or would be if one reason had the other sign: a slip, no reason left out. */
const NEARLY = 0.1;

function isSlip(
  change: ReasonStatement['change'],
  rest: ReasonStatement['change'],
  reasons: ReasonStatement['reasons'],
): boolean {
  if (rest.abs().lessThanOrEqualTo(change.abs().times(NEARLY))) return true;
  return reasons.some(({ signed, half }) => signed.times(-2).minus(rest).abs().lessThanOrEqualTo(half.times(2)));
}
