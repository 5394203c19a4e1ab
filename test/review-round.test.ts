/** A round of review on every unit, as its finance officer runs it: build → correct → draft with changes → build. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { called } from './in-process.ts';
import { replaceOnce, unitFolder } from './support.ts';
import { applyRevisions, child, type Outline, outline, parseXml, type Verdict } from './support-revisions.ts';

const sandbox = mkdtempSync(join(tmpdir(), 'juesuan-round-'));
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

async function juesuan(...args: string[]) {
  const { status, stdout, stderr } = await called(sandbox, ...args);
  expect(stderr).toBe('');
  return { status, stdout };
}

/** One leaf of each unit's report.json, and its correction. */
const ROUNDS = [
  ['qingshan-2022', '"amount": 219.66', '"amount": 220.66'],
  ['lengshuitan-2021', '"fund": "generalPublic", "basic": 51.96', '"fund": "generalPublic", "basic": 51.69'],
  ['luxian-2023', '"initialBudget": 18.6, "basic": 18.6', '"initialBudget": 18.6, "basic": 16.8'],
  ['heshui-2024', '"executed": 288100', '"executed": 281800'],
] as const;

describe.each(ROUNDS)('%s', { timeout: 240_000 }, (unit, from, to) => {
  const folder = join(sandbox, unit);
  const out = join(sandbox, 'out', unit);
  const document = (in_: string) => {
    const name = readdirSync(in_).find((file) => file.endsWith('.docx') && !/^(问题清单|变更说明)/.test(file)) ?? '';
    return strFromU8(unzipSync(readFileSync(join(in_, name)))['word/document.xml'] ?? new Uint8Array());
  };
  const text = (name: string) => {
    const file = readdirSync(out).find((other) => other.endsWith(name)) ?? '';
    return readFileSync(join(out, file), 'utf8');
  };
  const before = { outline: [] as unknown, text: '' };

  it('is built, and built again without change', async () => {
    cpSync(unitFolder(unit), folder, { recursive: true });
    const first = await juesuan('build', folder);
    expect(first.status).toBe(0);
    expect(first.stdout).not.toContain('→ 本次编制');
    expect(existsSync(join(out, 'changes.json'))).toBe(false);
    before.outline = readable(document(out));
    before.text = text('.txt');
    expect((await juesuan('build', folder)).stdout).toContain('没有变化，文件保持原样');
    expect(readdirSync(join(out, '.history'))).toEqual(['0001-build.json.gz', 'manifest.json']);
  });

  it('is corrected and drafted: rejecting all changes gives the former report', async () => {
    replaceOnce(join(folder, 'report.json'), from, to);
    const { status, stdout } = await juesuan(
      'draft',
      folder,
      '--since',
      'latest',
      '--number',
      '2',
      '--date',
      '2024-03-05',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('第2稿（2024年3月5日），修订标记与存档1（正式报告）比较');
    const draft = document(join(out, '征求意见稿'));
    expect(draft).toContain('<w:ins ');
    expect(draft).toContain('<w:del ');
    expect(readable(draft, 'reject')).toEqual(before.outline);
  });

  it('is built anew: that is what accepting all changes gives, and the build tells what moved', async () => {
    const { status, stdout } = await juesuan('build', folder);
    expect(status).toBe(0);
    expect(readable(document(join(out, '征求意见稿')), 'accept')).toEqual(readable(document(out)));
    expect(readable(document(out))).not.toEqual(before.outline);
    expect(stdout).toContain('存档1（正式报告） → 本次编制');
    expect(stdout).toContain('改了 1 处输入');
    const changes = JSON.parse(text('changes.json')) as { inputs: { values: { former: string; present: string }[] } };
    const [written, corrected] = [from, to].map((words) => /[\d.]+$/.exec(words)?.[0]);
    expect(changes.inputs.values).toEqual([expect.objectContaining({ former: written, present: corrected })]);
    expect(text('.txt')).not.toBe(before.text);
    expect(readdirSync(join(out, '.history')).length).toBe(4);
  });

  it('set right again, it is the first report to the byte', async () => {
    replaceOnce(join(folder, 'report.json'), to, from);
    await juesuan('build', folder);
    expect(text('.txt')).toBe(before.text);
    expect(readable(document(out))).toEqual(before.outline);
  });
});

/** Outline of a document as it stands, or after its changes are settled; without list of findings and page numbers. */
function readable(xml: string, verdict?: Verdict): Outline[] {
  const body = verdict === undefined ? child(parseXml(xml), 'w:body') : applyRevisions(xml, verdict);
  if (body === undefined) throw new Error('no w:body');
  const all = outline(body);
  const list = all.findIndex((item) => typeof item === 'string' && item.endsWith(': 问题清单'));
  const report = (list < 0 ? all : all.slice(0, list)).filter((item) => item !== 'section portrait');
  const plain = report.map((item) => (typeof item === 'string' ? item.replace(/\d+(?=(?:\{\w+\})*$)/, '#') : item));
  // What is marked takes room, so that the type of a statement is another one in the draft.
  return JSON.parse(JSON.stringify(plain).replace(/(Statement[A-Z][A-Za-z]*)\d+(?=: )/g, '$1')) as Outline[];
}
