/**
 * E27: a list that a paper that was read prints, such as its projects, adds up to its line of totals, and the rates of its
 * lines are those of its columns. Source: 财预〔2020〕10号; arithmetic of the printed table.
 */
import type { FigureSet } from '../../model/figure.ts';
import { plainText } from '../../model/report.ts';
import { type Decimal, decimal, ZERO } from '../../money/decimal.ts';
import { YUAN_IN } from '../../money/units.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { combined, type Interval, overlaps, quotientReaches } from '../interval.ts';
import { decimalsOf } from '../reading/precision.ts';
import { type ListColumn, type ListedTable, listedTables } from './listed-table.ts';
import type { Mark, Spot } from './marks.ts';
import { printedInterval } from './printed-number.ts';

export const E27: Rule<'print'> = {
  id: 'E27',
  title: '项目清单、汇总表的合计等于各行之和，执行率、比重等于所除的两栏',
  source: '财预〔2020〕10号；表内勾稽',
  severity: 'error',
  needs: 'print',
  check: ({ view, figures }) =>
    (view.isRead ? listedTables(view) : []).flatMap((list) =>
      [...sums(list), ...rates(list), ...unit(list, figures)].map(
        ({ at, ...fault }): Fault => ({ ...fault, at: list.place(at) }),
      ),
    ),
};

type Wrong = Omit<Fault, 'at'> & { readonly at: Spot };

const NO_AMOUNT = /率|比|编码|代码|序号|分值|得分|权重|行次|日期|时间|年度|单价|均/u;

/** Columns of amounts or counts; of 得分 and years a sum says nothing. */
function isAdded({ head, marks, total }: ListColumn): boolean {
  const told = marks.flatMap((mark) => mark ?? []);
  return total !== undefined && told.length >= 2 && !NO_AMOUNT.test(head) && !told.some(isPercent);
}

function isPercent({ text }: Mark): boolean {
  return /[%％]$/u.test(text);
}

function sums({ columns, lines, isFlat }: ListedTable): Wrong[] {
  const all = columns.filter(isAdded).map((column) => ({ ...column, added: addedUp(column) }));
  const wrong = all.filter(({ added, total }) => total !== undefined && !overlaps(added, exactly(total)));
  const isProved = wrong.length < all.length;
  if (!isFlat && !isProved) return [];
  // Every column wrong: a line is missing or stands twice.
  const told = isProved ? wrong : wrong.slice(0, 1);
  return told.flatMap(({ total, head, added }): Wrong[] => {
    if (total === undefined) return [];
    const sum = added.low.plus(added.high).div(2).toFixed();
    const rest = isProved ? '' : `，其他各栏也不等，可能漏了一行或多了一行（共 ${lines.length} 行），请核实`;
    const message = `表中“${head}”合计印为 ${total.text}，各行相加为 ${sum}${rest}`;
    const hint = isProved ? '核对这一栏各行和合计' : '核对有没有漏列、重列的行';
    const severity = isProved ? 'error' : 'warning';
    return [{ severity, message, at: total, actual: total.text, expected: sum, hint }];
  });
}

function addedUp({ marks }: ListColumn): Interval {
  return combined(
    marks.flatMap((mark) => (mark === undefined ? [] : exactly(mark))),
    [],
  );
}

/** What a printed number stands for; nought is nought. */
function exactly({ value, text }: Mark): Interval {
  return value.isZero() ? { low: ZERO, high: ZERO } : printedInterval(value, decimalsOf(text));
}

/** Lines that must hold before a column counts as the quotient of two others. */
const FEWEST = 3;

function rates({ columns, lines }: ListedTable): Wrong[] {
  const numbers = columns.filter(({ marks, head }) => marks.some((mark) => mark !== undefined) && !/率|比/u.test(head));
  return columns
    .filter(({ head, marks }) => /率|占|比/u.test(head) && marks.some((mark) => mark !== undefined && isPercent(mark)))
    .flatMap((rate) => {
      const all = [...lines.keys(), lines.length];
      const pairs = numbers.flatMap((part) =>
        numbers.filter((whole) => whole !== part).map((whole) => ({ part, whole })),
      );
      const tried = pairs.map(({ part, whole }) => ({
        ...{ part, whole },
        held: all.filter((at) => isQuotient(cellAt(rate, at), cellAt(part, at), cellAt(whole, at)) === true),
        wrong: all.filter((at) => isQuotient(cellAt(rate, at), cellAt(part, at), cellAt(whole, at)) === false),
      }));
      const [best] = tried.sort((one, other) => other.held.length - one.held.length);
      if (best === undefined || best.held.length < FEWEST || best.wrong.length > 1) return [];
      return best.wrong.flatMap((at) => wrongRate(rate, best.part, best.whole, at, lines));
    });
}

/** The line of totals comes after the others. */
function cellAt({ marks, total }: ListColumn, at: number): Mark | undefined {
  return at < marks.length ? marks[at] : total;
}

const HUNDRED = decimal(100);

function isQuotient(rate?: Mark, part?: Mark, whole?: Mark): boolean | undefined {
  if (rate === undefined || part === undefined || whole === undefined || whole.value.isZero()) return undefined;
  const { low, high } = printedInterval(rate.value, decimalsOf(rate.text.replace(/[%％]$/u, '')));
  const result = { low: low.div(HUNDRED), high: high.div(HUNDRED) };
  return quotientReaches(exactly(part), exactly(whole), result);
}

function wrongRate(
  rate: ListColumn,
  part: ListColumn,
  whole: ListColumn,
  at: number,
  lines: readonly string[],
): Wrong[] {
  const [own, over, under] = [cellAt(rate, at), cellAt(part, at), cellAt(whole, at)];
  if (own === undefined || over === undefined || under === undefined) return [];
  const expected = percent(over.value.div(under.value), own.text);
  const name = lines[at] ?? '合计';
  const message = `表中“${name}”${rate.head}印为 ${own.text}，按 ${over.text} ÷ ${under.text} 应为 ${expected}`;
  const hint = `改正${rate.head}，或改正${part.head}、${whole.head}`;
  return [{ message, at: own, actual: own.text, expected, hint }];
}

function percent(ratio: Decimal, like: string): string {
  return `${ratio.times(HUNDRED).toDecimalPlaces(decimalsOf(like)).toFixed(decimalsOf(like))}%`;
}

/** A list that is said to be in 万元 and holds 元 has totals far beyond what the unit spent. */
function unit({ table: { table }, columns }: ListedTable, figures: FigureSet): Wrong[] {
  const above = [table.title ?? [], table.headLine?.left ?? [], table.headLine?.right ?? []].map(plainText).join('');
  const said = /单位[：:](万元|元)/u.exec(above)?.[1];
  const spent = figures.get('expenditure.all.total')?.value;
  if (said !== '万元' || spent === undefined || spent.isZero()) return [];
  return columns
    .filter(isAdded)
    .flatMap(({ total, head }): Wrong[] => {
      if (total === undefined || total.value.times(YUAN_IN.万元).lessThan(spent.times(FAR))) return [];
      const message = `表中“${head}”合计 ${total.text}，单位写万元，是全部支出的许多倍，应以元为单位，请核实`;
      return [{ severity: 'warning', message, at: total, actual: '万元', expected: '元', hint: '改正金额单位' }];
    })
    .slice(0, 1);
}

/** Times the spending of the whole unit. */
const FAR = 100;
