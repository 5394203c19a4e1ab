/** The Chinese sentences of the rules about tables. */
import type { MoneyUnit } from '../../money/units.ts';
import { TAIL } from '../tails.ts';
import type { Operand } from './formula.ts';

type Titled = { readonly title: string };

export interface Comparison {
  readonly left: string;
  readonly leftValue: string;
  readonly right: string;
  readonly rightValue: string;
  readonly gap: string;
  readonly relation: '=' | '≤' | '≥';
}

const RELATIONS = { '=': '应当相等', '≤': '前者不应大于后者', '≥': '前者不应小于后者' } as const;
const MOST_NAMED = 4;

/** Names of operands; blanks are left out, long lists are cut. */
export function operands(all: readonly Operand[]): string {
  const named = all.length === 1 ? all : all.filter(({ cell }) => cell.value?.isZero() !== true);
  if (named.length === 0) return '所加各数';
  const shown = named.slice(0, MOST_NAMED);
  const text = shown.map(({ cell, minus }, index) => `${sign(minus, index)}${cell.name}`).join('');
  return named.length > shown.length ? `${text}等${named.length}个数` : text;
}

function sign(minus: boolean, index: number): string {
  if (minus) return '－';
  return index === 0 ? '' : '＋';
}

function compared({ left, leftValue, right, rightValue, gap }: Comparison): string {
  return `${left}为 ${leftValue}，${right}为 ${rightValue}，相差 ${gap}`;
}

export function violation(comparison: Comparison, rule: Titled, declared: boolean): string {
  const basis = `${RELATIONS[comparison.relation]}（${rule.title}）`;
  return `${declared ? '已公开' : ''}${compared(comparison)}，${basis}`;
}

export function tailDifference(comparison: Comparison, rule: Titled, declared: boolean): string {
  return `${declared ? '已公开' : ''}${compared(comparison)}，${TAIL}（${rule.title}）`;
}

export function shouldBe(name: string, expected: string): string {
  return `${name}应为 ${expected}`;
}

export function corrections(wrong: readonly string[]): string {
  return `按明细计算，${wrong.join('，')}；请改正已公开的数，或改正明细`;
}

export function declaredAgrees(advice: string | undefined): string {
  return `已公开的各数与明细计算的结果一致，是明细本身有出入；${advice ?? '请核对明细'}`;
}

// --- Shape of the declared tables -------------------------------------------------------------------------------------

export function unknownTable(table: string): string {
  return `declared.tables 中的表号“${table}”不是本报告的表`;
}

export function knownTables(known: readonly string[]): string {
  return `本报告的表号有 ${known.join('、')}`;
}

export function unknownRow(tableName: string, title: string, row: string): string {
  return `${tableName}（${title}）没有“${row}”这一行`;
}

const ROW_KEYS = {
  statement: '这张表的行写行次，如 "27"，或行的文字，如 "本年收入合计"',
  classification: '这张表的行写功能分类科目编码或 "合计"',
  economic: '这张表的行写经济分类科目编码，或合计行的名称',
  singleRow: '这张表只有一行，写 "1"',
  economicLines: '这张表的行写经济分类科目编码或 "合计"',
} as const;

export function rowKeys(layout: keyof typeof ROW_KEYS): string {
  return ROW_KEYS[layout];
}

export function severalRows(tableName: string, row: string, lines: readonly string[]): string {
  return `${tableName}有 ${lines.length} 行都叫“${row}”（表式行次 ${lines.join('、')}）`;
}

export const WHICH_ROW = '写明是哪一侧、哪一行之下的，如 "支出/总计"、"年初财政拨款结转和结余/一般公共预算财政拨款"';

export function unknownColumn(tableName: string, column: string): string {
  return `${tableName}没有第“${column}”栏`;
}

export function knownColumns(known: readonly string[]): string {
  return `这一行的栏次有 ${known.join('、')}`;
}

export function wrongCellCount(tableName: string, row: string, count: number, expected: number): string {
  if (expected === 0) return `${tableName}的“${row}”行是空行，不应有数`;
  return `${tableName}的“${row}”行写了 ${count} 栏，应为 ${expected} 栏；空白栏写 ""`;
}

// --- Codes of declared tables (A08) -----------------------------------------------------------------------------------

export function codeDigits(tableName: string, code: string): string {
  return `已公开${tableName}的科目编码“${code}”有 ${code.length} 位；类 3 位、款 5 位、项 7 位`;
}

