/** Papers that others made, many at once, as who reviews those of a county runs it. */
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedUnits } from '../src/batch/expected-units.ts';
import { auditUnit } from '../src/library/index.ts';
import { call, contents, result } from './batch-place.ts';
import { called } from './in-process.ts';
import { unitFolder } from './support.ts';

const home = mkdtempSync(join(tmpdir(), 'juesuan-papers-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Where one of our units was built, and its file of a kind. */
function built(unit: string, ending: string): string {
  const folder = join(home, 'built', unit);
  const name = readdirSync(folder).find((file) => file.endsWith(ending));
  if (name === undefined) throw new Error(`${unit} has no ${ending}`);
  return join(folder, name);
}

/** A Word file in which other words stand in the place of some. */
function reworded(file: string, from: string, to: string): Uint8Array {
  const parts = unzipSync(readFileSync(file));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  if (!text.includes(from)) throw new Error(`${file} does not hold “${from}”`);
  return zipSync({ ...parts, 'word/document.xml': strToU8(text.replace(from, to)) });
}

/** A folder of the test's own with the papers of a county in `papers`. */
function county(name: string): string {
  const place = join(home, name);
  const papers = join(place, 'papers');
  mkdirSync(join(papers, '泸县局'), { recursive: true });
  copyFileSync(built('qingshan-2022', '.docx'), join(papers, '青山局.docx'));
  for (const ending of ['.docx', '.xlsx'])
    copyFileSync(built('luxian-2023', ending), join(papers, `泸县局/公开${ending}`));
  writeFileSync(join(papers, '断了.pdf'), readFileSync(built('luxian-2023', '.pdf')).subarray(0, 30_000));
  writeFileSync(join(papers, '说明.txt'), '不是报告');
  writeFileSync(join(papers, '~$青山局.docx'), 'Word 打开时留下的');
  return place;
}

beforeAll(async () => {
  for (const unit of ['qingshan-2022', 'luxian-2023'])
    cpSync(unitFolder(unit), join(home, 'units', unit), { recursive: true });
  const { status } = await called(home, 'build', 'qingshan-2022', 'luxian-2023', '--units', 'units', '--out', 'built');
  expect(status).toBe(0);
}, 120_000);

describe('juesuan batch --audit', () => {
  let place: string;
  let out: string;
  let first: ReturnType<typeof call>;

  beforeAll(() => {
    place = county('whole');
    out = join(place, 'out/batch-audit');
    first = call(place, 'batch', 'papers', '--audit', '--jobs', '2');
  }, 120_000);

  it('audits each file, and each folder as one paper; what cannot be read is told in its words, and the rest goes on', () => {
    expect(first.status).toBe(1);
    expect(first.stdout).toMatch(/^共 3 个单位：已出 2、读不出 1。$/m);
    expect(first.stdout).toMatch(/^ {2}断了（这个文件已损坏或不完整；.*另存后再读）$/m);
    expect(first.stdout).toContain('结果：out/batch-audit');
    expect(result(out, '断了')).toMatchObject({ state: 'unreadable', findings: [{ rule: 'I10' }], files: [] });
  });

  it('finds in each what audit finds in it alone, and shows it on a page', () => {
    const files = ['.docx', '.xlsx'].map((ending) => `papers/泸县局/公开${ending}`);
    const { findings } = JSON.parse(call(place, 'audit', ...files, '--format', 'json').stdout) as {
      findings: { rule: string; message: string }[];
    };
    const kept = result(out, '泸县局');
    expect(findings.length).toBeGreaterThan(0);
    expect(kept.findings.map(({ rule, message }) => [rule, message])).toEqual(
      findings.map(({ rule, message }) => [rule, message]),
    );
    expect(kept).toMatchObject({ task: 'audit', state: 'done', dossier: { unitName: '泸县医疗保障局', year: 2023 } });
    expect(kept.files.map(({ file }) => file)).toEqual(['units/泸县局/audit.html']);
    const page = readFileSync(join(out, 'units/泸县局/audit.html'), 'utf8');
    for (const { message } of findings) expect(page).toContain(message.replaceAll('&', '&amp;'));
  });

  it('is summed up by rule and unit', () => {
    const { stdout } = call(place, 'summary', 'out/batch-audit');
    expect(stdout).toMatch(/^共 3 个单位：已出 2、读不出 1。问题：错误 1、警告 \d+/);
    expect(stdout).toMatch(/^ {2}断了（读不出，这个文件已损坏或不完整；/m);
    expect(stdout).toMatch(/^ {2}I10 错误 1 处、1 个单位：/m);
    const page = readFileSync(join(out, '汇总.html'), 'utf8');
    const wanted = [`href="${encodeURI('units/青山局/audit.html')}"`, '审核页', '泸县医疗保障局'];
    expect(wanted.filter((words) => !page.includes(words))).toEqual([]);
  });

  it('does nothing again that has not changed', () => {
    const before = contents(out);
    const again = call(place, 'batch', 'papers', '--audit', '--jobs', '2');
    expect(again.stdout).toContain('其中 3 个没有变化');
    expect(contents(out)).toEqual(before);
  });

  it('is merged from parts', () => {
    for (const shard of ['1/2', '2/2']) call(place, 'batch', 'papers', '--audit', '--shard', shard);
    const { stdout } = call(place, 'merge', 'out/batch-audit-1-2', 'out/batch-audit-2-2', '--out', 'merged');
    expect(stdout).toMatch(/^共 3 个单位：已出 2、读不出 1。$/m);
  }, 60_000);

  it('audits a paper again that has changed, and no other: a wrong figure makes it faulty', () => {
    const wrong = reworded(built('qingshan-2022', '.docx'), '>11.3<', '>12.3<');
    writeFileSync(join(place, 'papers/青山局.docx'), wrong);
    const { stdout } = call(place, 'batch', 'papers', '--audit', '--jobs', '2');
    expect(stdout).toMatch(/^共 3 个单位：已出 1、有错误 1、读不出 1（其中 2 个没有变化/m);
    const errors = result(out, '青山局').findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(/12\.3%.*应为 11\.3/)]);
  });

  it('is refused beside another task', () => {
    const { status, lines } = call(place, 'batch', 'papers', '--audit', '--check');
    expect([status, lines[0]]).toEqual([2, '--check 和 --audit 只能写一个。']);
  });
});

