/** Places and keys of a dossier in the words of a finance officer. */
import { describe, expect, it } from 'vitest';
import { fieldWords } from '../src/model/field-words.ts';
import { entryAsWords, keysAsNames, withKeyNames } from '../src/model/key-words.ts';
import { besideName } from '../src/review/direction-words.ts';

describe('a place of a dossier', () => {
  it.each([
    ['expenditure[3].basic', '本年支出第4项 > 基本支出'],
    ['causes.medical-aid-decrease.amount', '多处引用的增减原因 > 该原因带来的增减额'],
    ['priorYear["expenditure.all.total"]', '上年同口径数'],
    ['declared.tables.T3["201"][1]', '已公开表格的数“201”第2项'],
    ['performance.overall.goals[0].indicators[3].target', '年度绩效目标第1项 > 绩效指标第4项 > 年初目标值'],
    ['document', '公文格式要素'],
  ])('%s is %s', (path, words) => expect(fieldWords(path)).toBe(words));

  it.each(['profile.json', '一、概况 › 第1段', 'no.such.place', ''])('%s is none', (path) => {
    expect(fieldWords(path)).toBeUndefined();
  });
});

describe('keys in a text', () => {
  it.each([
    ['在 reasons["balance.grandTotal"]（增减原因） 中补上原因', '在增减原因中补上原因'],
    ['"method"（计分方法）写 "positive"（正向指标）', '“计分方法”写“正向指标”'],
    ['本文件的金额单位（amountUnit）是万元', '本文件的金额单位是万元'],
    ['由程序核对（juesuan explain），编码选 UTF-8', '由程序核对（juesuan explain），编码选 UTF-8'],
  ])('are names on paper: %s', (text, paper) => expect(keysAsNames(text)).toBe(paper));

  it('are kept on the terminal, each name once', () => {
    const told = '在 reasons["a.b"]（增减原因）中补上 "recipient"（主送机关）';
    expect(withKeyNames('在 reasons["a.b"] 中补上 "recipient"')).toBe(told);
    expect(withKeyNames(told)).toBe(told);
    const bracketed = '"overseasGroups"（因公出国（境）团组数）还没有填写';
    expect(withKeyNames(bracketed)).toBe(bracketed);
    expect(withKeyNames('在 profile.json 中改，再运行 juesuan draft')).toBe(
      '在 profile.json 中改，再运行 juesuan draft',
    );
  });

  it('of a literal are words without signs of JSON', () => {
    expect(entryAsWords('{ "recipient": "县财政局", "signedOn": "2025-01-01" }')).toBe(
      '主送机关 县财政局，成文日期 2025-01-01',
    );
    expect(entryAsWords('1085.68万元')).toBe('1085.68万元');
  });
});

it('a name that says the direction takes the amount without a sign', () => {
  expect(besideName('城乡医疗救助减少', '-329.45万元')).toBe('329.45万元');
  expect(besideName('比上年增减', '-329.45万元')).toBe('-329.45万元');
});
