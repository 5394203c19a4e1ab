/** What is wrong with what was typed, in words for the one who typed it: rules I04, I08, I11, I12, I14 to I17. */
import type { Finding } from '../../diagnostics/finding.ts';
import { type CellPlace, cellPlace } from '../../model/imported.ts';

type Words = Omit<Finding, 'rule' | 'place'>;

function told(rule: string, words: Words, at: CellPlace): Finding {
  return { rule, place: cellPlace(at), ...words };
}

const LEFT_OUT = '改正后再导入；其他的都已读入';

const KEPT = '工作表被删去、改名或改了结构，以前导入的数保留；要读入的，恢复工作表和它的名称；不需要的，不必管它';

export const FAULTS = {
  numberAsText: (text: string, read: string, at: CellPlace) =>
    told(
      'I04',
      {
        severity: 'warning',
        message: `数写成了文字，按 ${read} 读入`,
        actual: text,
        expected: read,
        hint: '把单元格改成数值格式，重新输入这个数',
      },
      at,
    ),
  uncalculated: (formula: string, at: CellPlace) =>
    told(
      'I08',
      {
        severity: 'error',
        message: '公式没有算出的结果，这一格没有读入',
        actual: `=${formula}`,
        hint: '用 Excel 或 WPS 打开，重新计算后保存，再导入；或直接写数',
      },
      at,
    ),
  notANumber: (label: string, text: string, isCount: boolean, at: CellPlace) =>
    told(
      'I11',
      {
        severity: 'error',
        message: `“${label}”应是${isCount ? '不带小数的数' : '数'}，这一格没有读入`,
        actual: text,
        expected: isCount ? '整数，如 12；没有写 0' : '不带单位和文字的数，如 1085.68；减少写负数',
        hint: LEFT_OUT,
      },
      at,
    ),
  notADate: (label: string, text: string, at: CellPlace) =>
    told(
      'I11',
      {
        severity: 'error',
        message: `“${label}”应是日期，这一格没有读入`,
        actual: text,
        expected: '形如 2023-10-19',
        hint: LEFT_OUT,
      },
      at,
    ),
  twice: (keys: string, first: CellPlace, at: CellPlace) =>
    told(
      'I12',
      {
        severity: 'error',
        message: `“${keys}”填了两行，这一行没有读入`,
        actual: `${first.cell} 已经有了`,
        expected: '一行',
        hint: '把两行并成一行，或改正其中一行',
      },
      at,
    ),
  noKey: (label: string, at: CellPlace) =>
    told(
      'I14',
      {
        severity: 'error',
        message: `这一行填了内容，没有填“${label}”，没有读入`,
        expected: `填上${label}`,
        hint: '不要这一行的，把整行清空',
      },
      at,
    ),
  noContent: (keys: string, at: CellPlace) =>
    told(
      'I14',
      {
        severity: 'warning',
        message: `“${keys}”一行没有内容，没有读入`,
        expected: '填上金额或文字',
        hint: '没有发生的，把整行清空',
      },
      at,
    ),
  notAChoice: (label: string, text: string, words: readonly string[], at: CellPlace) =>
    told(
      'I15',
      {
        severity: 'error',
        message: `“${label}”不是可选的一项，没有读入`,
        actual: text,
        expected: words.join('、'),
        hint: '从下拉列表中选',
      },
      at,
    ),
  notACode: (label: string, text: string, form: string, at: CellPlace) =>
    told(
      'I15',
      {
        severity: 'error',
        message: `“${label}”不是科目编码，这一行没有读入`,
        actual: text,
        expected: form,
        hint: '从“科目”表查编码',
      },
      at,
    ),
  unknownCode: (code: string, near: string | undefined, at: CellPlace) =>
    told(
      'I15',
      {
        severity: 'warning',
        message: `“科目”表没有编码 ${code}，仍按它读入`,
        actual: code,
        ...(near === undefined ? {} : { expected: near }),
        hint: '写错的改正；本年度确有这个科目的，在“补充科目”表写上它的名称',
      },
      at,
    ),
  unknownReference: (label: string, text: string, sheet: string, near: string | undefined, at: CellPlace) =>
    told(
      'I15',
      {
        severity: 'error',
        message: `“${sheet}”表没有“${text}”，这一格没有读入`,
        actual: text,
        expected: near ?? `“${sheet}”表中的${label}`,
        hint: `先在“${sheet}”表写上它，或改正这一格`,
      },
      at,
    ),
  twoWays: (label: string, other: CellPlace, at: CellPlace) =>
    told(
      'I16',
      {
        severity: 'error',
        message: `“${label}”既填了总数，又填了明细，总数没有读入`,
        actual: `明细在 ${other.sheet.trim()} › ${other.cell}`,
        expected: '只填一处',
        hint: '清空总数，或清空明细',
      },
      at,
    ),
  otherVersion: (found: string, own: string, file: string): Finding => ({
    rule: 'I17',
    severity: 'error',
    place: { file },
    message: '填报表的版式与本程序的不同，没有读入',
    actual: `版式 ${found === '' ? '不明' : found}`,
    expected: `版式 ${own}`,
    hint: '用 juesuan new --workbook 重新生成，把数复制过去',
  }),
  otherHeads: (title: string, found: string, expected: string, at: CellPlace) =>
    told(
      'I17',
      {
        severity: 'error',
        message: `“${title}”的表头与填报表的不同，这一部分没有读入`,
        actual: found === '' ? '（空白）' : found,
        expected,
        hint: '恢复表头；各栏可以移动，表头要跟着移；或用 juesuan new --workbook 重新生成，把数复制过去',
      },
      at,
    ),
  lostSheet: (name: string, file: string): Finding => ({
    rule: 'I17',
    severity: 'warning',
    place: { file },
    message: `填报表中没有“${name}”这张表，没有读入`,
    expected: name,
    hint: KEPT,
  }),
  lostArea: (title: string, file: string): Finding => ({
    rule: 'I17',
    severity: 'warning',
    place: { file },
    message: `填报表中没有“${title}”的区域，这一部分没有读入`,
    hint: KEPT,
  }),
};
