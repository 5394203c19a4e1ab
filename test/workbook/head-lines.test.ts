/** Whose a table is, of which year, in what unit of money: as the lines above it are written. */
import { utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { headLinesOf, isSameUnit } from '../../src/workbook/recognise/head-lines.ts';
import { SheetGrid } from '../../src/workbook/recognise/sheet-grid.ts';

function lines(...rows: string[][]) {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((text, c) =>
      text === ''
        ? []
        : [{ address: utils.encode_cell({ r, c }), row: r, column: c, value: text, text, hidden: false }],
    ),
  );
  const { unit, year, yuan } = headLinesOf(
    new SheetGrid({ name: '表', hidden: false, cells, merged: [] }),
    rows.map((_, index) => index),
  );
  return [unit, year, yuan?.toNumber()];
}

describe('head lines', () => {
  it.each([
    [[['编制单位：某某县财政局', '2022年度', '金额单位：元']], ['某某县财政局', 2022, 1]],
    [[['部门：某某县财政局', '', '单位：万元']], ['某某县财政局', undefined, 10_000]],
    [[['单位：万元']], [undefined, undefined, 10_000]],
    [[['单位名称：', '某某县财政局', '单位:千元']], ['某某县财政局', undefined, 1000]],
    [[['编制单位：', '', '单位：元']], [undefined, undefined, 1]],
    [[['编制单位：某某县财政局　　　金额单位：万元']], ['某某县财政局', undefined, 10_000]],
    [
      [['２０２３年度收入决算表'], ['填报单位：某某县财政局 2023年度']],
      ['某某县财政局', 2023, undefined],
    ],
    [[['金额单位：人民币万元']], [undefined, undefined, 10_000]],
    [[['计量单位：元（列至角分）']], [undefined, undefined, 1]],
  ])('%j', (rows, expected) => {
    expect(lines(...rows)).toEqual(expected);
  });
});

describe('the same unit', () => {
  it.each([
    ['武汉市青山区医疗保障局', '青山区医疗保障局'],
    ['某某县财政局（本级）', '某某县财政局'],
    ['某某县 财政局', '某某县财政局'],
  ])('%s is %s', (one, other) => {
    expect([isSameUnit(one, other), isSameUnit(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['某某县财政局', '某某县财政局会计核算中心'],
    ['甲县财政局', '乙县财政局'],
    ['财政局', '某某县财政局'],
    ['', '某某县财政局'],
  ])('%s is not %s', (one, other) => {
    expect([isSameUnit(one, other), isSameUnit(other, one)]).toEqual([false, false]);
  });
});
