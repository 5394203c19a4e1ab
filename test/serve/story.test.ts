/** What a user does on the live page, piece by piece, in a headless Chromium. Without a browser the tests are skipped. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildInto } from '../../src/cli/commands/build.ts';
import type { Paths } from '../../src/pipeline.ts';
import { hasBrowser, launched, openedPage, PATIENCE } from './browser.ts';
import { type OpenOffice, openOffice, ownUnits, restore } from './office.ts';

const UNIT = 'qingshan-2022';
vi.setConfig({ testTimeout: 2 * PATIENCE });

describe.skipIf(!hasBrowser)('the live page in a browser', () => {
  let browser: Browser;
  let own: Paths;
  let office: OpenOffice;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    own = ownUnits(UNIT);
    [browser, office] = await Promise.all([launched(), openOffice(own)]);
    ({ page, complaints } = await openedPage(browser, { width: 1440, height: 900 }));
  });
  afterAll(async () => {
    await browser?.close();
    office?.close();
  });

  /** The next test begins on an empty page. */
  afterEach(async () => {
    await page.goto('about:blank');
    complaints.length = 0;
    restore(own, UNIT);
    office.refresh(UNIT);
  });

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
    await vi.waitFor(() => expect(report()).toBe(before), 60_000);
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
    await made.waitFor();
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
    await gap.waitFor();
    expect(await page.locator('.findings').textContent()).not.toContain('文件日期');
    await gap.click();
    await page.locator('.box input').fill('2025-08-20');
    await page.locator('.box').getByRole('button', { name: '保存' }).click();
    await page.locator('#report', { hasText: '2025年8月20日' }).waitFor();
    expect(report('某县教育局-2024')).toContain('"date": "2025-08-20"');
    expect(complaints).toEqual([]);
  });

  it('asks for a missing reason at the end of its sentence', async () => {
    const reasons = /"reasons": \{[\s\S]*?\n {2}\}/.exec(report())?.[0] ?? '';
    const [id = ''] = /(?<=")[a-zA-Z.\d]+(?=": \[)/.exec(reasons) ?? [];
    writeFileSync(
      join(own.units, UNIT, 'report.json'),
      report().replace(`"${id}": [`, `"nothing": [`).replace('"published"', '"preparing"'),
    );
    office.refresh(UNIT);
    await openUnit();
    const gap = page.locator('#report p .gap').first();
    await gap.click();
    await page.locator('.box textarea').fill('人员增加');
    await page.locator('.box').getByRole('button', { name: '保存' }).click();
    await page.locator('.told', { hasText: '已改' }).waitFor();
    expect(report()).toContain('"text": "人员增加"');
  });

  it('fills in a list as in a spreadsheet, and pastes into it', async () => {
    await openUnit();
    await page.getByRole('button', { name: '填表', exact: true }).click();
    await page.getByRole('button', { name: '本年收入', exact: true }).click();
    const own = page.getByLabel(/^第1行 一般公共预算财政拨款/);
    const total = page.locator('.sheet tfoot');
    const before = await total.textContent();
    await own.fill('1000.005');
    expect(await total.textContent()).not.toBe(before);
    await own.press('Enter');
    expect(await page.getByLabel(/^第2行 一般公共预算财政拨款/).evaluate((element) => element.matches(':focus'))).toBe(
      true,
    );
    const rows = await page.locator('.sheet tbody tr').count();
    await page.getByLabel(`第${rows}行 科目编码`).focus();
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '2080505\\t12.34\\n2080506\\t5.60\\n');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
    expect(await page.locator('.sheet tbody tr').count()).toBe(rows + 2);
    expect(await page.locator('.sheet tbody').textContent()).toContain('机关事业单位基本养老保险缴费支出');
    await page.getByRole('button', { name: '保存各表' }).click();
    await page.locator('.told', { hasText: '已保存' }).waitFor();
    const written = report();
    for (const text of ['1000.005', '"2080505"', '12.34', '"2080506"', '5.60']) expect(written).toContain(text);
    expect(complaints).toEqual([]);
  });

  it('takes a remark on a sentence, an answer and a tick, and waives a finding with its reason', async () => {
    await openUnit();
    const sentence = page.locator('#report p.role-body', { hasText: '万元' }).first();
    await sentence.scrollIntoViewIfNeeded();
    await sentence.click({ clickCount: 3 });
    await page.getByRole('button', { name: '提意见' }).click();
    await page.getByRole('textbox', { name: '审核意见' }).fill('请写明原因。');
    await page.getByLabel('署名').fill('张三');
    await page.locator('.box').getByRole('button', { name: '保存' }).click();
    const said = page.locator('.said .note').first();
    await said.waitFor();
    expect(await said.textContent()).toContain('审核意见（张三）');
    await said.getByRole('button', { name: '答复' }).click();
    await page.locator('.box textarea').fill('已经补上。');
    await page.locator('.box').getByRole('button', { name: '保存' }).click();
    await page.locator('.said', { hasText: '答复（张三）：已经补上。' }).waitFor();
    await page.locator('.said').getByRole('button', { name: '办结' }).click();
    await page.locator('.said', { hasText: '已办结' }).waitFor();
    const kept = readFileSync(join(own.units, UNIT, 'remarks.json'), 'utf8');
    expect(kept).toContain('请写明原因。');
    const note = page
      .locator('#right .findings .note', { has: page.locator('button', { hasText: '说明不改的理由' }) })
      .first();
    await note.locator('summary').click();
    await note.getByRole('button', { name: '说明不改的理由' }).click();
    await page.locator('.box textarea').fill('与财政批复一致。');
    await page.locator('.box').getByRole('button', { name: '保存' }).click();
    await page.locator('.findings', { hasText: '（已说明）' }).waitFor();
    expect(report()).toContain('与财政批复一致。');
    expect(complaints).toEqual([]);
  });
});
