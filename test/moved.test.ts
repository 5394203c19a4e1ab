/** What moved between two states of a unit: complete, with its causes, and nothing that did not move. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../src/input/read-json.ts';
import type { BuildState } from '../src/model/build-state.ts';
import { analyse } from '../src/pipeline.ts';
import { compareReports } from '../src/review/compare/compare-reports.ts';
import { changedPlaces } from '../src/review/moved/changed-places.ts';
import { changedFindings } from '../src/review/moved/finding-changes.ts';
import type { FigureChange, Movement } from '../src/review/moved/movement.ts';
import { summaryText } from '../src/review/moved/summary.ts';
import { isEmpty, whatMoved } from '../src/review/moved/what-moved.ts';
import { reasonText } from '../src/review/moved/words.ts';
import { differingCount, unexplainedLines } from './explained-lines.ts';
import { analyseUnit, changedUnit, kept, paths, replaceOnce, unitFolder } from './support.ts';

const UNITS = ['qingshan-2022', 'luxian-2023', 'heshui-2024', 'lengshuitan-2021', 'putuo-finance-2024'];
const WORK = '{ "project": "medical-security-work", "amount": 219.66 }';

const states = new Map<string, BuildState>();
function unitState(unit: string): BuildState {
  const state = states.get(unit) ?? kept(analyseUnit(unit));
  states.set(unit, state);
  return state;
}

/** The movement from a unit to a changed copy of it. */
function movementTo(folder: string, unit: string): Movement {
  return whatMoved(unitState(unit), kept(analyse(folder, paths, `data/units/${unit}`)), parseJson);
}

function movedBy(unit: string, ...replacements: readonly (readonly [from: string, to: string])[]): Movement {
  return movementTo(changedUnit(unit, ...replacements), unit);
}

function figure({ figures }: Movement, id: string): FigureChange {
  const found = [...figures.moved, ...figures.came, ...figures.went].find((change) => change.id === id);
  if (found === undefined) throw new Error(`${id} did not move`);
  return found;
}

function copyOf(unit: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'juesuan-')), unit);
  cpSync(unitFolder(unit), folder, { recursive: true });
  return folder;
}

describe('one corrected amount', () => {
  const movement = movedBy('qingshan-2022', [WORK, WORK.replace('219.66', '220.66')]);

  it('is the one changed input, with its place and its name', () => {
    expect(movement.inputs.values).toEqual([
      {
        kind: 'changed',
        path: 'expenditure[6].project[2].amount',
        formerPath: 'expenditure[6].project[2].amount',
        label: '医疗保障工作经费支出（一般行政管理事务）',
        items: ['2101502', '医疗保障工作经费'],
        former: '219.66',
        present: '220.66',
        place: { file: 'report.json', line: 68, column: 57, path: 'expenditure[6].project[2].amount' },
      },
    ]);
    expect(movement.inputs.prose).toEqual([]);
    expect(movement.inputs.templates).toEqual([]);
  });

  it('is the root of every figure that moved', () => {
    expect(movement.figures.moved.length).toBeGreaterThan(40);
    for (const { id, roots } of movement.figures.moved) expect(roots, id).toEqual([0]);
  });

  it.each([
    ['generalPublic.2101502.project', '244.69万元', '245.69万元', '+1万元'],
    ['expenditure.all.total', '1114.03万元', '1115.03万元', '+1万元'],
    ['generalPublic.all.total.changeRate', '-8.1%', '-8%', '+0.1个百分点'],
    ['projects.medical-security-work.totalScore', '99.97', '100', '+0.03'],
    ['performance.overall.unexecuted', '796.41万元', '795.41万元', '-1万元'],
  ])('moves %s from %s to %s', (id, former, present, difference) => {
    const change = figure(movement, id);
    expect([change.former?.shown, change.present?.shown, change.difference]).toEqual([former, present, difference]);
  });

  it('tells the chain from a total down to the input', () => {
    const total = figure(movement, 'expenditure.2101502.total');
    expect(total.through.map(({ id }) => id)).toEqual(['generalPublic.2101502.total']);
    expect(reasonText(total, movement)).toBe(
      '本年支出合计（一般行政管理事务） ＝ 一般公共预算财政拨款支出（一般行政管理事务） ＋ …；' +
        '因 [1] 医疗保障工作经费支出（一般行政管理事务）（2101502）由 219.66 改为 220.66',
    );
  });

  it('counts apart what moved behind the printed digits', () => {
    const { exactOnly, moved } = movement.figures;
    expect(exactOnly).toContain('generalPublic.208.total.share'.replace('208', '21011'));
    for (const id of exactOnly) expect(moved.some((change) => change.id === id)).toBe(false);
  });

  it('names sentence, cell and chart point', () => {
    const cell = movement.places.find((place) => place.kind === 'cell' && place.row === '合计');
    expect(cell).toMatchObject({
      table: '支出决算表',
      column: '本年支出合计',
      former: '1,114.03',
      present: '1,115.03',
    });
    const chart = movement.places.find((place) => place.kind === 'chart');
    expect(chart).toMatchObject({
      caption: '图2：支出决算结构',
      points: [{ category: '项目支出（88.7%）', former: '987.85', present: '988.85' }],
    });
    const sentence = movement.places.find((place) => place.kind === 'sentence');
    expect(sentence?.headings.at(-1)).toBe('三、支出决算情况说明');
    expect([sentence?.former, sentence?.present]).toEqual([
      '2022年度支出合计1114.03万元。',
      '2022年度支出合计1115.03万元。',
    ]);
  });

  it('follows a part of a pie of which the share moves too', () => {
    const much = movedBy('qingshan-2022', [WORK, WORK.replace('219.66', '319.66')]);
    const chart = much.places.find((place) => place.kind === 'chart' && place.points.length === 1);
    expect(chart).toMatchObject({
      points: [{ category: '项目支出（89.6%）', former: '987.85', present: '1087.85' }],
    });
  });

  it('finds in the form the row and the heading above the cell', () => {
    const rate = movement.places.find((place) => place.kind === 'cell' && place.former === '58.31%');
    expect(rate).toMatchObject({ row: '部门整体支出总额', column: '执行率（B/A）', present: '58.37%' });
  });

  it('tells which findings came', () => {
    expect(movement.findings.came.map(({ rule, message }) => `${rule} ${message}`)).toContain(
      'R02 已公开的“医疗保障工作经费全年执行数”为 219.66万元，按明细计算为 220.66万元',
    );
    expect(movement.findings.went).toEqual([]);
  });

  it('is told in one line', () => {
    expect(summaryText(movement)).toMatch(
      /^改了 1 处输入，54 个数随之变动，影响 \d+ 句话、\d+ 个单元格、1 幅图；问题：新增 \d+、消除 0$/,
    );
  });
});

