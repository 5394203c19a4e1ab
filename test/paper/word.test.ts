/** Word files as others make them: what counts as text, as heading, as table. */
import { describe, expect, it } from 'vitest';
import { docx, line, paperOf, paragraph, run, shown, table } from './support.ts';

const read = async (body: string, parts?: Readonly<Record<string, string>>) => paperOf('报告.docx', docx(body, parts));
const BODY = '本年收入合计100.00万元，其中财政拨款收入100.00万元，占100.00%。';

describe('a Word file', () => {
  it('has the numbers that Word counts itself', async () => {
    const depth = (format: string, text: string) =>
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering xmlns:w="urn:w"><w:abstractNum w:abstractNumId="7">${depth('chineseCounting', '%1、')}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;
    const numbered = (text: string) =>
      paragraph(run(text), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>');
    const paper = await read(`${numbered('收入决算情况')}${line(BODY)}${numbered('支出决算情况')}${line(BODY)}`, {
      'numbering.xml': numbering,
    });
    expect(shown(paper)).toEqual(['H2 一、收入决算情况', BODY, 'H2 二、支出决算情况', BODY]);
  });

  it('is read with its changes accepted and without comments, deleted rows and hidden text', async () => {
    const changed = `${run('增加')}<w:del><w:r><w:delText>减少</w:delText></w:r></w:del><w:ins>${run('2.00')}</w:ins>${run('万元。')}`;
    const comment = '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>';
    const hidden = run('内部', '<w:vanish/>');
    const deletedEnd = paragraph(run('分成两段的'), '<w:rPr><w:del/></w:rPr>');
    const rows = table([
      [['序号'], ['名称']],
      [['1'], ['甲']],
      [['2'], ['乙']],
    ]).replace(/<w:tr>(?=(?:(?!<w:tr>).)*乙)/, '<w:tr><w:trPr><w:del/></w:trPr>');
    const paper = await read(`${paragraph(changed + comment + hidden)}${deletedEnd}${line('一段话。')}${rows}`);
    expect(shown(paper)).toEqual(['增加2.00万元。', '分成两段的一段话。', '序号|名称', '1|甲']);
  });

  it('has text boxes once, footnotes after their paragraph, and tells of what it cannot read', async () => {
    const box = (content: string) =>
      `<wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp>`;
    const drawn = `<w:r><mc:AlternateContent><mc:Choice>${box(line('框中文字。'))}</mc:Choice><mc:Fallback>${box(line('框中文字。'))}</mc:Fallback></mc:AlternateContent></w:r>`;
    const picture =
      '<w:r><w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/><pic:pic/></wp:inline></w:drawing></w:r>';
    const notes = `<w:footnotes xmlns:w="urn:w"><w:footnote w:id="2">${line('口径见附表。')}</w:footnote></w:footnotes>`;
    const paper = await read(
      `${paragraph(`${run('正文。') + drawn}<w:r><w:footnoteReference w:id="2"/></w:r>`)}${paragraph(picture)}`,
      { 'footnotes.xml': notes },
    );
    expect(shown(paper)).toEqual(['正文。', '框中文字。', '注 口径见附表。']);
    expect(paper.unread.map(({ what }) => what)).toEqual(['这里的图片没有读出，其中如果有文字或表，没有核对']);
  });

  it('has merged cells on a full grid, with lines above and notes below', async () => {
    const [start, on] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>'];
    const paper = await read(
      [
        line('收入决算表'),
        line('单位：万元'),
        table([
          [
            ['项目', start],
            ['收入', '<w:gridSpan w:val="2"/>'],
          ],
          [['', on], ['合计'], ['财政拨款']],
          [['行政运行'], ['12.00'], ['12.00']],
          [['短一行']],
        ]),
        line('注：本表反映收入。'),
        line(BODY),
      ].join(''),
    );
    expect(shown(paper)).toEqual([
      '·收入决算表',
      '·单位：万元',
      '项目[2×1]|收入[1×2]',
      '合计|财政拨款',
      '行政运行|12.00|12.00',
      '短一行||',
      '·注：本表反映收入。',
      BODY,
    ]);
    const [found] = paper.blocks;
    expect(found?.kind === 'table' && found.headRows).toBe(2);
    const cell = found?.kind === 'table' ? found.cells.find(({ text }) => text.text === '财政拨款') : undefined;
    expect(cell?.text.lines[0]?.place).toEqual({
      kind: 'word',
      file: '报告.docx',
      part: 'word/document.xml',
      paragraph: 7,
      cell: { table: 1, row: 2, column: 3 },
    });
  });

  it('has two tables where text stands between them, one where nothing does, and text in a frame of one cell', async () => {
    const rows = table([
      [['序号'], ['名称']],
      [['1'], ['甲']],
    ]);
    const more = table([[['2'], ['乙']]]);
    expect(shown(await read(`${rows}${more}`))).toEqual(['序号|名称', '1|甲', '2|乙']);
    expect(shown(await read(`${rows}${line('另有下表。')}${more}`)).length).toBe(4);
    expect(shown(await read(table([[['说明如下。']]])))).toEqual(['说明如下。']);
  });

  it('knows headings by ordinals, not sentences that have some, and entries of the contents', async () => {
    const entry = (text: string) => paragraph(`${run(text)}<w:r><w:tab/></w:r>${run('3')}`);
    const paper = await read(
      [
        line('目　录'),
        entry('第一部分　概况'),
        entry('一、主要职责'),
        line('第一部分　概况'),
        line('一、主要职责'),
        line('（一）负责本区财政工作。'),
        line('（二）机构设置情况'),
        line('下设三个科室。'),
        line('1.自评目的'),
        line('提高资金效益。'),
      ].join(''),
    );
    expect(shown(paper)).toEqual([
      '目　录',
      '目录 第一部分　概况',
      '目录 一、主要职责',
      'H1 第一部分　概况',
      'H2 一、主要职责',
      '（一）负责本区财政工作。',
      'H3 （二）机构设置情况',
      '下设三个科室。',
      'H4 1.自评目的',
      '提高资金效益。',
    ]);
  });
});
