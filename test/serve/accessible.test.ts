/**
 * The live page is usable by everybody: axe-core finds nothing on the pages of all units, and of one of them in all looks.
 * With ALL_LOOKS each unit is shown wide, narrow and dark.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../support.ts';
import { hasBrowser, launched, openedPage, PATIENCE, violations, withExaminer } from './browser.ts';
import { type OpenOffice, openOffice, ownUnits } from './office.ts';

const UNITS = readdirSync(join(ROOT, 'data/units')).filter((name) => !name.startsWith('.'));
const LOOKS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 1440, height: 900, colorScheme: 'dark' },
] as const;
/** The looks in which a unit is examined. */
function looksOf(unit: string): readonly (typeof LOOKS)[number][] {
  return process.env.ALL_LOOKS !== undefined || unit === UNITS.at(-1) ? LOOKS : LOOKS.slice(0, 1);
}
const SHEET_LOOKS = process.env.ALL_LOOKS === undefined ? LOOKS.slice(0, 1) : LOOKS;
vi.setConfig({ testTimeout: 4 * PATIENCE });

describe.skipIf(!hasBrowser)('the live page', () => {
  let browser: Browser;
  let office: OpenOffice;
  let page: Page;

  beforeAll(async () => {
    [browser, office] = await Promise.all([launched(), openOffice(ownUnits(...UNITS))]);
    ({ page } = await openedPage(browser, LOOKS[0]));
    await withExaminer(page);
  });
  afterAll(async () => {
    await browser?.close();
    office?.close();
  });

  /** All in one page: a process of its own for each costs as much as what is asked of it. */
  async function open(looks: (typeof LOOKS)[number], address: string): Promise<void> {
    const { colorScheme = 'light', ...size } = { colorScheme: undefined, ...looks };
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.goto(`${office.address}${address}`);
  }

  it.each(LOOKS)('lists the units without a barrier ($width $colorScheme)', async (looks) => {
    await open(looks, '');
    await page
      .locator('.units .state', { hasText: '错误' })
      .nth(UNITS.length - 1)
      .waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each(UNITS)('shows the report, the forms and all that opens of %s without a barrier', async (unit) => {
    for (const looks of looksOf(unit)) {
      await open(looks, `unit/${unit}/`);
      await page.locator('#report .block').first().waitFor();
      const closed = page.locator('.side > details:not([open]) > summary');
      while ((await closed.count()) > 0) await closed.first().click();
      expect(await violations(page), 'report').toEqual([]);
      await page.locator('td [data-figure]').first().focus();
      await page.locator('#popup').waitFor();
      expect(await violations(page, '#popup'), 'pop-up').toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.filled-entries button').last().click();
      await page.locator('.box textarea, .box input').first().fill('新的一段。');
      await page.locator('.box .as-printed div').or(page.locator('.box [inputmode]')).first().waitFor();
      expect(await violations(page, '.box'), 'box').toEqual([]);
      await page.keyboard.press('Escape');
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), 'width').toBe(true);
    }
  });

  it.each(SHEET_LOOKS)('has no barrier in any of its sheets ($width $colorScheme)', async (looks) => {
    await open(looks, `unit/${UNITS.at(-1)}/`);
    await page.locator('#report .block').first().waitFor();
    await page.getByRole('button', { name: '填表', exact: true }).click();
    await page.locator('.sheets button').first().waitFor();
    for (const sheet of await page.locator('.sheets button').all()) {
      await sheet.click();
      expect(await violations(page, '#forms'), (await sheet.textContent()) ?? '').toEqual([]);
    }
  });

  it('has no barrier where a remark, an answer or a reason is written', async () => {
    await open(LOOKS[0], `unit/${UNITS.at(-1)}/`);
    await page.locator('#report .block').first().waitFor();
    const note = page.locator('.findings .note', { has: page.locator('button', { hasText: '说明不改' }) }).first();
    await note.locator('summary').click();
    await note.getByRole('button', { name: '说明不改的理由' }).click();
    expect(await violations(page)).toEqual([]);
  });

  it('would tell one pale amount among many rows and one box without a name among many', async () => {
    await open(LOOKS[0], `unit/${UNITS.at(-1)}/`);
    await page.locator('#report tr').nth(40).waitFor();
    await page.evaluate(`document.querySelectorAll('#report tr:has(td:nth-child(3))')[30].style.color = '#ddd'`);
    expect(await violations(page)).toEqual([expect.stringMatching(/^color-contrast: /)]);
    await page.getByRole('button', { name: '填表', exact: true }).click();
    const boxes = page.locator('#forms tr input');
    await page.locator('.sheets button').first().waitFor();
    for (const sheet of await page.locator('.sheets button').all()) {
      if ((await boxes.count()) >= 20) break;
      await sheet.click();
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    }
    await boxes.nth(15).waitFor();
    await page.evaluate(`document.querySelectorAll('#forms tr input')[15].removeAttribute('aria-label')`);
    expect(await violations(page, '#forms')).toEqual([expect.stringMatching(/^label: /)]);
  });
});
