/** How a movement is told: on the terminal, as changes.json, and as the note that goes with a new draft. */
import { beforeAll, describe, expect, it } from 'vitest';
import { parseJson } from '../src/input/read-json.ts';
import type { BuildState } from '../src/model/build-state.ts';
import { plainText, type Table } from '../src/model/report.ts';
import { analyse } from '../src/pipeline.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { changeNote } from '../src/review/moved/change-note.ts';
import type { Movement } from '../src/review/moved/movement.ts';
import { movementJson } from '../src/review/moved/movement-json.ts';
import { movementText } from '../src/review/moved/movement-text.ts';
import { summaryText } from '../src/review/moved/summary.ts';
import { cutText, shownPair } from '../src/review/moved/text-pair.ts';
import { whatMoved } from '../src/review/moved/what-moved.ts';
import { brochure } from '../src/style/brochure.ts';
import { analyseUnit, changedUnit, docxParagraphs, kept, paths } from './support.ts';

const labels = { former: '第3次编制', present: '第4次编制' };
let former: BuildState;
let present: BuildState;
let movement: Movement;
let years: Movement;

beforeAll(() => {
  former = kept(analyseUnit('qingshan-2022'));
  const folder = changedUnit('qingshan-2022', [
    '"medical-security-work", "amount": 219.66',
    '"medical-security-work", "amount": 220.66',
  ]);
  present = kept(analyse(folder, paths, 'data/units/qingshan-2022'));
  movement = whatMoved(former, present, parseJson);
  years = whatMoved(former, kept(analyseUnit('luxian-2023')), parseJson);
}, 120_000);

describe('the listing of two states of a unit', () => {
  it('begins with the two states and the movement in one line', () => {
    expect(movementText(movement, { labels }).split('\n').slice(0, 2)).toEqual([
      '第3次编制 → 第4次编制',
      summaryText(movement),
    ]);
    expect(movementText(movement).split('\n')[0]).toBe(summaryText(movement));
  });

  it('says no more than that when nothing moved', () => {
    expect(movementText(whatMoved(former, former, parseJson))).toBe('没有变动\n');
  });

  it('gives the input with its place, and under it what followed', () => {
    const lines = movementText(movement).split('\n');
    const input = lines.indexOf('  [1] 医疗保障工作经费支出（一般行政管理事务）（2101502）由 219.66 改为 220.66');
    expect(lines[input + 1]).toBe('      report.json:68:57（expenditure[6].project[2].amount）');
    const cause = lines.findIndex((line) => line.startsWith('  因 [1] '));
    expect(cause).toBeGreaterThan(input);
    expect(lines[cause + 1]).toMatch(
      /^ {4}244\.69万元 → 245\.69万元 +\+1万元 +一般公共预算财政拨款项目支出（一般行政管理事务）$/,
    );
    expect(lines).toContain('        ＝ 部门整体支出全年执行数 ÷ 部门整体支出全年预算数');
  });

  it('gives sentences and cells under their headings', () => {
    const text = movementText(movement);
    expect(text).toContain(
      '三、支出决算情况说明\n      旧  2022年度支出合计1114.03万元。\n      新  2022年度支出合计1115.03万元。',
    );
    expect(text).toMatch(/》\n {4}合计，本年支出合计 +1,114\.03 → 1,115\.03\n/);
    expect(text).toContain('支出决算结构，项目支出（88.7%）  987.85 → 988.85');
  });

  it('says what it leaves out', () => {
    const cut = movementText(movement, { limit: 2, more: '全部见 changes.json' });
    const left = movement.findings.came.length - 2;
    expect(cut).toContain(`  …… 另有 ${left} 项没有列出（全部见 changes.json）`);
    expect(movementText(movement)).not.toContain('没有列出');
  });
});

