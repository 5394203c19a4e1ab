/**
 * Scripts in everything that the live page shows: names of the unit, its folder and its profile, texts, cells of a workbook,
 * names of dropped files, remarks. In a real browser none becomes an element, and nothing runs.
 */
import { appendFileSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseJson } from '../../src/input/read-json.ts';
import type { Paths } from '../../src/pipeline.ts';
import { fillBook } from '../../src/stories/fill-in/fill-book.ts';
import { paths, replaceOnce } from '../support.ts';
import { hasBrowser, launched, openedPage, PATIENCE } from './browser.ts';
import { type OpenOffice, openOffice, ownUnits } from './office.ts';

vi.setConfig({ testTimeout: 4 * PATIENCE });

/** No `/`, so that a folder can have it as its name. */
const EVIL = `"'><img src=x onerror=alert(1)><svg onload=alert(2)>`;
const FOLDER = `某局${EVIL}-2022`;
const PROFILE = 'evil';

/** A unit and a profile with scripts wherever a text can stand. */
function evilUnits(): Paths {
  const own = ownUnits('qingshan-2022');
  const templates = join(own.units, '..', 'templates');
  cpSync(paths.templates, templates, { recursive: true });
  mkdirSync(join(templates, PROFILE));
  writeFileSync(
    join(templates, PROFILE, 'profile.json'),
    JSON.stringify({ name: `某省${EVIL}`, extends: 'hubei-wuhan' }),
  );
  renameSync(join(own.units, 'qingshan-2022'), join(own.units, FOLDER));
  const report = join(own.units, FOLDER, 'report.json');
  replaceOnce(report, '"name": "武汉市青山区医疗保障局"', `"name": ${JSON.stringify(`某局${EVIL}`)}`);
  replaceOnce(report, '"profile": "hubei-wuhan"', `"profile": "${PROFILE}"`);
  const { prose } = JSON.parse(readFileSync(report, 'utf8')) as { prose: { duties: string } };
  appendFileSync(join(own.units, FOLDER, prose.duties), `\n\n职能${EVIL}\n`);
  return { ...own, templates };
}

describe.skipIf(!hasBrowser)('scripts in what a page shows', () => {
  let own: Paths;
  let browser: Browser;
  let office: OpenOffice;

  beforeAll(async () => {
    own = evilUnits();
    [browser, office] = await Promise.all([launched(), openOffice(own)]);
  });
  afterAll(async () => {
    await browser?.close();
    office?.close();
  });

  async function opened(): Promise<{ page: Page; ran: string[] }> {
    const { page, complaints } = await openedPage(browser, { width: 1440, height: 900 });
    page.on('dialog', (dialog) => {
      complaints.push(`ran: ${dialog.message()}`);
      void dialog.dismiss();
    });
    return { page, ran: complaints };
  }

  /** Elements that no page of the program has. */
  const strangers = (page: Page) =>
    page.evaluate(
      "[...document.querySelectorAll('img, iframe, object, script:not([src]), [onerror], [onload]')].map((element) => element.outerHTML.slice(0, 80))",
    );

  it('are text in the list of units and of profiles', async () => {
    const { page, ran } = await opened();
    await page.goto(office.address);
    await page.locator('.units .state', { hasText: '错误' }).waitFor();
    expect(await page.locator('.units').textContent()).toContain(EVIL);
    expect(await page.locator('select[name=profile]').textContent()).toContain(`某省${EVIL}`);
    expect(await strangers(page)).toEqual([]);
    expect(ran).toEqual([]);
    await page.close();
  });

  it('are text in the report, in what is typed, in remarks and in what an import tells', async () => {
    const { page, ran } = await opened();
    await page.goto(`${office.address}unit/${encodeURIComponent(FOLDER)}/`);
    await page.locator('#report .block').first().waitFor();
    expect(await page.locator('#banner').textContent()).toContain(EVIL);
    expect(await page.locator('#report').textContent()).toContain('<img src=x onerror=alert(1)>');

    await page.locator('.filled-entries > summary').click();
    await page.locator('.filled-entries button', { hasText: '主要职能' }).click();
    await page.locator('.box textarea').fill(`第一段${EVIL}\n`);
    await page.locator('.as-printed', { hasText: '第一段' }).waitFor();
    expect(await strangers(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.locator('#report [data-figure]').first().click();
    await page.locator('#popup').getByRole('button', { name: '提意见' }).click();
    await page.getByRole('textbox', { name: '审核意见' }).fill(EVIL);
    await page.getByLabel('署名').fill('<img src=x onerror=alert(3)>');
    await page.locator('.box').getByRole('button', { name: '保存' }).click();
    await page.locator('.said', { hasText: EVIL }).waitFor();

    const give = page.getByLabel('导入数据');
    await give.setInputFiles({ name: `${EVIL}.xlsx`, mimeType: 'a/b', buffer: Buffer.from('no workbook') });
    await page.locator('.made', { hasText: `${EVIL}.xlsx 没有导入` }).waitFor();
    await give.setInputFiles({ name: '填报表.xlsx', mimeType: 'a/b', buffer: Buffer.from(evilBook()) });
    await page.locator('.made', { hasText: '已导入' }).waitFor();
    for (const note of await page.locator('.made summary').all()) await note.click();
    expect(await page.locator('.made').textContent()).toContain('<img src=x onerror=alert(1)><svg onload=alert(2)>');
    expect(await strangers(page)).toEqual([]);
    expect(ran).toEqual([]);
    await page.close();
  });

  /** One cell says something else than the dossier. */
  function evilBook(): Uint8Array {
    const text = readFileSync(join(own.units, FOLDER, 'report.json'), 'utf8');
    const json = parseJson(text, 'report.json').value?.value as { unit: Record<string, unknown> };
    json.unit.contactPhone = `单元格${EVIL}`;
    const given = { json, profile: PROFILE, year: 2022, unitName: `某局${EVIL}` };
    const { value } = fillBook(given, own);
    if (value === undefined) throw new Error('no workbook');
    return value;
  }
});