/** Each changes another kind of input, or another part of the report. */
const CHANGES: readonly (readonly [unit: string, what: string, change: (folder: string) => void])[] = [
  ['qingshan-2022', 'an amount', (folder) => replaceOnce(join(folder, 'report.json'), WORK, WORK.replace('.66', '.9'))],
  [
    'qingshan-2022',
    'a prose file',
    (folder) => {
      const file = join(folder, 'overview/duties.md');
      const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n');
      writeFileSync(file, [`${first}承担区委、区政府交办的其他任务。`, '另起一段。', '', ...rest].join('\n'));
    },
  ],
  [
    'luxian-2023',
    'a row less',
    (folder) => {
      replaceOnce(join(folder, 'report.json'), '    { "code": "2080506", "generalPublic": 5.85 },\n', '');
      const row = '    { "code": "2080506", "fund": "generalPublic", "initialBudget": 5.85, "basic": 5.85 },\n';
      replaceOnce(join(folder, 'report.json'), row, '');
    },
  ],
  [
    'luxian-2023',
    'the name of the unit',
    (folder) => {
      const file = join(folder, 'report.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"name": "([^"]+)"/, '"name": "$1筹备组"'));
    },
  ],
  [
    'heshui-2024',
    'an amount',
    (folder) => replaceOnce(join(folder, 'report.json'), '"amount": 6586400', '"amount": 6586500'),
  ],
  [
    'lengshuitan-2021',
    'the staff',
    (folder) => {
      const staff = '"staff": { "authorized": 65, "actual": 51 }';
      replaceOnce(join(folder, 'report.json'), staff, staff.replace('51', '66'));
    },
  ],
];

describe('places', () => {
  it.each(CHANGES)(
    'of %s, %s changed, account for every line that differs in the text output',
    (unit, _what, change) => {
      const folder = copyOf(unit);
      change(folder);
      const former = unitState(unit);
      const present = kept(analyse(folder, paths, `data/units/${unit}`));
      const movement = whatMoved(former, present, parseJson);
      expect(differingCount(former.report, present.report)).toBeGreaterThan(0);
      expect(unexplainedLines(former.report, present.report, movement.places)).toEqual([]);
      expect(movement.inputs.values.length + movement.inputs.prose.length).toBeGreaterThan(0);
    },
  );
});

describe('the judge of completeness', () => {
  const [former, present] = [
    unitState('qingshan-2022').report,
    kept(analyse(changedUnit('qingshan-2022', [WORK, WORK.replace('219.66', '220.66')]), paths)).report,
  ];
  const places = changedPlaces(compareReports(former, present));

  it.each(['sentence', 'cell', 'heading'])('misses the places of kind %s when they are left out', (kind) => {
    const others = places.filter((place) => place.kind !== kind);
    expect(others.length).toBeLessThan(places.length);
    expect(unexplainedLines(former, present, others)).not.toEqual([]);
  });
});

describe('nothing moved', () => {
  it.each(UNITS)('between %s and itself', (unit) => {
    const movement = whatMoved(unitState(unit), unitState(unit), parseJson);
    expect(isEmpty(movement)).toBe(true);
    expect(summaryText(movement)).toBe('没有变动');
  });

  it('where the dossier is only written otherwise', () => {
    const folder = changedUnit('qingshan-2022', [WORK, '{ "amount": 219.660, "project": "medical-security-work" }']);
    const file = join(folder, 'report.json');
    writeFileSync(file, `\n\n${readFileSync(file, 'utf8').replaceAll('\n  ', '\n      ')}\n`);
    const prose = join(folder, 'overview/duties.md');
    writeFileSync(prose, `\n${readFileSync(prose, 'utf8').replaceAll('\n', '  \n')}\n\n`);
    const movement = movementTo(folder, 'qingshan-2022');
    expect(isEmpty(movement)).toBe(true);
  });
});

describe('figures', () => {
  it('that a form prints with more digits move where the text shows nothing', () => {
    const movement = movedBy('qingshan-2022', [WORK, WORK.replace('219.66', '219.90')]);
    expect(figure(movement, 'performance.overall.executionRate')).toMatchObject({
      former: { shown: '58.31%' },
      present: { shown: '58.33%' },
      difference: '+0.02个百分点',
    });
  });

  it('that come with a new row have it as their root, and zeros are not counted', () => {
    const row = '{ "code": "2296013", "fund": "governmentFund"';
    const movement = movedBy('qingshan-2022', [
      `    ${row}`,
      `    { "code": "2101599", "fund": "generalPublic", "basic": 1 },\n    ${row}`,
    ]);
    expect(movement.inputs.values.map(({ kind, path }) => [kind, path])).toEqual([['inserted', 'expenditure[7]']]);
    expect(figure(movement, 'generalPublic.2101599.basic')).toMatchObject({
      label: expect.stringContaining('基本支出'),
      present: { shown: '1万元' },
      roots: [0],
    });
    const zeros = movement.figures.came.filter(({ present }) => present?.exact === '0');
    expect(zeros.length).toBeGreaterThan(10);
    expect(summaryText(movement)).not.toContain(`增加 ${movement.figures.came.length} 个数`);
  });

  it('of a row with another code have the code as their root', () => {
    const movement = movedBy('luxian-2023', [
      '{ "code": "2101506", "fund": "generalPublic", "initialBudget": 3, "basic": 3 }',
      '{ "code": "2101599", "fund": "nonFiscal", "initialBudget": 3, "basic": 3 }',
    ]);
    expect(movement.inputs.values.map(({ path }) => path)).toEqual(['expenditure[7].code', 'expenditure[7].fund']);
    expect(figure(movement, 'generalPublic.2101506.basic').roots).toEqual([0, 1]);
  });

  it('follow a template or setting without an input of their own', () => {
    const former = unitState('qingshan-2022');
    const total = former.figures.get('expenditure.all.total');
    if (total === undefined) throw new Error('no total');
    const figures = new Map([...former.figures, [total.id, { ...total, value: total.value?.plus(1) }]]);
    const shown = new Map([...former.shown, [total.id, '1万元']]);
    const movement = whatMoved(former, { ...former, figures, shown } as BuildState, parseJson);
    expect(movement.figures.moved.map(({ id, roots }) => [id, roots])).toEqual([['expenditure.all.total', []]]);
    expect(reasonText(figure(movement, total.id), movement)).toContain('设置、模板或计算方法有变');
  });
});

describe('findings', () => {
  const finding = { rule: 'A07', severity: 'error', message: '合计 10.00 与明细 11.00 不符' } as const;
  const at = (line: number, path: string) => ({ ...finding, place: { file: 'a/report.json', line, path } });

  it('are the same one on another line, in a shifted item, with other numbers', () => {
    const former = [at(5, 'revenue[0].generalPublic'), at(9, 'expenditure[2].basic')];
    const present = [
      at(8, 'revenue[0].generalPublic'),
      { ...at(12, 'expenditure[3].basic'), message: '合计 10.00 与明细 12.00 不符' },
    ];
    expect(changedFindings(former, present)).toEqual({ came: [], went: [], answered: [], remaining: 2 });
  });

  it('come, go, and are answered', () => {
    const other = { ...finding, rule: 'A08' };
    const waived = { ...at(5, 'x'), waived: '已核实' };
    const changes = changedFindings([at(5, 'x'), finding], [waived, other]);
    expect(changes).toEqual({ came: [other], went: [finding], answered: [waived], remaining: 0 });
    expect(changedFindings([waived], [at(5, 'x')]).came).toEqual([at(5, 'x')]);
  });

  it('of the same kind twice are counted twice', () => {
    expect(changedFindings([finding], [{ ...finding }, { ...finding }]).came).toEqual([finding]);
  });
});
