/** Reading: every value keeps its place and its digits; whatever cannot be read is explained where it stands. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineReader } from '../src/input/line-reader.ts';
import { readDossier } from '../src/input/read-dossier.ts';
import { parseJson, readJson } from '../src/input/read-json.ts';
import { NumberLiteral } from '../src/model/dossier.ts';
import { valueAt } from '../src/model/source.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-input-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function parsed(text: string) {
  const { value, findings } = parseJson(text, 'a.json');
  if (value === undefined) throw new Error(JSON.stringify(findings));
  return value;
}

describe('a readable file', () => {
  it('keeps the digits of a number that no double can hold', () => {
    const { value } = parsed('{"amount": 90071992547409.93, "zero": 1.50}');
    expect(valueAt(value, ['amount'])).toEqual(new NumberLiteral('90071992547409.93'));
    expect(valueAt(value, ['zero'])).toEqual(new NumberLiteral('1.50'));
  });

  it('tolerates a byte order mark without moving the columns', () => {
    const { value, findings } = readJson(write('bom.json', '\uFEFF{"a": 1}'), 'bom.json', folder);
    expect(findings).toEqual([]);
    expect(value?.locate(['a'])).toEqual({ file: 'bom.json', line: 1, column: 7, path: 'a' });
  });

  it('points to the key or the value', () => {
    const json = parsed('{\n  "rows": [\n    { "基本": 12 }\n  ]\n}');
    expect(json.locate(['rows', 0, '基本'], 'key')).toEqual({
      file: 'a.json',
      line: 3,
      column: 7,
      path: 'rows[0].基本',
    });
    expect(json.locate(['rows', 0, '基本'])).toMatchObject({ line: 3, column: 13 });
    expect(json.locate([])).toEqual({ file: 'a.json', line: 1, column: 1 });
    expect(json.sourceAt(['rows', 0])).toBe('{ "基本": 12 }');
  });

  it('points to the nearest ancestor of what does not exist', () => {
    const json = parsed('{\r\n  "rows": [\r\n    {"a": 1}\r\n  ]\r\n}');
    expect(json.locate(['rows', 0, 'b', 'c'], 'key')).toMatchObject({ line: 3, column: 5, path: 'rows[0].b.c' });
    expect(json.locate(['rows', 7])).toMatchObject({ line: 2, column: 11 });
    expect(json.sourceAt(['rows', 0, 'b'])).toBeUndefined();
  });

  it('quotes keys that hold dots', () => {
    expect(parsed('{"priorYear": {"revenue.all": 1}}').locate(['priorYear', 'revenue.all']).path).toBe(
      'priorYear["revenue.all"]',
    );
  });

  it('holds __proto__ as an ordinary key', () => {
    const { value } = parsed('{"__proto__": {"basic": "1"}}');
    expect(valueAt(value, ['__proto__', 'basic'])).toBe('1');
    expect(valueAt(value, ['basic'])).toBeUndefined();
    expect(valueAt(value, ['toString'])).toBeUndefined();
  });
});

describe('an unreadable file', () => {
  it('V01: is missing', () => {
    const [finding] = readJson(join(folder, 'none.json'), 'x/none.json', folder).findings;
    expect(finding).toMatchObject({ rule: 'V01', place: { file: 'x/none.json' } });
    expect(finding?.message).toContain('找不到文件 x/none.json');
  });

  it('V02: is a folder', () => {
    const { value, findings } = readJson(folder, 'x', folder);
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([{ rule: 'V02', message: expect.stringMatching(/^无法读取 x：它是文件夹/) }]);
  });

  it('V02: is not UTF-8, from a certain place on', () => {
    const latin = Buffer.from([0x7b, 0x0a, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xe9, 0xff, 0x22, 0x7d]);
    const [finding] = readJson(write('latin.json', latin), 'latin.json', folder).findings;
    expect(finding).toMatchObject({ rule: 'V02', place: { line: 2, column: 6 } });
    expect(finding?.hint).toContain('UTF-8');
  });

  it('V04: writes one key twice; the first counts', () => {
    const { value, findings } = parseJson('{\n  "a": {"b": 1,\n    "b": 2}\n}', 'a.json');
    expect(findings).toMatchObject([
      {
        rule: 'V04',
        message: '同一个键写了两次："b"',
        place: { line: 3, column: 5, path: 'a.b' },
        related: [{ line: 2, column: 9 }],
      },
    ]);
    expect(valueAt(value?.value, ['a', 'b'])).toEqual(new NumberLiteral('1'));
  });
});

describe('V03: broken JSON', () => {
  it.each([
    ['missing comma', '{\n  "a": 1\n  "b": 2\n}', 3, 3, '缺少逗号'],
    ['missing colon', '{"a" 1}', 1, 6, '缺少冒号'],
    ['missing value', '{"a": }', 1, 7, '缺少值'],
    ['trailing comma in an object', '{\n  "a": 1,\n}', 2, 9, '最后一项后面不能有逗号'],
    ['trailing comma in a list', '[1, 2,]', 1, 6, '最后一项后面不能有逗号'],
    ['two commas', '{"a":1,,"b":2}', 1, 8, '两个逗号之间没有内容'],
    ['thousands separator', '{"a": 1,085.68}', 1, 7, '不能有千分位逗号'],
    ['leading zero', '{"a": 012}', 1, 7, '数字格式不对'],
    ['leading plus', '{"a": +1}', 1, 7, '数字格式不对'],
    ['no digit after the point', '{"a": 1.}', 1, 7, '数字格式不对'],
    ['open string', '{\n  "a": "x,\n  "b": 2\n}', 2, 8, '字符串没有结束的引号'],
    ['key without quotes', '{a: 1}', 1, 2, '没有加引号'],
    ['single quotes', "{'a': 1}", 1, 2, '单引号'],
    ['capital TRUE', '{"a": TRUE}', 1, 7, '大小写不对'],
    ['number as a key', '{1: 2}', 1, 2, '键要用半角双引号'],
    ['comment', '{\n  // 说明\n  "a": 1}', 2, 3, '不能写注释'],
    ['bad escape', '{"a": "x\\q"}', 1, 9, '反斜线'],
    ['bad unicode escape', '{"a": "\\\\\\u12"}', 1, 10, '反斜线'],
    ['tab in a string', '{"a": "x\ty"}', 1, 9, '控制字符'],
    ['rest after the end', '{"a": 1}}', 1, 9, '多余的内容'],
    ['empty file', ' \n', 1, 1, '文件是空的'],
  ])('%s', (_, text, line, column, message) => {
    const { value, findings } = parseJson(text, 'a.json');
    expect(value).toBeUndefined();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: 'V03', severity: 'error', place: { file: 'a.json', line, column } });
    expect(findings[0]?.message).toContain(message);
  });

  it.each([
    ['{"a": 1，"b": 2}', 8, '，', '， 改为半角 ,'],
    ['{"a"：1}', 5, '：', '： 改为半角 :'],
    ['{“a": 1}', 2, '“', '“ 改为半角 "'],
    ['{"a": １}', 7, '１', '１ 改为半角 1'],
  ])('full-width punctuation in %s', (text, column, character, expected) => {
    const { findings } = parseJson(text, 'a.json');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: 'V03', place: { line: 1, column }, expected });
    expect(findings[0]?.message).toContain(`全角字符 ${character}`);
  });

  it('names the bracket that is never closed', () => {
    const { findings } = parseJson('{\n  "a": [\n    1\n', 'a.json');
    expect(findings).toMatchObject([{ place: { line: 4, column: 1 }, related: [{ line: 2, column: 8 }] }]);
    expect(findings[0]?.message).toContain('缺少与 [ 成对的 ]');
  });

  it('names the bracket that the wrong one meets', () => {
    const { findings } = parseJson('{\n  "a": [1\n}', 'a.json');
    expect(findings[0]).toMatchObject({ place: { line: 3, column: 1 }, related: [{ line: 2, column: 8 }] });
    expect(findings[0]?.message).toContain('括号不成对');
  });

  it('reports each faulty line once', () => {
    const { findings } = parseJson('{\n  "a": 1，\n  "b": tru,\n  "c": 3\n  "d": 4\n}', 'a.json');
    expect(findings.map(({ place }) => [place?.line, place?.column])).toEqual([
      [2, 9],
      [3, 8],
      [5, 3],
    ]);
  });

  it('refuses nesting that no dossier has', () => {
    expect(parseJson('['.repeat(100_000), 'a.json').findings[0]?.message).toContain('嵌套太深');
  });
});

describe('the folder of a unit', () => {
  it('lists and reads its Markdown files', () => {
    write('report.json', '{}');
    write('b.md', '\uFEFF第一行\r\n第二行');
    mkdirSync(join(folder, 'sub'));
    write('sub/a.md', '甲');
    write('.hidden.md', 'x');
    const files = readDossier(folder, 'data/units/x').value;
    expect(files?.markdownFiles).toEqual(['b.md', 'sub/a.md']);
    expect(files?.readMarkdown('b.md')).toBe('第一行\n第二行');
    expect(files?.readMarkdown('./sub/a.md')).toBe('甲');
    expect(files?.json.file).toBe('data/units/x/report.json');
    expect(files?.displayName('b.md')).toBe('data/units/x/b.md');
  });

  it('never leaves the folder', () => {
    mkdirSync(join(folder, 'unit'));
    const secret = write('secret.md', 'secret');
    write('unit/report.json', '{}');
    symlinkSync(secret, join(folder, 'unit/link.md'));
    symlinkSync(folder, join(folder, 'unit/up'));
    const files = readDossier(join(folder, 'unit')).value;
    for (const path of ['../secret.md', secret, 'link.md', 'up/secret.md', 'sub/../../secret.md']) {
      expect(files?.markdownStatus(path), path).toBe('outside');
      expect(files?.readMarkdown(path), path).toBeUndefined();
    }
  });

  it('tells missing from unreadable files, and upper from lower case', () => {
    write('report.json', '{}');
    write('latin.md', Buffer.from([0xb5, 0xff]));
    write('Name.md', 'x');
    const files = readDossier(folder).value;
    expect(files?.markdownStatus('none.md')).toBe('missing');
    expect(files?.markdownStatus('name.md')).toBe('missing');
    expect(files?.markdownStatus('latin.md')).toBe('notUtf8');
    expect(files?.readMarkdown('latin.md')).toBeUndefined();
  });

  it('V01: has no report.json', () => {
    const { value, findings } = readDossier(folder, 'data/units/x');
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([{ rule: 'V01', place: { file: 'data/units/x/report.json' } }]);
  });

  it('gives the lines that findings show', () => {
    write('report.json', '\uFEFF{\r\n  "a": 1\r\n}');
    const readLine = lineReader((file) => join(folder, file));
    expect(readLine({ file: 'report.json', line: 1 })).toBe('{');
    expect(readLine({ file: 'report.json', line: 2 })).toBe('  "a": 1');
    expect(readLine({ file: 'report.json', line: 9 })).toBeUndefined();
    expect(readLine({ file: 'none.json', line: 1 })).toBeUndefined();
  });
});
