/**
 * A unit's report on the live page from beginning to end, by mouse, by finger and by keyboard alone: a new unit, a
 * workbook that is dropped, what is missing filled in where it will be printed, a wrong amount corrected from its finding,
 * a draft, a remark, the draft that comes back, the report. Without a browser the tests are skipped.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildInto } from '../../src/cli/commands/build.ts';
import { readProfileChain } from '../../src/cli/units/profiles.ts';
import { parseJson } from '../../src/input/read-json.ts';
import type { Paths } from '../../src/pipeline.ts';
import { fillBook } from '../../src/stories/fill-in/fill-book.ts';
import { ReviewedDraft } from '../returned-edits.ts';
import { paths, ROOT } from '../support.ts';
import { hasBrowser, launched, openedPage, PATIENCE } from './browser.ts';
import { assertSeen, type Hands, keyboard, mouse } from './hands.ts';
import { type OpenOffice, openOffice } from './office.ts';

vi.setConfig({ testTimeout: 8 * PATIENCE });

const SOURCE = join(ROOT, 'test/clean/hexi-culture-2022');
const NAME = '澜川市河西区文化和旅游局';
const UNIT = `${NAME}-2022`;
const PROFILE = 'hubei-wuhan';
const source = readFileSync(join(SOURCE, 'report.json'), 'utf8');
const texts = JSON.parse(source).prose as Readonly<Record<string, string>>;
/** Texts that nobody hands over as files. */
const MISSING = ['key-work/3-market.md', 'projects/library-use.md'];
/** Texts for which a new unit has files of its own. */
const OWN = ['duties', 'structure', 'performanceWork', 'overallResult', 'resultUse'].map((key) => texts[key] ?? '');
/** With PICTURES, a folder: what the page looks like at each step. */
const PICTURES = process.env.PICTURES;

/** The amounts of the unit, one of them with two digits turned round, without a reason that will be asked for. */
function workbook(): Uint8Array {
  const wrong = source.replace('"basic": 186.42', '"basic": 168.42');
  const json = parseJson(wrong, 'report.json').value?.value as { reasons: Record<string, unknown> };
  delete json.reasons.agencyOperatingCosts;
  const { value } = fillBook({ json, profile: PROFILE, year: 2022, unitName: NAME }, paths);
  if (value === undefined) throw new Error('no workbook');
  return value;
}

/** What is typed into the box with this label. */
function wordsFor(label: string): string {
  const prose = readProfileChain(paths.templates, PROFILE).prose ?? {};
  const [key] = Object.entries(prose).find(([, { label: own }]) => own !== undefined && label.startsWith(own)) ?? [];
  const file = key === undefined ? MISSING.find((name) => label.includes(name)) : texts[key];
  return file === undefined ? '新录用公务员2名' : readFileSync(join(SOURCE, file), 'utf8');
}