describe('a list of papers', () => {
  it('names the paper of a unit, else the one of its name beside it; a unit without is 未报', () => {
    const place = county('list');
    const lines = ['单位,报告,联系人', '甲局,papers/青山局.docx,', '泸县局,papers/泸县局,', '丙局,,科长', '丁局,,'];
    writeFileSync(join(place, '清单.csv'), `${lines.join('\n')}\n`);
    copyFileSync(built('luxian-2023', '.pdf'), join(place, '丁局.pdf'));
    const { status, stdout } = call(place, 'batch', '清单.csv', '--audit', '--jobs', '2');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^共 4 个单位：已出 3、未报 1。$/m);
    expect(stdout).toContain('  丙局（清单第 4 行，联系 科长）\n');
    expect(result(join(place, 'out/batch-audit'), '青山局').unit.name).toBe('甲局');
    expect(result(join(place, 'out/batch-audit'), '丁局').dossier?.unitName).toBe('泸县医疗保障局');
  }, 60_000);

  it('has two files of one name once: the second repeats the first', async () => {
    const folder = join(home, 'twice');
    mkdirSync(folder);
    for (const name of ['甲局.docx', '甲局.pdf', '乙局.doc']) writeFileSync(join(folder, name), '');
    const told = (await expectedUnits(folder, 'audit')).map(({ id, name, repeats }) => [id, name, repeats]);
    expect(told).toEqual([
      ['乙局', '乙局', undefined],
      ['甲局', '甲局', undefined],
      ['甲局-2', '甲局', '甲局'],
    ]);
    await expect(expectedUnits(folder, 'check')).rejects.toThrow('中没有单位');
  });
});

describe('the paper of a unit given as files', () => {
  it('is audited as its file is', async () => {
    const file = built('luxian-2023', '.docx');
    const [byPath, byFiles] = [await auditUnit(file), await auditUnit(new Map([['公开.docx', readFileSync(file)]]))];
    expect(byPath.soundness).toBe('sound');
    expect(byFiles.findings.map(({ message }) => message)).toEqual(byPath.findings.map(({ message }) => message));
  }, 30_000);

  it('of which none can be read is unreadable, and says why', async () => {
    const { soundness, findings, files } = await auditUnit(new Map([['a.pdf', strToU8('无')]]));
    expect([soundness, findings.map(({ rule }) => rule), files.size]).toEqual(['unreadable', ['I10'], 0]);
  });
});
