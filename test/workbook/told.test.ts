/** What sentences of a paper tell, and no table of it: into the fields of the dossier, each with its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberLiteral } from '../../src/model/dossier.ts';
import { importPathText } from '../../src/model/imported.ts';
import { YUAN_IN } from '../../src/money/units.ts';
import { toldFacts } from '../../src/stories/import/told/told-facts.ts';
import { toldValues } from '../../src/stories/import/told/told-values.ts';
import { docx, line, paperOf } from '../paper/support.ts';

const UNIT = '澜川市河西区档案馆';

async function told(sentences: readonly string[], { year = 2024, dossier = {} as unknown } = {}) {
  const paper = await paperOf('决算.docx', docx(sentences.map(line).join('')));
  const facts = toldFacts('决算.docx', paper, 2024);
  const asked = ['agencyOperatingCosts', 'balance.grandTotal'];
  const input = { told: [{ ...facts, unit: UNIT, year: 2024 }], unit: UNIT, year, asked, yuan: YUAN_IN.万元 };
  const { values, findings } = toldValues({ ...input, ofTables: [], dossier });
  return {
    values: values.map(({ path, value }) => `${importPathText(path)} ${(value as NumberLiteral).source}`),
    places: values.map(({ from }) => from.cell),
    findings: findings.map(({ message, actual, expected }) => `${message}：${actual}，${expected}`),
  };
}

describe('sentences of a paper', () => {
  it('tell counts of the “三公” money, of those who were received and of cars', async () => {
    const { values, places } = await told([
      '全年安排因公出国（境）团组2个，累计5人次。公务用车购置数1辆，公务用车保有量3辆。',
      '国内公务接待12批次、96人次（不含陪同人员）。外事接待1批次，4人次。',
    ]);
    expect(values.sort()).toEqual(
      [
        'foreignReceptionBatches 1',
        'foreignReceptionVisitors 4',
        'overseasGroups 2',
        'overseasVisitors 5',
        'receptionBatches 12',
        'receptionVisitors 96',
        'vehiclesHeld 3',
        'vehiclesPurchased 1',
      ].map((each) => `threePublic.counts.${each}`),
    );
    expect(new Set(places)).toEqual(new Set(['第1段', '第2段']));
  });

  it('tell what was bought, the staff, cars and machines that the unit has', async () => {
    const { values } = await told([
      '政府采购支出总额320.5万元，其中：政府采购货物支出120.5万元、政府采购工程支出0万元、政府采购服务支出2000000元。授予小微企业合同金额15.2万元。',
      '行政编制30名，事业编制12名，年末实有在职人员40人，退休人员9人。',
      '共有车辆2辆，其中：机要通信用车1辆、执法执勤用车1辆、其他用车0辆。单价100万元（含）以上设备（不含车辆）3台（套）。',
    ]);
    expect(values.sort()).toEqual(
      [
        'assets.equipment[kind="单价100万元（含）以上设备（不含车辆）"].count 3',
        'assets.vehicles[kind=执法执勤用车].count 1',
        'assets.vehicles[kind=机要通信用车].count 1',
        'procurement.goods.amount 120.5',
        'procurement.services.amount 200',
        'procurement.toMicro 15.2',
        'procurement.works.amount 0',
        'staff.actual 40',
        'staff.authorized[kind=事业编制].count 12',
        'staff.authorized[kind=行政编制].count 30',
        'staff.retired 9',
      ].sort(),
    );
  });

  it.each([
    ['by its own words', '机关运行经费支出185.40万元，比2023年度212.96万元减少27.56万元，下降12.94%。', '212.96'],
    ['by the change', '机关运行经费支出184.65万元，比上年增加2.55万元，增长1.40%。', '182.1'],
    ['by a change that stands in the next sentence', '机关运行经费支出10万元。与2023年度相比，减少2万元。', '12'],
  ])('tell what it was the year before %s', async (_, sentence, former) => {
    const { values } = await told([sentence]);
    expect(values).toContain(`priorYear.agencyOperatingCosts ${former}`);
  });

  it.each([
    ['of another year', '机关运行经费支出184.65万元，比2022年度增加2.55万元。'],
    ['whose rate is not that of the change', '机关运行经费支出184.65万元，比上年增加2.55万元，增长14%。'],
    ['whose change is not that of the amounts', '机关运行经费支出185.4万元，比2023年度212.96万元减少37.56万元。'],
  ])('tell nothing of the year before %s', async (_, sentence) => {
    const { values } = await told([sentence]);
    expect(values.filter((value) => value.startsWith('priorYear'))).toEqual([]);
  });

  it('give the dossier of the next year what was then', async () => {
    const { values } = await told(['机关运行经费支出184.65万元。', '行政编制30名，实有28人。'], { year: 2025 });
    expect(values).toEqual(['priorYear.agencyOperatingCosts 184.65']);
  });

  it('that tell two things are told, and neither is taken', async () => {
    const { values, findings } = await told(['行政编制30名，实有28人。', '年末实有人员26人。']);
    expect(values).toEqual([]);
    expect(findings).toEqual([expect.stringMatching(/^文字中两处说的不同，没有读入：.*：26，28（第1段）$/)]);
  });

  it('that tell one thing in two units of money are one', async () => {
    const { values, findings } = await told(['机关运行经费支出184.65万元。', '机关运行经费1846532.10元。']);
    expect([values, findings]).toEqual([['agencyOperatingCosts 184.65321'], []]);
  });

  it('about the budget or about what is meant by a word tell nothing', async () => {
    const { values } = await told([
      '机关运行经费预算200万元。',
      '公务接待费预算为3万元。',
      '因公出国（境）团组指出访的团组。',
    ]);
    expect(values).toEqual([]);
  });

  it('give the number that is printed, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 99_999_999 }), fc.nat({ max: 999 }), async (cents, batches) => {
        const amount = (cents / 100).toFixed(2);
        const { values } = await told([`机关运行经费支出${amount}万元。国内公务接待${batches}批次。`]);
        expect(values.map((each) => Number(each.split(' ')[1])).sort()).toEqual([Number(amount), batches].sort());
      }),
      { numRuns: 30 },
    );
  });
});
