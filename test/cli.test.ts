/** The command line as its users call it: within this process, and where the process is what is asked, the bundled program in one of its own. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failureText } from '../src/cli/failure.ts';
import { UsageError } from '../src/cli/usage-error.ts';
import type { Block, Report } from '../src/model/report.ts';
import { printedFigures } from '../src/review/places.ts';
import { called } from './in-process.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'dist', 'juesuan.js');
const profile = 'hubei-wuhan';
let sandbox: string;

beforeAll(() => {
  sandbox = mkdtempSync(join(tmpdir(), 'juesuan-cli-'));
  mkdirSync(join(sandbox, 'data', 'units'), { recursive: true });
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

function juesuan(args: readonly string[]) {
  const options = { cwd: sandbox, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
  return { status, stdout, stderr };
}

describe('usage', () => {
  it('explains itself in Chinese', () => {
    const { status, stdout, stderr } = juesuan(['--help']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    for (const word of ['用法：', '命令：', '选项：', '编制正式报告', '退出码']) expect(stdout).toContain(word);
    expect(stdout).not.toMatch(/Commands|Options|Show|default|boolean/);
  });

  it.each(['build', 'check', 'explain', 'new', 'list', 'schema'])('explains %s in Chinese', async (command) => {
    const { status, stdout } = await called(sandbox, command, '--help');
    expect(status).toBe(0);
    expect(stdout).not.toMatch(/Positionals|Options|required|choices/);
  });

  it('tells its version', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(juesuan(['--version']).stdout).toBe(`${manifest.version}\n`);
  });

  it.each([
    [[], '没有写命令'],
    [['bild'], '是否应为 build？'],
    [['check', '--fromat', 'json'], '是否应为 --format？'],
    [['check', '--format', 'xml'], '可选 "text", "json"'],
    [['check', '--rule', 'A7'], '是否应为 A07？'],
    [['check', '--rule'], '没有写值'],
    [['check', '--severity', 'warnin'], '是否应为 warning？'],
    [['check', '--severty', 'error'], '是否应为 --severity？'],
    [['build', '--out'], '没有写值'],
    [['schema', 'other'], '可选 "dossier"'],
    [['explain'], '参数不够'],
    [['check', '--units', 'nowhere'], '没有单位文件夹 nowhere'],
    [['new', 'x', '--profile', 'hubei-wuhna', '--year', '2023'], `是否应为 ${profile}？`],
    [['new', 'x', '--profile', profile, '--year', '23'], '四位数字'],
    [['new', 'x?', '--profile', profile, '--year', '2023'], '不能作文件夹名'],
  ])('%j is refused in Chinese with exit code 2', async (args, message) => {
    const { status, stdout, stderr } = await called(sandbox, ...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('failureText', () => {
  it('keeps the stack for those who ask', () => {
    const text = failureText(new TypeError('x is not a function'));
    expect(text).toContain('程序内部错误');
    expect(text).toContain('JUESUAN_DEBUG=1');
    expect(text).not.toContain('    at ');
  });

  it('names the file of a system error, and shows a usage error as it is', () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: 'out/x.pdf' });
    expect(failureText(full)).toBe('无法读写 out/x.pdf：磁盘空间不足（ENOSPC）。\n');
    expect(failureText(new UsageError('没有单位'))).toBe('没有单位\n');
  });
});

describe('schema', () => {
  const files = (folder: string, name: RegExp) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => name.test(file))
      .map((file) => join(root, folder, file));
  const CASES = [
    ['dossier', files('data/units', /report\.json$/), { year: '2023年' }],
    ['profile', files('templates', /profile\.json$/), { prose: { duties: { label: '职能', requird: true } } }],
    ['form', files('templates', /forms.[^/]*\.json$/), { columns: [] }],
    ['tables', files('data/catalogues/tables', /\.json$/), { year: 2026, extends: 2025, source: 'x', order: 'T1' }],
  ] as const;

  it.each(CASES)('of %s lets every file that there is pass, and no faulty one', async (kind, valid, faulty) => {
    const schema = JSON.parse((await called(sandbox, 'schema', kind)).stdout) as Parameters<typeof z.fromJSONSchema>[0];
    const isValid = (value: unknown) => z.fromJSONSchema(schema).safeParse(value).error?.issues ?? [];
    expect(valid.length).toBeGreaterThan(2);
    for (const file of valid) expect(isValid(JSON.parse(readFileSync(file, 'utf8'))), file).toEqual([]);
    expect(isValid(faulty)).not.toEqual([]);
  });
});

describe('new', () => {
  const folder = () => join(sandbox, 'data', 'units', '江汉区财政局-2023');

  it('makes a dossier that lacks only what nobody but the unit knows', () => {
    const { status, stdout } = juesuan(['new', '江汉区财政局', '--profile', profile, '--year', '2023']);
    expect(status).toBe(0);
    expect(stdout).toContain('填写说明.txt');
    expect(readdirSync(folder())).toEqual(
      expect.arrayContaining(['report.json', 'report.schema.json', '填写说明.txt']),
    );
    const guide = readFileSync(join(folder(), '填写说明.txt'), 'utf8');
    for (const word of ['部门主要职能', 'threePublic', '年初预算']) expect(guide).toContain(word);
    const check = juesuan(['check', '江汉区财政局-2023', '--format', 'json']);
    expect(check.status).toBe(1);
    const { findings } = JSON.parse(check.stdout) as {
      findings: { rule: string; place?: { path?: string; file: string } }[];
    };
    const asked = findings.map(({ place }) => place?.path ?? place?.file);
    for (const path of ['date', 'expenditure[0].code', 'threePublic.final.reception', 'priorYear["fiscal.grandTotal"]'])
      expect(asked).toContain(path);
    expect(asked.filter((place) => place?.endsWith('.md'))).toHaveLength(5);
    expect(findings.filter(({ rule }) => !['V10', 'V14', 'V15', 'V16', 'V50', 'V60'].includes(rule))).toEqual([]);
    const dossier = JSON.parse(readFileSync(join(folder(), 'report.json'), 'utf8'));
    expect(dossier.unit).toMatchObject({ name: '江汉区财政局', level: '区级', nature: 'administrative' });
    expect(Object.keys(dossier.priorYear)).toContain('balance.grandTotal');
  });

  it('takes a path, guesses the 级, asks for the facts of the place, and says for which years there are forms', async () => {
    const given = ['--profile', 'shanghai', '--year', '2099'];
    const { stdout } = await called(sandbox, 'new', 'mine/某某市某某县财政局', ...given);
    expect(stdout).toContain('没有2099年度的表式');
    const made = join(sandbox, 'mine', '某某市某某县财政局-2099', 'report.json');
    const dossier = JSON.parse(readFileSync(made, 'utf8'));
    expect(dossier.unit.level).toBe('县级');
    expect(Object.keys(dossier.facts)).toContain('averageScore');
  });

  it('names the templates again in the command that comes next, where they are not its own', async () => {
    const templates = join(import.meta.dirname, 'fifth-place', 'templates');
    const given = ['new', 'own/某局', '--profile', 'lanchuan', '--year', '2023', '--templates', templates];
    const { stdout } = await called(sandbox, ...given);
    const [, next = ''] = /然后运行 juesuan (.*)/.exec(stdout) ?? [];
    expect(next).toBe(`check ${join('own', '某局-2023')} --templates ${templates}`);
    expect((await called(sandbox, ...next.split(' '))).stdout).toContain('"date"（文件日期）的写法不对');
  });

  it('never overwrites', async () => {
    const before = statSync(join(folder(), 'report.json')).mtimeMs;
    const given = ['--profile', profile, '--year', '2023'];
    const { status, stderr } = await called(sandbox, 'new', '江汉区财政局', ...given);
    expect(status).toBe(2);
    expect(stderr).toContain('已经存在');
    expect(statSync(join(folder(), 'report.json')).mtimeMs).toBe(before);
  });

  it('a dossier that is being prepared and has errors is not built', async () => {
    const { status, stdout } = await called(sandbox, 'build', '江汉区财政局-2023', '--out', 'refused');
    expect(status).toBe(1);
    expect(stdout).toContain('没有编制');
    expect(existsSync(join(sandbox, 'refused', '江汉区财政局-2023'))).toBe(false);
  });

  it('a report.json that is no JSON is unreadable input', async () => {
    const broken = join(sandbox, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'report.json'), '{ "year": 2022, ');
    const { status, stdout } = await called(sandbox, 'check', 'broken');
    expect(stdout).toContain('V03');
    expect(status).toBe(2);
  });
});

const unit = 'qingshan-2022';
const units = join(root, 'data', 'units');
const sample = existsSync(join(units, unit));
if (!sample) console.warn(`data/units/${unit} is missing: the tests of whole builds are skipped`);

describe.skipIf(!sample)('with a whole unit', () => {
  const withUnits = (...args: readonly string[]) => called(sandbox, ...args, '--units', units);

  it('lists units and profiles', async () => {
    const { stdout } = await withUnits('list');
    expect(stdout).toMatch(/qingshan-2022 +2022 +hubei-wuhan +已公开 +武汉市青山区医疗保障局/);
    const listed = JSON.parse((await withUnits('list', '--format', 'json')).stdout) as {
      profiles: { profile: string }[];
    };
    expect(listed.profiles.map((entry) => entry.profile)).toContain(profile);
  });

  it('suggests the unit that was meant', async () => {
    const { status, stdout, stderr } = await withUnits('build', 'qingshan-2023');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`是否应为 ${unit}？`);
  });

  it('refuses all when one of several units is unknown', async () => {
    const { status, stderr } = await withUnits('build', 'nobody', unit, '--out', 'several');
    expect(status).toBe(2);
    expect(stderr).toContain('没有单位 nobody');
    expect(existsSync(join(sandbox, 'several'))).toBe(false);
  });

  it('checks as text and as JSON alike', async () => {
    const json = await withUnits('check', unit, '--format', 'json');
    const { findings, ...rest } = JSON.parse(json.stdout) as { unit: string; findings: Finding[] };
    expect(rest).toEqual({ unit });
    const errors = findings.filter(({ severity, waived }) => severity === 'error' && waived === undefined);
    expect(json.status).toBe(errors.length > 0 ? 1 : 0);
    const text = await withUnits('check', join(units, unit));
    expect(text.status).toBe(json.status);
    for (const { message } of findings) expect(text.stdout).toContain(message);
  });

  it('shows a part of the findings, and ends as if it had shown all', async () => {
    const whole = await withUnits('check', unit, '--format', 'json');
    const all = (JSON.parse(whole.stdout) as { findings: Finding[] }).findings;
    expect(all.some(({ severity }) => severity === 'error')).toBe(true);
    const notes = await withUnits('check', unit, '--rule', 'D', '--rule', 'E', '--format', 'json');
    expect(notes.status).toBe(whole.status);
    const shown = (JSON.parse(notes.stdout) as { findings: Finding[] }).findings;
    expect(shown).toEqual(all.filter(({ rule }) => /^[DE]/.test(rule)));
    const text = await withUnits('check', unit, '--severity', '警告');
    expect(text.status).toBe(whole.status);
    expect(text.stdout).toMatch(/^错误（\d+）$/m);
    expect(text.stdout).not.toMatch(/^提示（|: 提示 /m);
  });

  it('gives one SARIF log for all units, with files relative to the current folder', async () => {
    const { status, stdout } = await called(
      sandbox,
      'check',
      join(units, unit),
      '江汉区财政局-2023',
      '--format',
      'sarif',
    );
    expect(status).toBe(1);
    const { runs } = JSON.parse(stdout) as { runs: { results: SarifResult[] }[] };
    expect(runs).toHaveLength(1);
    const files = runs[0]?.results.flatMap(({ locations }) =>
      locations.flatMap(({ physicalLocation }) => physicalLocation?.artifactLocation.uri ?? []),
    );
    const named = [...new Set(files)].map((uri) => join(sandbox, decodeURIComponent(uri)));
    expect(named.map((path) => basename(dirname(path)))).toContain(unit);
    for (const path of named) expect(existsSync(path), path).toBe(true);
  });

  it('builds a published paper whatever is found in it, and nothing twice, bundled or not', async () => {
    const first = juesuan(['build', unit, '--out', 'built', '--format', 'json', '--units', units]);
    expect([first.status, first.stderr]).toEqual([0, '']);
    const built = JSON.parse(first.stdout) as { written: { file: string; bytes: number }[]; changed: boolean };
    expect(built.changed).toBe(true);
    expect(readdirSync(join(sandbox, 'built'))).toEqual([unit]);
    for (const { file, bytes } of built.written) expect(statSync(join(sandbox, file)).size).toBe(bytes);
    const extensions = built.written.map(({ file }) => file.replace(/^.*\./, ''));
    expect(extensions).toEqual(expect.arrayContaining(['docx', 'pdf', 'txt', 'json']));
    const second = await withUnits('build', unit, '--out', 'built');
    expect(second.status).toBe(0);
    expect(second.stdout).toContain('没有变化');
  });

  it('explains a figure down to the lines of the dossier', async () => {
    const { status, stdout } = await withUnits('explain', unit, 'revenue.all.total');
    expect(status).toBe(0);
    expect(stdout).toMatch(/精确值：\d+ 元/);
    expect(stdout).toMatch(/修约：四舍五入，正文 \d 位小数/);
    expect(stdout).toMatch(
      /report\.json:\d+:\d+（revenue\[0\]\.generalPublic，本年收入第1项 > 一般公共预算财政拨款收入）/,
    );
    expect(stdout).toMatch(/印在 \d+ 处/);
    expect((await withUnits('explain', unit)).stdout).toMatch(/^revenue\.all\.total +[\d.]+万元 /m);
  });

  it('finds the figures that print as a number', async () => {
    const { status, stdout } = await withUnits('explain', unit, '1,085.68');
    expect(status).toBe(0);
    expect(stdout).toContain('revenue.all.generalPublic');
    expect(stdout).toMatch(/第[一二三四]部分.* > /);
    expect((await withUnits('explain', unit, '1085.68万元')).stdout).toBe(stdout);
    const absent = await withUnits('explain', unit, '98765.43');
    expect([absent.status, absent.stdout]).toEqual([2, '']);
  });

  it('tells of each place the page of the PDF on which it is read', async () => {
    const { stdout } = await withUnits('explain', unit, '1,085.68');
    const places = [...stdout.matchAll(/^ {4}(\S+) {2}第(\d+)页 {2}.*\n +(.*)$/gm)];
    expect(places).toHaveLength([...stdout.matchAll(/^ {4}\S*1,?085\.68 /gm)].length);
    await withUnits('build', unit, '--out', 'built');
    const pages = await numberedPages(join(sandbox, 'built', unit));
    for (const [, digits = '', page, where = ''] of places) {
      const at = where.indexOf(digits);
      const words = at < 0 ? digits : where.slice(Math.max(0, at - 5), at + digits.length + 2);
      expect(pages.get(Number(page)), `${words} on page ${page}`).toContain(words);
    }
    expect(new Set(places.map(([, , page]) => page)).size).toBeGreaterThan(3);
  });
});

/** Text of each page of the folder's PDF by the number printed on it, white space left out. */
async function numberedPages(folder: string): Promise<Map<number, string>> {
  const name = readdirSync(folder).find((file) => file.endsWith('.pdf')) ?? '';
  const data = new Uint8Array(readFileSync(join(folder, name)));
  const file = await getDocument({ data, useSystemFonts: false, verbosity: 0 }).promise;
  const pages = new Map<number, string>();
  for (let index = 1; index <= file.numPages; index += 1) {
    const { items } = await (await file.getPage(index)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str.replace(/\s/g, '') : '')).join('');
    const number = /—(\d+)—$/.exec(text)?.[1];
    if (number !== undefined) pages.set(Number(number), text);
  }
  return pages;
}