describe.skipIf(!hasBrowser)('a report on the live page', () => {
  let browser: Browser;
  let own: Paths;
  let office: OpenOffice;
  let bytes: Uint8Array;

  beforeAll(async () => {
    const root = mkdtempSync(join(tmpdir(), 'juesuan-journey-'));
    own = { ...paths, units: join(root, 'units'), out: join(root, 'out') };
    mkdirSync(own.units);
    bytes = workbook();
    [browser, office] = await Promise.all([launched(), openOffice(own)]);
  });
  afterAll(async () => {
    await browser?.close();
    office?.close();
  });

  const report = () => readFileSync(join(own.units, UNIT, 'report.json'), 'utf8');

  it.each([
    ['by mouse', mouse, 1440],
    ['by keyboard', keyboard, 1440],
    ['by finger', mouse, 390],
  ] as const)('goes from a new unit to the final report %s', async (way, handsOf, width) => {
    rmSync(join(own.units, UNIT), { recursive: true, force: true });
    rmSync(own.out, { recursive: true, force: true });
    const { page, complaints } = await openedPage(browser, { width, height: width > 600 ? 900 : 844 });
    const hands = handsOf(page);
    let step = 0;
    const picture = async (name: string) => {
      step += 1;
      if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${way}-${step}-${name}.png`) });
      if (handsOf === keyboard) await assertSeen(page);
    };
    const tool = (name: string) => page.locator('#tools').getByRole('button', { name, exact: true });

    await page.goto(office.address);
    await hands.enter(page.getByLabel('单位名称'), NAME);
    await hands.enter(page.getByLabel('年度'), '2022');
    await page.locator('select[name=profile]').selectOption(PROFILE);
    await hands.press(page.getByRole('button', { name: '新建' }));
    await page.locator('#report .gap', { hasText: '文件日期' }).first().waitFor();

    if (way === 'by mouse') await drop(page, '填报表.xlsx', bytes);
    else await hands.give(page.getByLabel('导入数据'), '填报表.xlsx', bytes);
    await page.locator('.made', { hasText: '已导入：读入' }).waitFor();
    await hands.press(page.locator('.made').getByRole('button', { name: '收起' }));
    await page.locator('.made').waitFor({ state: 'detached' });
    await picture('导入');

    cpSync(SOURCE, join(own.units, UNIT), {
      recursive: true,
      filter: (path) => !path.endsWith('.json') && ![...MISSING, ...OWN].some((name) => path.endsWith(name)),
    });
    office.refresh(UNIT);
    await fillIn(page, hands, width);
    await picture('填完');

    // From the finding to the amount, and what moves with it.
    const findings = page.locator('.findings');
    if (width < 600) await hands.press(findings.locator('> summary'));
    const note = findings.locator('.note', { hasText: '168.42' }).first();
    await hands.press(note.locator('summary'));
    await hands.press(note.getByRole('button', { name: '改这里' }));
    await page.locator('.box input').waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('186.42');
    await page.keyboard.press('Enter');
    await page.locator('.moved-list', { hasText: '168.42' }).first().waitFor();
    await expect.poll(() => findings.textContent(), { timeout: PATIENCE }).toContain('问题（0）');
    expect(report()).toContain('186.42');
    await picture('变动');

    // A remark on a figure of the report, which goes into the draft.
    if (width < 600) await hands.press(page.locator('.contents-panel > summary'));
    await hands.press(page.locator('.contents-panel a', { hasText: '收入支出决算总体情况' }).first());
    if (handsOf === keyboard) {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    } else await page.locator('#report p.role-body [data-figure]').first().click();
    await hands.press(page.locator('#popup').getByRole('button', { name: '提意见' }));
    await page.locator('.box textarea').waitFor();
    await page.keyboard.type('请写明原因。');
    await hands.enter(page.getByLabel('署名'), '张三');
    await hands.press(page.locator('.box').getByRole('button', { name: '保存' }));
    await page.locator('.said', { hasText: '请写明原因。' }).waitFor();
    await hands.press(tool('编制征求意见稿'));
    const draft = page.locator('.made a', { hasText: '.docx' }).first();
    await draft.waitFor();
    const sent = readFileSync(join(own.out, UNIT, (await draft.textContent()) ?? ''));
    await hands.press(page.locator('.made').getByRole('button', { name: '收起' }));

    // What the reviewer wrote into it.
    const returned = new ReviewedDraft(sent)
      .comment('市场管理科', '用全称。')
      .replace('内设办公室', '设有办公室')
      .bytes();
    await hands.give(page.getByLabel('读回征求意见稿'), '退回.docx', returned);
    await page.locator('.made', { hasText: '已读回：新意见 1 条，修订 1 处' }).waitFor();
    await page.locator('.said', { hasText: '用全称。' }).waitFor();
    await hands.press(page.locator('.returned').getByRole('button', { name: '采纳' }).first());
    await page.locator('.returned', { hasText: '已采纳' }).waitFor();
    await page.locator('#report', { hasText: '设有办公室' }).waitFor();
    await picture('退回');

    await hands.press(tool('编制正式报告'));
    await page.locator('.made', { hasText: '正式报告已做好' }).waitFor();
    await picture('正式报告');
    await sameAsCommands(own);
    expect(complaints).toEqual([]);
    await page.close();
  });

  /** What is missing, one box after the other. */
  async function fillIn(page: Page, hands: Hands, width: number): Promise<void> {
    const open = page.locator('.open-entries');
    if (width < 600) await hands.press(open.locator('> summary'));
    for (let left = 20; left > 0; left -= 1) {
      await open.locator('summary', { hasText: /待填写/ }).waitFor();
      const next = open.locator('li button').first();
      if ((await next.count()) === 0) return;
      const label = (await next.textContent()) ?? '';
      await hands.press(next);
      await page.locator('.box textarea').fill(wordsFor(label));
      await page.keyboard.press('ControlOrMeta+Enter');
      await page.locator('.told', { hasText: `已改：${label}` }).waitFor();
      await page.locator('.box').waitFor({ state: 'detached' });
    }
    throw new Error('boxes without end');
  }

  /** The page's files are those of `juesuan build` and `juesuan draft`. */
  async function sameAsCommands({ units, out }: Paths): Promise<void> {
    const other = { ...own, out: join(out, '..', 'other') };
    rmSync(other.out, { recursive: true, force: true });
    await buildInto(join(units, UNIT), other, { keep: 20, csv: false, ofd: false, 'ofd-a': false });
    const names = readdirSync(join(other.out, UNIT)).filter((name) => !name.startsWith('.'));
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) {
      const [made, wanted] = [out, other.out].map((folder) => readFileSync(join(folder, UNIT, name)));
      expect(made?.equals(wanted ?? Buffer.alloc(0)), name).toBe(true);
    }
  }
});

/** As a file manager drops it. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const content = Buffer.from(bytes).toString('base64');
  const data = await page.evaluateHandle(
    `(() => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(${JSON.stringify(content)}), (sign) => sign.charCodeAt(0));
      transfer.items.add(new File([bytes], ${JSON.stringify(name)}));
      return transfer;
    })()`,
  );
  await page.dispatchEvent('#report', 'drop', { dataTransfer: data });
}