describe('the listing of two units or years', () => {
  it('begins with a table of the printed figures', () => {
    const [summary, , heading, head, ...rows] = movementText(years, { layout: 'table' }).split('\n');
    const printed = years.figures.moved.filter((figure) => figure.printed);
    expect(summary).toBe(summaryText(years));
    expect(heading).toContain(`其中报告印出的 ${printed.length} 个`);
    expect(head?.trim().split(/ +/)).toEqual(['数据代号', '旧', '新', '增减', '名称']);
    expect(rows.slice(0, printed.length).map((row) => row.trim().split(' ')[0])).toEqual(printed.map(({ id }) => id));
  });

  it('says what only one of them has', () => {
    const text = movementText(years, { layout: 'table' });
    expect(text).toMatch(/\n只有新的才有的数据（\d+ 个.*\n(?: {2}.*\n)*? {2}revenue\.2101550\.total +387\.13万元/);
    expect(text).toMatch(/\n只有旧的才有的数据（\d+ 个.*\n(?: {2}.*\n)*? {2}revenue\.2296013\.total +28\.35万元/);
  });

  it('gives of every other list the first entries, and says so', () => {
    const text = movementText(years, { layout: 'table' });
    const left = years.inputs.values.length + years.inputs.prose.length + years.inputs.templates.length - 30;
    expect(text).toContain(`  …… 另有 ${left} 项没有列出（加 --format json 列出全部）`);
    expect(text.split('\n').length).toBeLessThan(700);
  });

  it('keeps every line to a readable length', () => {
    for (const line of movementText(years, { layout: 'table' }).split('\n')) expect(line.length).toBeLessThan(300);
  });
});

describe('long texts', () => {
  it('are cut to what differs, and say so', () => {
    const same = '甲'.repeat(80);
    const pair = shownPair(`${same}1,114.03万元${same}`, `${same}1,115.03万元${same}`);
    expect(pair.former).toBe(`…${'甲'.repeat(16)}1,114.03万元${'甲'.repeat(14)}…`);
    expect(pair.present).toContain('1,115.03');
    expect(cutText('乙'.repeat(200))).toBe(`${'乙'.repeat(70)}…（共 200 字）`);
    expect(cutText('丙'.repeat(90))).toBe('丙'.repeat(90));
  });
});

describe('changes.json', () => {
  it('holds all lists, and nothing that JSON loses', () => {
    const json = movementJson(movement);
    const read = JSON.parse(JSON.stringify(json));
    expect(Object.keys(read)).toEqual(['former', 'present', 'summary', 'inputs', 'figures', 'places', 'findings']);
    expect(read.summary).toBe(summaryText(movement));
    expect(read.places).toHaveLength(movement.places.length);
    expect(read.figures.moved).toHaveLength(movement.figures.moved.length);
    expect(read.figures.moved[0]).toEqual({
      id: 'projects.medical-security-work.executed.generalPublic.2101502.3',
      label: '医疗保障工作经费支出（一般行政管理事务）',
      former: { shown: '219.66万元', exact: '2196600' },
      present: { shown: '220.66万元', exact: '2206600' },
      difference: '+1万元',
      printed: false,
      through: [],
      roots: [0],
      reason: '因 [1] 医疗保障工作经费支出（一般行政管理事务）（2101502）由 219.66 改为 220.66',
    });
    expect(read.figures.moved.find(({ id }: { id: string }) => id === 'generalPublic.2101502.project')).toMatchObject({
      former: { shown: '244.69万元', exact: '2446900' },
      present: { shown: '245.69万元', exact: '2456900' },
      printed: true,
      through: ['projects.medical-security-work.executed.generalPublic.2101502.3'],
    });
    expect(read.inputs.values[0]).toMatchObject({ file: 'report.json', line: 68, column: 57, present: '220.66' });
  });

  it('is the same, byte for byte, for the same states', () => {
    const again = whatMoved(former, present, parseJson);
    expect(JSON.stringify(movementJson(again))).toBe(JSON.stringify(movementJson(movement)));
  });
});