interface SarifResult {
  locations: { physicalLocation?: { artifactLocation: { uri: string } } }[];
}

interface Finding {
  rule: string;
  severity: string;
  message: string;
  waived?: string;
}

describe('printedFigures', () => {
  const figure = { kind: 'figure', figureId: 'f', text: '1.00' } as const;
  const text = (value: string) => ({ kind: 'text', text: value }) as const;
  const cell = (value: string) => ({ paragraphs: [[text(value)]] });

  function whereIn(...blocks: Block[]): string[][] {
    const part = { id: 'p', kind: 'body', blocks } as const;
    return printedFigures({ parts: [part] } as unknown as Report).map(({ headings, where }) => [...headings, where]);
  }

  it('gives the sentence under its headings', () => {
    const heading = (level: 1 | 2, value: string): Block => ({
      kind: 'heading',
      id: value,
      level,
      text: [text(value)],
    });
    const paragraph: Block = {
      kind: 'paragraph',
      role: 'body',
      text: [text('前句。收入'), figure, text('万元。后句。')],
    };
    const places = whereIn(heading(1, '甲'), heading(2, '一'), paragraph, heading(1, '乙'), paragraph);
    expect(places).toEqual([
      ['甲', '一', '收入1.00万元。'],
      ['乙', '收入1.00万元。'],
    ]);
  });

  it('gives row and column of a cell, across merged cells', () => {
    const table: Block = {
      kind: 'table',
      id: 't',
      title: [text('收入表')],
      orientation: 'portrait',
      columns: [1, 1, 1],
      head: [
        [
          { ...cell('项目'), rowSpan: 2 },
          { ...cell('收入'), colSpan: 2 },
        ],
        [cell('行次'), cell('金额')],
      ],
      body: [[cell('合 计'), cell('1'), { paragraphs: [[figure]] }]],
      style: 'statement',
      notes: [],
    };
    expect(whereIn(table)).toEqual([['《收入表》（合计，收入／金额）']]);
  });
});
