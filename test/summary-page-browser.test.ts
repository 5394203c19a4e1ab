/**
 * 汇总.html in its reader's hands: a headless Chromium opens it from the disk, without a network. The browser is the one
 * that the environment variable CHROMIUM names, or the system's; without one these tests are skipped.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readBatch } from '../src/batch/batch-record.ts';
import { ruleEntries } from '../src/check/rule-page.ts';
import { renderSummaryPage } from '../src/render/summary/render-summary-page.ts';
import { summaryOf } from '../src/stories/department/department.ts';
import { hasBrowser, launched, openedPage } from './serve/browser.ts';
import { finding, type MadeUnit, makeBatch } from './support-batch.ts';

const OFFICES = ['教育局', '水利局', '卫生健康局', '民政局'];
const NASTY = '<b>局</b>';

/** A thousand units: each third faulty, with as many errors as its number has tens; each hundredth has not delivered. */
const UNITS: readonly MadeUnit[] = Array.from({ length: 1000 }, (_, index) => {
  const state = index % 100 === 99 ? 'missing' : index % 3 === 0 ? 'faulty' : 'done';
  const errors = state === 'faulty' ? Math.floor(index / 10) + 1 : 0;
  return {
    id: `u${index}`,
    name: index === 1 ? NASTY : `第${index}区${OFFICES[index % 4]}`,
    state,
    contact: state === 'missing' ? '李某' : undefined,
    findings: Array.from({ length: errors }, (_, each) =>
      finding(each === 0 ? 'A05' : 'C02', `第${each}处 ${NASTY} 不符`, { cause: `第#处不符${each % 5}`, hint: '核对' }),
    ),
    papers: state === 'missing' ? [] : ['review.html'],
  };
});

const SIZE = { width: 1280, height: 860 };

/** The page answers in its own time. */
const PATIENCE = { timeout: 20_000 };

describe.skipIf(!hasBrowser)('汇总.html in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
  const stayed = (request: Request) => request.url().startsWith('file:') || complaints.push(request.url());
  const address = pathToFileURL(join(folder, '汇总.html')).href;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    makeBatch(folder, UNITS);
    writeFileSync(
      join(folder, '汇总.html'),
      [...renderSummaryPage(summaryOf(readBatch(folder), ruleEntries()))].join(''),
    );
    browser = await launched();
    ({ page, complaints } = await openedPage(browser, SIZE));
    page.on('request', stayed);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await page.setViewportSize(SIZE);
    await page.emulateMedia({ media: 'screen' });
    await page.mouse.move(0, 0);
    await page.goto('about:blank');
    complaints.length = 0;
    await page.goto(address);
  });

  afterEach(() => {
    expect(complaints).toEqual([]);
  });

  const names = () =>
    page.$$eval('#units-table tbody tr:not([hidden])', (rows) => rows.map((row) => row.children[1]?.textContent ?? ''));

  it('sorts by a column, numbers by their size, and the other way round when pressed again', async () => {
    const head = page.getByRole('button', { name: '错误', exact: true });
    await head.click();
    expect((await names())[0]).toBe('第990区卫生健康局');
    expect(await page.getAttribute('#units-table th:nth-child(6)', 'aria-sort')).toBe('descending');
    await head.click();
    expect((await names()).at(-1)).toMatch(/^第99[0-9]区/);
  });

  it('filters by name and state together, and says how many are shown', async () => {
    await page.getByLabel('单位', { exact: true }).fill('民政局');
    await expect.poll(() => page.textContent('#shown'), PATIENCE).toBe('250 个，共 1000 个');
    await page.getByLabel('状态').selectOption('未报');
    await expect
      .poll(names, PATIENCE)
      .toEqual(Array.from({ length: 10 }, (_, index) => `第${index * 100 + 99}区民政局`));
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => page.textContent('#shown'), PATIENCE).toBe('共 1000 个');
  });

  it('lists the units that a rule was told of', async () => {
    await page.click('#rules-table tr:has-text("A05") .group');
    await expect.poll(names, PATIENCE).toHaveLength(UNITS.filter(({ state }) => state === 'faulty').length);
    await expect.poll(() => page.textContent('#group'), PATIENCE).toContain('只列有此问题的：A05');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => page.locator('#group').isHidden(), PATIENCE).toBe(true);
  });

  it('opens the findings of a unit as text, by the keyboard too, and closes them', async () => {
    const opener = page.locator('#u30 .opener');
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('tr.findings li').allTextContents(), PATIENCE)
      .toEqual([
        `错误 A05 第0处 ${NASTY} 不符提示：核对`,
        ...[1, 2, 3].map((each) => `错误 C02 第${each}处 ${NASTY} 不符提示：核对`),
      ]);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('tr.findings').count(), PATIENCE).toBe(0);
    await expect.poll(() => page.locator('#u1 td:nth-child(2)').textContent(), PATIENCE).toBe(NASTY);
  });

  it('leads from a cause to the unit and to its page for review', async () => {
    await page.click('#causes-table tbody tr:first-child .named a');
    expect(await page.evaluate('location.hash')).toBe('#u0');
    expect(await page.getAttribute('#u0 a', 'href')).toBe('units/u0/review.html');
  });

  it('fits a phone: nothing is wider than it', async () => {
    await page.setViewportSize({ ...SIZE, width: 390 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await expect.poll(() => page.locator('#u0').isVisible(), PATIENCE).toBe(true);
  });

  it('prints all units without its tools', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('.filters').isVisible(), PATIENCE).toBe(false);
    await expect.poll(() => page.locator('.bar').isVisible(), PATIENCE).toBe(false);
    await expect.poll(names, PATIENCE).toHaveLength(1000);
  });

  it('can be read without its script', async () => {
    const plain = await browser.newPage({ viewport: SIZE, javaScriptEnabled: false });
    plain.on('request', stayed);
    await plain.goto(address);
    await expect.poll(() => plain.locator('#absent-table tbody tr').count(), PATIENCE).toBe(10);
    await expect.poll(() => plain.locator('.filters').isVisible(), PATIENCE).toBe(false);
    await expect.poll(() => plain.textContent('#u0 td:nth-child(5)'), PATIENCE).toBe('有错误');
    await plain.close();
  });
});
