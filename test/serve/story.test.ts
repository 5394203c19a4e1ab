/**
 * A user's story in a headless Chromium: a new unit, a wrong leaf corrected from where it is printed, a text, undo, a
 * conflict with an editor, the draft and the report. Without a browser the tests are skipped.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildInto } from '../../src/cli/build.ts';
import type { Paths } from '../../src/pipeline.ts';
import { type OpenOffice, openOffice, ownUnits } from './office.ts';

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env.CHROMIUM, ...KNOWN].find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) {
  console.warn('No Chromium: the tests of the live page in a browser are skipped. CHROMIUM may name an executable.');
}
const AXE = join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');
const UNIT = 'qingshan-2022';

describe.skipIf(executablePath === undefined)('the live page in a browser', () => {
  let browser: Browser;
  let own: Paths;
  let office: OpenOffice;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    own = ownUnits(UNIT);
    office = await openOffice(own);
    page = await opened({ width: 1440, height: 900 });
  });
  afterEach(async () => {
    await page.close();
    office.close();
  });

  async function opened(viewport: { width: number; height: number }): Promise<Page> {
    const next = await browser.newPage({ viewport });
    complaints = [];
    next.on('console', (message) => complaints.push(message.text()));
    next.on('pageerror', (error) => complaints.push(error.message));
    return next;
  }

  async function openUnit(unit = UNIT): Promise<void> {
    await page.goto(`${office.address}unit/${encodeURIComponent(unit)}/`);
    await page.locator('#report .block').first().waitFor();
  }

  const report = (unit = UNIT) => readFileSync(join(own.units, unit, 'report.json'), 'utf8');
  const cell = (text: string) => page.locator('td [data-figure]', { hasText: new RegExp(`^${text}$`) }).first();

  it('corrects a leaf where it is printed, shows what moved, and takes it back', async () => {
    await openUnit();
    const before = report();
    await cell('709.41').click();
    const input = page.locator('#popup input');
    expect(await input.inputValue()).toBe('709.41');
    await input.fill('709.50');
    await input.press('Enter');
    await cell('709.50').waitFor();
    expect(report()).toContain('709.50');
    await page.locator('.moved-list').first().waitFor();
    expect(await page.locator('.moved-list').first().textContent()).toMatch(/改了 1 处输入.*709\.5万元/);
    await page.getByRole('button', { name: '撤销' }).click();
    await cell('709.41').waitFor();
    expect(report()).toBe(before);
    expect(complaints).toEqual([]);
  });

  it('says what is wrong with what was typed, and changes nothing', async () => {
    await openUnit();
    const before = report();
    await cell('709.41').click();
    await page.locator('#popup input').fill('七百万');
    await page.locator('#popup input').press('Enter');
    await page.locator('#popup [role=alert]', { hasText: '不是可用的数' }).waitFor();
    expect(report()).toBe(before);
  });

  it('shows a file that was saved elsewhere', async () => {
    await openUnit();
    writeFileSync(join(own.units, UNIT, 'report.json'), report().replaceAll('709.41', '608.52'));
    office.refresh(UNIT);
    await cell('608.52').waitFor();
  });

  it('asks when somebody else has changed the same, and keeps what is chosen', async () => {
    await openUnit();
    await cell('709.41').click();
    await page.locator('#popup input').fill('700.01');
    writeFileSync(join(own.units, UNIT, 'report.json'), report().replace(/709\.41/g, '600.02'));
    await page.locator('#popup input').press('Enter');
    const conflict = page.locator('.conflict');
    await conflict.waitFor();
    expect(await conflict.textContent()).toContain('600.02');
    expect(report()).not.toContain('700.01');
    await conflict.getByRole('button', { name: '用我写的' }).click();
    await cell('700.01').waitFor();
    expect(report()).toContain('700.01');
  });

  it('leads from a finding to its place and to what corrects it', async () => {
    await openUnit();
    const note = page.locator('#right .note', { has: page.locator('button', { hasText: '改这里' }) }).first();
    await note.locator('summary').click();
    await note.getByRole('button', { name: '改这里' }).click();
    const field = page.locator('.box input, .box textarea, .box select').first();
    await field.waitFor();
    expect(await field.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.box').waitFor({ state: 'detached' });
  });

  it('makes the report that the command line makes, to the byte', async () => {
    await openUnit();
    await page.getByRole('button', { name: '编制正式报告' }).click();
    const made = page.locator('.made');
    await made.waitFor({ timeout: 60_000 });
    expect(await made.locator('a').count()).toBeGreaterThan(2);
    const folder = join(own.out, UNIT);
    const other = { ...own, out: join(own.out, '..', 'other') };
    await buildInto(join(own.units, UNIT), other, { keep: 20, csv: false, ofd: false, 'ofd-a': false });
    const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) {
      expect(readFileSync(join(folder, name)).equals(readFileSync(join(other.out, UNIT, name))), name).toBe(true);
    }
    const pdf = await page.request.get(
      new URL((await made.locator('a[href$=".pdf"]').getAttribute('href')) ?? '', page.url()).href,
    );
    expect(pdf.headers()['content-type']).toBe('application/pdf');
  });

  it('makes a new unit, and fills it in where the report waits for it', async () => {
    await page.goto(office.address);
    await page.getByLabel('单位名称').fill('某县教育局');
    await page.getByLabel('年度').fill('2024');
    await page.locator('select[name=profile]').selectOption('hubei-wuhan');
    await page.getByRole('button', { name: '新建' }).click();
    const gap = page.locator('#report .gap', { hasText: '文件日期' }).first();
    await gap.click();
    await page.locator('.box input').fill('2025-08-20');
    await page.locator('.box').getByRole('button', { name: '保存' }).click();
    await page.locator('#report', { hasText: '2025年8月20日' }).waitFor();
    expect(report('某县教育局-2024')).toContain('"date": "2025-08-20"');
    expect(complaints).toEqual([]);
  });

  it.each([
    [1440, 900],
    [390, 844],
  ])('can be used by everybody at %i × %i', async (width, height) => {
    await page.close();
    page = await opened({ width, height });
    // The page's own policy keeps the examiner out: it is put in before the page is.
    await page.addInitScript({ path: AXE });
    await openUnit();
    expect(await violations(page)).toEqual([]);
    await cell('709.41').click();
    await page.locator('#popup input').waitFor();
    expect(await violations(page, '#popup')).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await page.goto(office.address);
    await page.locator('.units .state', { hasText: '错误' }).waitFor();
    expect(await violations(page)).toEqual([]);
  }, 240_000);
});

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const examine = (within: string) => `axe.run(${JSON.stringify(within)}, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } })
  .then(({ violations }) => violations)`;

/** @param within a selector */
async function violations(page: Page, within = 'html'): Promise<string[]> {
  const found = (await page.evaluate(examine(within))) as readonly Violation[];
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`);
}