export function codeParent(tableName: string, code: string, parent: string): string {
  return `已公开${tableName}有科目 ${code}，没有它的${parent.length === 3 ? '类' : '款'} ${parent} 一行`;
}

export function codeOrder(tableName: string, code: string, before: string): string {
  return `已公开${tableName}的科目 ${code} 排在 ${before} 之后；科目应从小到大排列`;
}

export const CODE_ORDER_HINT = '把这一行移到按科目编码排列的位置';

export function addParent(parent: string): string {
  return `补上 ${parent} 一行`;
}

// --- Negative amounts (A33) -------------------------------------------------------------------------------------------

export function negative(name: string, amount: string, declared: boolean): string {
  return `${declared ? '已公开' : ''}${name}为负数 ${amount}`;
}

export function explainNegative(figure: string): string {
  return `确系退回、冲销的，在 reasons 中为 ${figure} 写明原因；否则请改正`;
}

export const NEGATIVE_CLOSING = '年末结转和结余不能为负：支出大于收入与年初结转和结余之和，请核对收入、支出和年初数';

// --- Reconciling ------------------------------------------------------------------------------------------------------

export function cellDiffers(name: string, printed: string, computed: string): string {
  return `已公开${name}为 ${printed}，按明细计算为 ${computed}`;
}

export function cellTail(name: string, printed: string, computed: string): string {
  return `${cellDiffers(name, printed, computed)}，${TAIL}`;
}

export const BLANK = '空白';
export const CORRECT_CELL = '明细无误的，改正已公开的数；已公开的数无误的，改正明细';

export function rowNotInDossier(name: string, printed: string): string {
  return `已公开${name}为 ${printed}，明细中没有这一科目`;
}

/** `row`: as `lineOfTable`, `codeOfTable` or a label write it. */
export function rowMissing(tableName: string, row: string, computed: string): string {
  return `已公开${tableName}没有${row}一行，按明细应有${computed}`;
}

export function noRows(tableName: string): string {
  return `已公开${tableName}一行也没有填`;
}

export const FILL_ROWS = '照已公开的表填写各行；没有公开的，删去这一张表';

export function lineOfTable(line: string, name: string): string {
  return `行次 ${line}“${name}”`;
}

export function codeOfTable(code: string, name: string): string {
  return `科目 ${code}“${name}”`;
}

export function otherUnit(what: string, unit: MoneyUnit): string {
  return `已公开的${what}约为按明细计算的${unit === '元' ? '一万倍' : '万分之一'}：元还是万元？`;
}

export function writtenInUnit(own: MoneyUnit, other: MoneyUnit): string {
  const change = other === '元' ? '除以一万' : '乘以一万';
  return `declared 中的金额也按 amountUnit（${own}）填写；按${other}填了的，各数${change}。其余核对已按${other}进行`;
}

export function figureDiffers(label: string, printed: string, computed: string): string {
  return `已公开的“${label}”为 ${printed}，按明细计算为 ${computed}`;
}

export function figureTail(label: string, printed: string, computed: string): string {
  return `${figureDiffers(label, printed, computed)}，${TAIL}`;
}

export function figureFromPrinted(label: string, printed: string, computed: string): string {
  return `${figureDiffers(label, printed, computed)}；在各数四舍五入的范围内可得到 ${printed}`;
}

export function figureCoarse(label: string, printed: string, computed: string): string {
  return `已公开的“${label}”为 ${printed}，位数少于本报告的写法，按明细计算为 ${computed}`;
}

export function figureNotStated(label: string, printed: string): string {
  return `已公开的“${label}”为 ${printed}，但基数为零，不应写出比率`;
}

export const DROP_RATE = '删去这一比率，只写金额和原因';
export const TRUNCATED = '似为截断而非四舍五入';

export function useExact(exact: string): string {
  return `按没有四舍五入的数计算为 ${exact}，再四舍五入`;
}

export function writeAllDigits(printed: string): string {
  return `与明细相符，只是位数少：本报告写 ${printed}，照此补齐；确要少写的不必改`;
}

export function figureNearlyWhole(label: string, printed: string, computed: string): string {
  return `已公开的“${label}”为 ${printed}，按明细四舍五入为 ${computed}`;
}

export const NEARLY_WHOLE = '没有全部执行而不写满的，可以保留；要与其他各项的写法一致，写四舍五入的数';

export function followsFrom(labels: readonly string[]): string {
  return `由同样有误的${labels.map((label) => `“${label}”`).join('、')}推出，请一并改正`;
}
