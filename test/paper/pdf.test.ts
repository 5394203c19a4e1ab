/** Pages as others set them: turned, in columns, with heads that come again, with and without rules. */
import { describe, expect, it } from 'vitest';
import { at, grid, paperOf, pdf, rule, shown } from './support.ts';

const read = async (...pages: readonly string[]) => paperOf('报告.pdf', pdf(pages));

const SENTENCE = '本单位按照规定编制决算并组织实施，认真做好各项工作，确保资金安全';
/** Lines of 26 characters from the top; the first is indented. */
function lines(x: number, top: number, texts: readonly string[]): string {
  return texts.map((text, index) => at(x + (index === 0 ? 24 : 0), top - index * 20, text)).join('');
}

const XS = [72, 252, 352, 452];
/** A table with rows of three cells. */
function ruled(top: number, rows: readonly (readonly string[])[]): string {
  const ys = Array.from({ length: rows.length + 1 }, (_, row) => top - row * 20);
  const cells = rows.flatMap((row, r) => row.map((text, c) => at((XS[c] ?? 0) + 4, top - 14 - r * 20, text, 10)));
  return grid(XS, ys) + cells.join('');
}

describe('pages of a PDF', () => {
  it('are paragraphs, whatever lines they are broken into, also over pages', async () => {
    const first = lines(72, 760, [SENTENCE.slice(0, 30), `${SENTENCE.slice(0, 32)}`]);
    const second = at(72, 760, '完整。') + lines(72, 740, ['第二段另起一行。']);
    expect(shown(await read(first, second))).toEqual([
      `${SENTENCE.slice(0, 30)}${SENTENCE.slice(0, 32)}完整。`,
      '第二段另起一行。',
    ]);
  });

  it.each([
    ['entries of contents', [`（七）${SENTENCE.slice(0, 29)}`, `（八）${SENTENCE.slice(0, 29)}`]],
    ['what stands above a table', [`${SENTENCE.slice(0, 29)}决算表`, '编制单位：某某局 金额单位：元']],
  ])('keep full lines apart that are %s', async (_, texts) => {
    const drawn = texts.map((text, index) => at(72, 760 - index * 20, text)).join('');
    expect(shown(await read(drawn)).map((text) => text.replace(/^H\d /, ''))).toEqual(texts);
  });

  it('say on which page and line each line of a text stands', async () => {
    const paper = await read(
      lines(72, 760, [SENTENCE.slice(0, 30), `${SENTENCE.slice(0, 32)}`]) + at(72, 720, '结束。'),
    );
    const [block] = paper.blocks;
    const places = block?.kind === 'paragraph' ? block.text.lines.map(({ from, place }) => [from, place]) : [];
    expect(places.map(([from]) => from)).toEqual([0, 30, 62]);
    expect(places[2]?.[1]).toMatchObject({ kind: 'page', page: 1, line: 3, box: { x: 72 } });
  });

  it('have no running heads and page numbers', async () => {
    const text = SENTENCE.slice(0, 30);
    const page = (number: number) =>
      at(72, 810, '某局2024年度部门决算') + at(280, 40, `— ${number} —`) + lines(72, 700, [text, `第${number}句。`]);
    expect(shown(await read(page(1), page(2), page(3)))).toEqual([1, 2, 3].map((number) => `${text}第${number}句。`));
  });

  it('have a table that goes on, with its head once', async () => {
    const head = ['科目', '合计', '其中'];
    const paper = await read(
      at(220, 780, '支出决算表', 16) + ruled(740, [head, ['行政运行', '12.00', '10.00']]),
      at(400, 790, '续表') + ruled(770, [head, ['住房公积金', '3.00', '']]) + at(72, 700, '注：本表反映支出。'),
    );
    expect(shown(paper)).toEqual([
      '·支出决算表',
      '科目|合计|其中',
      '行政运行|12.00|10.00',
      '住房公积金|3.00|',
      '·注：本表反映支出。',
    ]);
  });

  it.each([
    ['a code and a name', ['类', '科目', '合计'], ['2', '其他', '3.00'], ['07', '支出', ''], '207|其他支出|3.00'],
    ['a code', ['类', '科目', '合计'], ['20', '其他支出', '3.00'], ['7', '', ''], '207|其他支出|3.00'],
    ['an amount', ['类', '科目', '合计'], ['207', '其他支出', '1,203.'], ['', '', '00'], '207|其他支出|1,203.00'],
  ])('have a row that the end of the page cut within %s', async (_what, head, above, below, whole) => {
    const rows = [['206', '科学技术支出', '2.00'], ['205', '教育支出', '1.00'], above];
    const paper = await read(ruled(200, [head, ...rows]), ruled(770, [head, below, ['221', '住房支出', '4.00']]));
    expect(shown(paper)).toEqual([
      '类|科目|合计',
      '206|科学技术支出|2.00',
      '205|教育支出|1.00',
      whole,
      '221|住房支出|4.00',
    ]);
  });

  it('have a row of its own at the top of a page, be it without a name', async () => {
    const head = ['类', '科目', '合计'];
    const rows = [head, ['206', '科学技术支出', '2.00'], ['205', '教育支出', '1.00']];
    const paper = await read(ruled(200, rows), ruled(770, [head, ['221', '', '4.00'], ['229', '', '5.00']]));
    expect(shown(paper).slice(3)).toEqual(['221||4.00', '229||5.00']);
  });

  it('may lie across: a table whose text runs upwards is read as it is meant', async () => {
    // The page turned by a quarter: what would stand at (x, y) of a landscape page stands at (595 − y, x).
    const turned = (x: number, y: number, text: string) => at(595 - y, x, text, 10, '0 1 -1 0');
    const level = (y: number) => rule(595 - y, 72, 595 - y, 452);
    const upright = (x: number) => rule(595 - 500, x, 595 - 460, x);
    const cells = [
      turned(76, 486, '科目'),
      turned(256, 486, '金额'),
      turned(76, 466, '基本支出'),
      turned(256, 466, '8.00'),
    ];
    const paper = await read(
      [500, 480, 460].map(level).join('') + [72, 252, 452].map(upright).join('') + cells.join(''),
    );
    expect(shown(paper)).toEqual(['科目|金额', '基本支出|8.00']);
    const [found] = paper.blocks;
    const place = found?.kind === 'table' ? found.cells[3]?.text.lines[0]?.place : undefined;
    expect(place).toMatchObject({ kind: 'page', page: 1, cell: { table: 1, row: 2, column: 2 } });
    expect(place?.kind === 'page' && place.box.h).toBeGreaterThan(place?.kind === 'page' ? place.box.w : 0);
  });

  it('may be set in two columns, which are read one after the other', async () => {
    const column = (x: number, words: string) =>
      Array.from({ length: 8 }, (_, row) =>
        at(x, 700 - row * 20, `${words}第${'一二三四五六七八'[row]}行之文字连成一句话`),
      ).join('');
    const [text] = shown(await read(column(72, '左栏') + column(310, '右栏')));
    expect(text?.startsWith('左栏第一行')).toBe(true);
    expect(text?.indexOf('左栏第八行')).toBeLessThan(text?.indexOf('右栏第一行') ?? 0);
  });

  it('have tables without rules where the columns are certain', async () => {
    const row = (y: number, [name = '', one = '', two = '']: readonly string[]) =>
      at(72, y, name) + at(300 - one.length * 12, y, one) + at(420 - two.length * 12, y, two);
    const rows = [
      ['项目名称', '预算数', '决算数'],
      ['基本支出', '10.00', '9.00'],
      ['项目支出', '5.00', '4.00'],
      ['合计数', '15.00', '13.00'],
    ];
    const whole = rows.map((cells, index) => row(700 - index * 24, cells)).join('');
    const paper = await read(whole);
    expect(shown(paper)).toEqual(rows.map((cells) => cells.join('|')));
    expect(paper.unread).toEqual([]);
  });

  const ROW = (y: number, one: string, two: string) =>
    at(72, y, '基本支出') + at(300 - one.length * 12, y, one) + at(420 - two.length * 12, y, two);
  const ROWS = ROW(700, '10.00', '9.00') + ROW(676, '5.00', '4.00') + ROW(652, '2.00', '1.00');

  it('tell where a table without rules cannot be read, and never take it for text or for missing', async () => {
    const head = at(72, 724, '项目') + at(180, 724, '本年度决算数的合计和其中');
    const paper = await read(head + ROWS);
    expect(paper.unread.map(({ what }) => what)).toEqual(['第1页的表没有读出']);
    expect(paper.unread[0]?.place).toMatchObject({ page: 1 });
    expect(shown(paper)).toEqual([]);
  });

  it('have tables without upright rules, whose heads are over the columns in whose middle they stand', async () => {
    const levels = [760, 716, 692, 668, 644].map((y) => rule(70, y, 424, y)).join('');
    const head = at(300, 744, '决算数') + rule(220, 738, 424, 738) + at(90, 733, '项目');
    const leaves = at(240, 722, '合计') + at(352, 722, '其中');
    expect(shown(await read(levels + head + leaves + ROWS))).toEqual([
      '项目[2×1]|决算数[1×2]',
      '合计|其中',
      '基本支出|10.00|9.00',
      '基本支出|5.00|4.00',
      '基本支出|2.00|1.00',
    ]);
  });

  it('have such tables that go on with the page, with their head again or without', async () => {
    const row = (y: number) => ROW(y, '3.00', '1.00');
    const head = (y: number) => at(90, y, '项目') + at(240, y, '合计') + at(352, y, '其中');
    for (const next of [row(780), head(780) + row(756)]) {
      const paper = await read(head(724) + ROWS, next + at(72, 600, '本单位按照规定编制决算并组织实施。'));
      expect(shown(paper)).toEqual([
        '项目|合计|其中',
        '基本支出|10.00|9.00',
        '基本支出|5.00|4.00',
        '基本支出|2.00|1.00',
        '基本支出|3.00|1.00',
        '本单位按照规定编制决算并组织实施。',
      ]);
      expect(paper.unread).toEqual([]);
    }
  });

  const BODY = [
    ['行政运行', '12.00', '10.00'],
    ['住房公积金', '3.00', '1.00'],
    ['购房补贴', '', '2.00'],
    ['卫生健康', '8.00', '5.00'],
    ['合计', '23.00', '18.00'],
  ];
  /** A head with rules, and rows that only upright rules part. @param step between rows */
  const boxed = (step: number) => {
    const cells = BODY.flatMap((row, r) => row.map((text, c) => at((XS[c] ?? 0) + 4, 706 - r * step, text, 10)));
    return (
      grid(XS, [740, 720, 720 - BODY.length * step - 8]) +
      at(76, 726, '科目', 10) +
      at(256, 726, '合计', 10) +
      at(356, 726, '其中', 10) +
      cells.join('')
    );
  };

  it('have rows in a frame without rules between them', async () => {
    expect(shown(await read(boxed(20)))).toEqual(['科目|合计|其中', ...BODY.map((row) => row.join('|'))]);
  });

  it('tell where lines in a frame may be rows or not', async () => {
    const { blocks, unread } = await read(boxed(11));
    expect(unread.map(({ what }) => what)).toEqual(['第1页的表没有读出']);
    expect(blocks).toEqual([]);
  });

  it('may lie side by side on one sheet, and are read one after the other', async () => {
    const page = (x: number, words: string) =>
      lines(x, 700, [SENTENCE.slice(0, 30), `${SENTENCE.slice(0, 20)}${words}。`, SENTENCE.slice(0, 28)]);
    const sheet = page(72, '左页') + page(667, '右页');
    const paper = await paperOf('报告.pdf', pdf([sheet], '1190 842'));
    expect(shown(paper).map((text) => /左页|右页/u.exec(text)?.[0])).toEqual(['左页', undefined, '右页', undefined]);
    const wide = await paperOf('报告.pdf', pdf([sheet + at(560, 780, '各页共有的标题')], '1190 842'));
    expect(shown(wide).join('\n')).toContain('各页共有的标题');
  });

  it('that are scans are read by what was recognised in them, which is told', async () => {
    const words = `3 Tr ${lines(72, 700, ['一、识别出来的标题'])}`;
    const picture = 'BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI\n';
    const other = lines(72, 700, ['二、印出的标题']);
    const { blocks, unread } = await read(`${picture}% /Subtype /Image\n${words}`, other);
    expect(shown({ blocks } as never)).toEqual(['H2 一、识别出来的标题', 'H2 二、印出的标题']);
    expect(unread.map(({ what }) => what)).toEqual(['第1页是扫描的图像，只读出了识别出来的文字，可能有错']);
  });

  it('have no hidden text beside what is to be seen', async () => {
    const { blocks, unread } = await read(
      `% /Subtype /Image\n${at(72, 700, '看得见。')}3 Tr ${at(72, 600, '看不见。')}`,
    );
    expect(shown({ blocks } as never)).toEqual(['看得见。']);
    expect(unread).toEqual([]);
  });

  it('have bold text once though it was written twice', async () => {
    expect(shown(await read(at(72, 700, '一、收支情况', 16) + at(72.5, 700, '一、收支情况', 16)))).toEqual([
      'H2 一、收支情况',
    ]);
  });

  it('have no text that is cut off or lies beside the page', async () => {
    const cell = `q 72 690 200 30 re W n ${at(72, 700, '看得见。')}${at(72, 400, '被遮去。')}Q `;
    expect(shown(await read(cell + at(72, -40, '在页外。')))).toEqual(['看得见。']);
  });
});
