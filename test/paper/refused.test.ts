/** Files that are no readable paper: each is refused in words that say what to do, and none stops the machine. */
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx, line, paperOf, pdf, readOne, shown } from './support.ts';

const compound = (stream: string) => {
  const head = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return new Uint8Array(Buffer.concat([head, Buffer.alloc(504), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]));
};
const zip = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

/** A page whose content unpacks to far more than it is. */
function packedPage(content: string): Uint8Array {
  const packed = deflateSync(content, { level: 9 }).toString('latin1');
  const whole = Buffer.from(pdf(['@'])).toString('latin1');
  const stream = `<</Filter/FlateDecode/Length ${packed.length}>>stream\n${packed}\nendstream`;
  return new Uint8Array(Buffer.from(whole.replace('<</Length 1>>stream\n@\nendstream', stream), 'latin1'));
}

/** The main part of a .docx that says it is twice as long as it is. */
function lyingZip(): Uint8Array {
  const bytes = Buffer.from(docx(line('一')));
  const at = bytes.lastIndexOf('PK\u0001\u0002');
  bytes.writeUInt32LE(0x3fffffff, at + 24);
  return new Uint8Array(bytes);
}

describe('a file that is no readable paper', () => {
  it.each([
    ['旧稿.doc', compound('WordDocument'), /另存为 \.docx/],
    ['旧稿.wps', compound('WordDocument'), /WPS 自己的格式.*另存为/],
    ['加密.docx', compound('EncryptedPackage'), /取消密码/],
    ['公文.ofd', zip({ 'OFD.xml': '<ofd/>' }), /是 OFD 文件.*导出为带文字的 PDF/],
    ['照片.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0]), /是图片/],
    ['空.docx', new Uint8Array(), /没有文字/],
    ['空白.docx', docx(''), /没有文字/],
    ['别的.zip', zip({ 'a.txt': 'a' }), /不是能读的报告/],
    ['网页.docx', strToU8('<html></html>'), /不是能读的报告/],
    ['残缺.docx', docx(line('一')).slice(0, 300), /已损坏或不完整/],
    ['残缺文字.docx', docx('<w:p><w:r>'), /已损坏或不完整/],
    ['太深.docx', docx('<w:sdtContent>'.repeat(5000)), /已损坏或不完整/],
    ['虚报.docx', lyingZip(), /太大|已损坏/],
    ['残缺.pdf', strToU8('%PDF-1.7\nxxxx'), /已损坏或不完整/],
    ['扫描.pdf', pdf(['0 0 m 9 9 l S']), /是扫描件.*请用原来的 \.docx/],
    ['扫描图.pdf', pdf(['% /Subtype /Image\n0 0 m 9 9 l S', '0 0 m 9 9 l S']), /是扫描件.*请用原来的 \.docx/],
    ['炸弹.pdf', packedPage('0 0 m 1 1 l S\n'.repeat(2_000_000)), /太大/],
  ])('%s', async (name, bytes, told) => {
    const { paper, refused } = await readOne(name, bytes);
    expect(paper).toBeUndefined();
    expect(refused).toEqual([{ file: name, problem: expect.stringMatching(told) }]);
  });

  it('does not keep others from being read', async () => {
    const { readPapers } = await import('../../src/stories/audit/given-papers.ts');
    const { paper, refused } = await readPapers([
      { name: '旧稿.doc', bytes: compound('WordDocument') },
      { name: '正文.docx', bytes: docx(line('第一部分　概况')) },
      { name: '附表.csv', bytes: strToU8('收入决算表,\n项目,金额\n合计,12.00\n') },
    ]);
    expect(refused.map(({ file }) => file)).toEqual(['旧稿.doc']);
    expect(paper?.files).toEqual([
      { name: '正文.docx', kind: 'docx' },
      { name: '附表.csv', kind: 'workbook' },
    ]);
    expect(paper && shown(paper)).toEqual(['H1 第一部分　概况', '收入决算表', '项目|金额', '合计|12.00']);
  });

  it('expands no entity of its own', async () => {
    const laughs = zip({
      'word/document.xml':
        '<!DOCTYPE a [<!ENTITY b "bbbb">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>',
    });
    expect((await readOne('实体.docx', laughs)).refused).toHaveLength(1);
    expect(shown(await paperOf('和号.docx', docx(line('&amp;一'))))).toEqual(['&一']);
  });
});
