/** The Lengshuitan 2021 self-evaluation: a report without cover and contents, and a rubric whose scores are computed. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import { type Analysis, analyse } from '../src/pipeline.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { brochure } from '../src/style/brochure.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { analyseUnit, changedUnit, paths, textOf } from './support.ts';

const UNIT = 'lengshuitan-2021';

function changed(from: string, to: string): Analysis {
  return analyse(changedUnit(UNIT, [from, to]), paths, UNIT);
}

const score = (analysis: Analysis, id: string) => analysis.figures?.get(`rubric.${id}`)?.value?.toString();
const findings = (analysis: Analysis, rule: string) => analysis.findings.filter((finding) => finding.rule === rule);

describe('冷水滩区 2021', () => {
  let analysis: Analysis;
  let text: string;
  beforeAll(() => {
    analysis = analyseUnit(UNIT);
    text = textOf(analysis);
  });

  it('reads as accepted', async () => {
    await expect(text).toMatchFileSnapshot('golden/lengshuitan-2021.txt');
  });

  it('prints its title as first line, its sections directly below, and no cover or contents', () => {
    expect(text.startsWith('永州市冷水滩区医疗保障事务中心2021年度部门整体支出绩效自评报告\n\n一、部门概况\n')).toBe(
      true,
    );
    expect(text).not.toContain('目　录');
    expect(text).not.toContain('第一部分');
    expect(text.match(/^[一二三四五六七八九十]、/gm)).toHaveLength(10);
  });

  it('says 支出 where the published paper said 收入, and prints the exact decrease', () => {
    expect(text).toContain(
      '社会保障和就业支出53.172万元（劳动保障监察1.212万元，社会保险经办机构51.96万元），占7.91%；',
    );
    expect(text).toContain('卫生健康支出618.8591万元（行政运行519.9591万元，一般行政管理事务98.9万元），占92.09%。');
    expect(text).toContain('与上年相比减少0.2632万元，下降19.5%');
    expect(text).not.toContain('就业收入');
  });

  it('computes group totals and shares as printed', () => {
    expect(text).toContain(
      '其中工资福利支出为509.8024万元，商品和服务支出为158.9757万元，对个人和家庭的补助为3.253万元',
    );
    expect(findings(analysis, 'R02')).toMatchObject([
      { severity: 'info', actual: '-0.26万元', expected: '-0.2632万元' },
    ]);
  });

  it('prints every row of the rubric with its score', () => {
    expect(analysis.dossier?.rubric?.level1).toHaveLength(3);
    const table = text.slice(text.indexOf('一级指标\t分值'));
    const names = analysis.dossier?.rubric?.level1.flatMap((first) =>
      first.level2.flatMap((second) => second.items.flatMap((item) => item.names)),
    );
    expect(names).toHaveLength(17);
    for (const name of names ?? []) expect(table).toContain(name);
    expect(table).toContain('合计得分\t92');
  });

  it('tells which standards and scores of the rubric do not fit', () => {
    expect(findings(analysis, 'E12')).toMatchObject([
      { actual: '8', expected: '5', message: expect.stringContaining('“三公经费”变动率') },
      { actual: '5', expected: '6、3、0', message: expect.stringContaining('行政效能') },
    ]);
    expect(['E03', 'E04', 'E07'].flatMap((rule) => findings(analysis, rule))).toEqual([]);
  });

  it('leaves no mark, placeholder or template residue', () => {
    expect(text).not.toMatch(/[\uE000-\uF8FF]|\{\{|\}\}|\{[a-zA-Z]+\}|undefined|null|NaN|\[object/);
  });
});

describe('a rubric', () => {
  it('loses half a point for each whole point of staff above the establishment', () => {
    expect(score(changed('"actual": 51', '"actual": 65'), 'items.staff-control.score')).toBe('5');
    expect(score(changed('"actual": 51', '"actual": 66'), 'items.staff-control.score')).toBe('4.5');
    const crowded = changed('"actual": 51', '"actual": 80');
    expect(score(crowded, 'items.staff-control.score')).toBe('0');
    expect(score(crowded, 'totalScore')).toBe('87');
    expect(textOf(crowded)).toContain('自评合计分为87分，绩效等级为良好。');
    expect(findings(crowded, 'E07')).toMatchObject([{ actual: '优秀', expected: '良好' }]);
  });

  it('follows the accounts', () => {
    const analysis = changed('"reception": 2 }', '"reception": 1.06 }');
    expect(score(analysis, 'items.three-public-control.score')).toBe('5');
    expect(textOf(analysis)).toContain('合计得分\t90');
  });

  it('gives the points of the band that holds the measure', () => {
    const satisfied = (percent: number) =>
      score(
        changed(
          '"awarded": 4\n              }\n            ]\n          }\n        ]',
          `"measure": { "part": { "label": "满意", "value": ${percent} }, "whole": { "label": "答卷", "value": 100 } } } ] } ]`,
        ),
        'items.satisfaction.score',
      );
    expect([95, 90, 89, 80, 70, 69].map(satisfied)).toEqual(['6', '6', '4', '4', '2', '0']);
  });

  it('wants weights that add up on every level', () => {
    expect(
      findings(changed('"name": "投入",\n        "weight": 10', '"name": "投入",\n        "weight": 12'), 'E04'),
    ).toHaveLength(1);
    expect(
      findings(changed('"name": "投入",\n        "weight": 10', '"name": "投入",\n        "weight": 12'), 'E03'),
    ).toMatchObject([{ actual: '102', expected: '100' }]);
  });

  it('wants ranges that meet, points of the rule in order, and points that make up the weight', () => {
    const known = findings(analyseUnit(UNIT), 'E12').map(({ message }) => message);
    const added = (from: string, to: string) => {
      const told = findings(changed(from, to), 'E12').map(({ message }) => message);
      return told.filter((message) => !known.includes(message));
    };
    expect(added('10-20%（含）', '20-20%（含）').join()).toContain('20-20%');
    expect(added('80%（含）-90%', '80%（含）-60%').join()).toContain('80%（含）-60%');
    expect(added('低于70%计0分', '低于70%计6分').join()).toContain('6分');
    const standard =
      '此两项指标为设置部门整体支出绩效评价指标时必须考虑的共性要素，可根据部门实际情况有选择的进行设置，并将其细化为相应的个性化指标。';
    expect(added(standard, '再就业率60%以上计3分，新增就业计5分。').join()).toContain('3分、5分');
    expect(added(standard, '再就业率60%以上计5分，新增就业计5分。')).toEqual([]);
  });

  it('takes no score above the weight, and no figure that does not exist', () => {
    const above = changed('"awarded": 10', '"awarded": 11');
    expect(findings(above, 'E12').map((finding) => finding.actual)).toContain('11');
    const unknown = changed('"figure": "threePublic.completion.total"', '"figure": "threePublic.completion.totals"');
    expect(findings(unknown, 'V43')).toMatchObject([{ expected: 'threePublic.completion.total' }]);
  });
});

describe('a report without cover and contents', () => {
  it('numbers its pages from 1 in the PDF', async () => {
    const { report } = analyseUnit(UNIT);
    if (report === undefined) throw new Error('no report');
    const layout = layOut(report, brochure, loadTypefaces(paths.fonts));
    expect(layout.headingPages.get('title')).toBe(1);
    expect(layout.headingPages.get('report.overview')).toBe(1);
    expect(Math.max(...layout.headingPages.values())).toBeLessThanOrEqual(layout.pages.length);
  });

  it('numbers its pages from 1 in Word, and has no contents field', async () => {
    const { report } = analyseUnit(UNIT);
    if (report === undefined) throw new Error('no report');
    const docx = unzipSync(await renderDocx(report, brochure, new Map()));
    const xml = strFromU8(docx['word/document.xml'] ?? new Uint8Array());
    expect(xml.match(/<w:sectPr[ >]/g)).toHaveLength(1);
    expect(xml).toMatch(/<w:pgNumType w:start="1"\/>/);
    expect(xml).toContain('<w:footerReference');
    expect(xml).not.toContain('TOC');
  });
});
