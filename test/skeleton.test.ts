/** What a new dossier begins with: the 级 that the name of the unit tells. */
import { describe, expect, it } from 'vitest';
import { dossierNode } from '../src/cli/new/schema-node.ts';
import { skeleton } from '../src/cli/new/skeleton.ts';

const schema = await dossierNode();

describe('the 级 of a unit', () => {
  it.each([
    ['某某省财政厅', '省级'],
    ['某某市某某区财政局', '区级'],
    ['某某市某某县某某镇人民政府', '乡级'],
    ['某某市政务服务局', '市级'],
    // Words of the office that are no places.
    ['某某县市场监督管理局', '县级'],
    ['某某市市场监督管理局', '市级'],
    ['某某县住房和城乡建设局', '县级'],
    ['某某区城市管理局', '区级'],
    ['某某县乡村振兴局', '县级'],
    ['某某区市容环境卫生中心', '区级'],
    ['盐城市城市管理局', '市级'],
    // What stands in a town and is paid by the county.
    ['某某市某某区某某镇中心小学', '区级'],
    ['某某县某某乡卫生院', '县级'],
    ['某某县某某镇人民政府', '乡级'],
  ])('%s: %s', (name, level) => {
    const { unit } = skeleton({ profile: 'x', year: 2023, name, prose: {}, requires: {}, schema });
    expect(unit).toMatchObject({ name, level });
  });
});

describe('the rows of a new dossier', () => {
  it('show the amounts that most rows have', () => {
    const requires = { requires: ['revenue', 'expenditure'] };
    const made = skeleton({ profile: 'x', year: 2023, name: '某某县财政局', prose: {}, requires, schema });
    expect(made.revenue).toEqual([{ code: '', generalPublic: null }]);
    expect(made.expenditure).toEqual([{ code: '', fund: '', initialBudget: null, basic: null, project: null }]);
  });
});
