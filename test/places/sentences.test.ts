/** Sentences of places as the check reads them. */
import { describe, expect, it } from 'vitest';
import { atPlace, told } from './place.ts';

const sections = [
  { id: 'fiscal', title: '财政拨款收入支出决算总体情况说明', template: 'fiscal.md.hbs' },
  { id: 'all', tables: 'all' },
];
const profile = { parts: [{ id: 'text', title: '决算情况说明', sections }] };

/** 430 万元 of 财政拨款 beside 450 in all. */
const errors = (sentence: string) => told(atPlace({}, {}, profile, { 'fiscal.md.hbs': sentence }));

describe('总支出', () => {
  it('is the expenditure of the year, or 支出总计', () => {
    const more = { opening: [{ fund: 'nonFiscal', amount: 7 }] };
    const said = (figure: string) =>
      told(atPlace({}, more, profile, { 'fiscal.md.hbs': `本单位{{year}}年度总支出{{amount "${figure}"}}。` }));
    expect(said('expenditure.all.total')).toEqual([]);
    expect(said('balance.grandTotalExpenditure')).toEqual([]);
    expect(said('expenditure.all.basic')).toEqual([expect.stringMatching(/^C04 .*为 450万元/)]);
  });

  it('is of 财政拨款 after 财政拨款总收入', () => {
    const text = '财政拨款总收入{{amount "fiscal.grandTotal"}}，总支出';
    expect(errors(`${text}{{amount "fiscal.grandTotalExpenditure.total"}}。`)).toEqual([]);
    expect(errors(`${text}{{amount "expenditure.all.total"}}。`)).toEqual([expect.stringMatching(/^C05 .*为 430万元/)]);
  });
});

describe('财政拨款收入总计……，支出总计……', () => {
  it('is 财政拨款 in all its parts', () => {
    const total = '财政拨款收入总计{{amount "fiscal.grandTotal"}}';
    const parts =
      '其中：本年收入{{amount "revenue.all.fiscal"}}；支出总计{{amount "fiscal.grandTotalExpenditure.total"}}';
    expect(errors(`{{year}}年度${total}，支出总计{{amount "fiscal.grandTotalExpenditure.total"}}。`)).toEqual([]);
    expect(errors(`{{year}}年度${total}，${parts}，其中：本年支出{{amount "fiscal.all.total"}}。`)).toEqual([]);
  });

  it('does not take the amounts of all money', () => {
    const wrong =
      '财政拨款收入总计{{amount "fiscal.grandTotal"}}，支出总计{{amount "balance.grandTotalExpenditure"}}。';
    expect(errors(wrong)).toEqual([expect.stringMatching(/^C05 .*支出总计”为 430万元/)]);
  });

  it('leaves a sentence that begins with all money as it is', () => {
    expect(
      errors('收入总计{{amount "balance.grandTotal"}}，支出总计{{amount "balance.grandTotalExpenditure"}}。'),
    ).toEqual([]);
    const wrong = '收入总计{{amount "balance.grandTotal"}}，支出总计{{amount "fiscal.grandTotal"}}。';
    expect(errors(wrong)).toEqual([expect.stringMatching(/^C01 .*为 450万元/)]);
  });
});