describe('变更说明', () => {
  const where = { pageOf: () => 7, whereOf: () => '第7页，三、支出决算表' };
  const note = () => changeNote(movement, { labels, meta: present.report.meta, ...where });
  const tables = () => note().parts.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
  const rowsOf = ({ body }: Table) =>
    body.map((row) => row.map(({ paragraphs }) => paragraphs.map((text) => plainText(text)).join('／')));

  it('says which unit, from which state to which', async () => {
    const paragraphs = docxParagraphs(await renderDocx(note(), brochure, new Map()));
    expect(paragraphs).toContain(`单位：${present.report.meta.unitName}`);
    expect(paragraphs).toContain('原稿：第3次编制　　现稿：第4次编制');
    expect(paragraphs).toContain(`${summaryText(movement)}。`);
    expect(paragraphs.filter((text) => /^[一二三四五]、/.test(text))).toEqual(
      expect.arrayContaining([
        '一、改动之处',
        '二、表格中受影响之处',
        '三、文字中受影响之处',
        '四、数据变动及原因',
        '五、问题变化',
      ]),
    );
  });

  it('names every input, printed figure, place and finding, those that moved alike in one row', () => {
    const [inputs = [], cells = [], texts = [], figures = [], findings = []] = tables().map(rowsOf);
    expect(inputs).toEqual([
      ['1', '医疗保障工作经费支出（一般行政管理事务）（2101502）', '219.66', '220.66', 'report.json 第68行'],
    ]);
    expect(figures[0]).toEqual([
      expect.stringMatching(
        /^因 \[1\] 医疗保障工作经费支出（一般行政管理事务）（2101502）由 219\.66 改为 220\.66，\d+ 个数随之变动$/,
      ),
    ]);
    const printed = movement.figures.moved.filter((figure) => figure.printed);
    const names = (rows: readonly string[][]) =>
      rows.filter((row) => row.length > 1).flatMap(([name = '']) => name.split('；'));
    expect(names(figures)).toHaveLength(printed.length);
    expect(figures.length).toBeLessThan(0.7 * printed.length);
    const inTables = movement.places.filter((place) => 'table' in place);
    expect(names(cells)).toHaveLength(inTables.length);
    expect(texts.filter((row) => row.length > 1)).toHaveLength(movement.places.length - inTables.length);
    for (const [across = ''] of [...cells, ...texts].filter((row) => row.length === 1))
      expect(across).toMatch(/^第7页，/);
    expect(findings).toHaveLength(movement.findings.came.length + movement.findings.went.length);
    for (const [, at] of findings) expect(at).toBe('第7页，三、支出决算表');
  });

  it('has one row for the cells of a table that read the same before and after', () => {
    const places = rowsOf(tables()[1] as Table);
    const at = places.findIndex(([across = '']) => across.endsWith('《支出决算表》'));
    expect(places.slice(at + 1).find(([, was]) => was === '244.69')).toEqual([
      '医疗保障管理事务，项目支出；一般行政管理事务，本年支出合计；一般行政管理事务，项目支出',
      '244.69',
      '245.69',
    ]);
  });

  it('counts the figures that the report does not print', () => {
    const unprinted = movement.figures.moved.filter((figure) => !figure.printed).length;
    const table = tables().find(({ id }) => id === 'note-figures');
    expect(table?.notes.map((text) => plainText(text))).toEqual([
      `注：另有 ${unprinted} 个数变动，报告中没有印出；另有 ${movement.figures.exactOnly.length} 个数只动了尾数，印出的不变。`,
    ]);
  });

  it('of nothing says so under each heading', async () => {
    const empty = changeNote(whatMoved(former, former, parseJson), { labels, meta: former.report.meta, ...where });
    const paragraphs = docxParagraphs(await renderDocx(empty, brochure, new Map()));
    expect(paragraphs.filter((text) => text === '没有变动。')).toHaveLength(6);
  });
});
