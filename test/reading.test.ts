/** The reader of the printed report: numbers with units, sentences, roles, subjects, lists, breakdowns. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakdownsOf } from '../src/check/narrative/breakdowns.ts';
import { countedLists } from '../src/check/narrative/counted-lists.ts';
import { numeralsOf } from '../src/check/reading/numerals.ts';
import { sentencesOf } from '../src/check/reading/sentences.ts';
import { scopeOf, termsIn } from '../src/check/reading/terms.ts';

describe('numerals', () => {
  it.each([
    ['总计1,085.68万元', [['1,085.68万元', '10856800', 2, '元', false]]],
    [
      '占97.5%，1.3亿元',
      [
        ['97.5%', '0.975', 1, '%', false],
        ['1.3亿元', '130000000', 1, '元', false],
      ],
    ],
    [
      '约11000人次，筹集130万余元',
      [
        ['11000人次', '11000', 0, '人次', true],
        ['130万余元', '1300000', 0, '元', true],
      ],
    ],
    ['参保率达95%以上', [['95%', '0.95', 0, '%', true]]],
    [
      '单价100万元设备0台（套）',
      [
        ['100万元', '1000000', 0, '元', false],
        ['0台（套）', '0', 0, '台（套）', false],
      ],
    ],
    ['2022年12月31日，1-12月，027-86861667，〔2021〕20号，100—80%，6个月', []],
  ] as const)('%s', (text, expected) => {
    const found = numeralsOf(text).map((one) => [
      one.text,
      one.value.toFixed(),
      one.decimals,
      one.unit,
      one.approximate,
    ]);
    expect(found).toEqual(expected);
  });

  it('never throws, and every numeral stands where it says', () => {
    const piece = fc.constantFrom(
      '增加',
      '12',
      '.',
      ',',
      '万',
      '元',
      '%',
      '约',
      '年',
      '（',
      '）',
      '。',
      '，',
      '占',
      '其中：',
      '、',
      '与2021年度相比',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const one of numeralsOf(text)) expect(text.slice(one.start, one.end)).toBe(one.text);
        for (const sentence of sentencesOf(text)) breakdownsOf(sentence);
        countedLists(text);
      }),
    );
  });
});

describe('sentences', () => {
  const roles = (text: string) =>
    sentencesOf(text).flatMap(({ quantities }) =>
      quantities.map(({ text: said, role, direction }) => [said, role, direction]),
    );

  it('tells budget, result, completion', () => {
    expect(roles('年初预算为772.97万元，支出决算为709.41万元，完成年初预算的91.8%。')).toEqual([
      ['772.97万元', 'budget', undefined],
      ['709.41万元', 'final', undefined],
      ['91.8%', 'completion', undefined],
    ]);
  });

  it('tells changes, rates and last year', () => {
    expect(roles('机关运行经费支出185.4万元，比2022年度212.96万元减少27.56万元，下降12.94%。')).toEqual([
      ['185.4万元', 'value', undefined],
      ['212.96万元', 'prior', undefined],
      ['27.56万元', 'change', -1],
      ['12.94%', 'rate', -1],
    ]);
  });

  it('tells shares with their denominators and subjects', () => {
    const [sentence] = sentencesOf('货物采购授予中小企业合同金额占货物支出金额的69.6%。');
    const [share] = sentence?.quantities ?? [];
    expect([share?.role, share?.denominator, share?.subject?.name]).toEqual([
      'share',
      '货物支出金额',
      '货物采购授予中小企业合同金额',
    ]);
  });

  it('marks reasons and brackets', () => {
    const [sentence] = sentencesOf('支出5万元（含结转1万元），增加2万元，主要原因是新增项目2万元。');
    expect(sentence?.quantities.map(({ inReason, inBrackets }) => [inReason, inBrackets])).toEqual([
      [false, false],
      [false, true],
      [false, false],
      [true, false],
    ]);
  });
});

describe('terms', () => {
  it('takes the longest name', () => {
    const text = '一般公共预算财政拨款基本支出和“三公”经费财政拨款支出、财政拨款收、支总计';
    expect(termsIn(text).map(({ name }) => name)).toEqual([
      '一般公共预算财政拨款基本支出',
      '“三公”经费财政拨款支出',
      '财政拨款收、支总计',
    ]);
  });

  it('knows the kind of money', () => {
    expect(['一般公共预算支出', '政府性基金收入', '国有资本经营预算', '其他'].map(scopeOf)).toEqual([
      'generalPublic',
      'governmentFund',
      'stateCapital',
      undefined,
    ]);
  });
});

describe('lists', () => {
  it.each([
    ['分别从资金投入、财务管理、采购管理三个方面分析', 3, 3, 3, false],
    ['设立了综合部、基金结算部、审批部等5个工作股室', 5, 3, 3, true],
    ['内设机构4个股室，分别为办公室、医药价格和招标采购股、规划财务股、待遇保障股。', 4, 4, 4, false],
    ['内设办公室、种植业股和质量安全股3个机构', 3, 3, 3, false],
    ['围绕两大方向展开：一是扩面。二是监管。', 2, 2, 2, false],
  ] as const)('%s', (text, said, least, most, partial) => {
    expect(countedLists(text)).toMatchObject([{ said, least, most, partial }]);
  });

  it.each([
    ['自评总金额774.79万元，其中人员经费439.25万元，公用经费36.96万元，项目298.58万元。', 3],
    ['报销15357.29万元（基本11130.46万元，大病1720.68万元，医疗救助2506.15万元）。', 3],
    ['预算数1505.48万元由中央、市级、区级预算组成，其中：中央424.51万元，市级308万元，区级772.97万元。', 3],
  ])('%s', (text, parts) => {
    expect(
      sentencesOf(text)
        .flatMap(breakdownsOf)
        .map((one) => one.parts.length),
    ).toEqual([parts]);
  });

  it.each([
    '合同金额289.15万元，占总额的86.3%，其中：小微企业29.96万元。',
    '支出10万元，其中：A 3万元，增加2万元。',
    '检查35家，其中：追回90万元、20万元。',
  ])('finds no breakdown in %s', (text) => {
    expect(sentencesOf(text).flatMap(breakdownsOf)).toEqual([]);
  });
});
