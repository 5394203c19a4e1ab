/**
 * The page for review in the reader's hands: a headless Chromium opens it from the disk, without a network. The browser is
 * the one that the environment variable CHROMIUM names, or the system's; without one these tests are skipped.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_PAGES } from '../src/model/printed-pages.ts';
import type { Report } from '../src/model/report.ts';
import { renderReviewPage } from '../src/render/html/render-review-page.ts';
import { type ReviewPages, reviewPages } from './review-pages.ts';
import { hasBrowser, launched, openedPage } from './serve/browser.ts';
import { squeezed } from './support.ts';

const SIZE = { width: 1280, height: 860 };

describe.skipIf(!hasBrowser)('the page for review in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
  let pages: ReviewPages;
  let browser: Browser;
  let page: Page;
  let requests: string[];
  let complaints: string[];

  beforeAll(async () => {
    pages = reviewPages();
    browser = await launched();
    ({ page, complaints } = await openedPage(browser, SIZE));
    page.on('request', (request) => requests.push(request.url()));
    await page.route(/^https?:/, (route) => route.abort());
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(() => open(pages.page));

  /** Always in the same page, as it was at first. */
  async function open(html: string): Promise<void> {
    const file = join(folder, 'review.html');
    writeFileSync(file, html);
    await page.setViewportSize(SIZE);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.mouse.move(0, 0);
    requests = [];
    complaints.length = 0;
    await page.goto(pathToFileURL(file).href);
  }

  const popup = () => page.locator('#popup');

  /** A figure of a sentence that is computed from others, and what is known of it. */
  async function computedFigure() {
    const figure = page.locator('#report p .figure').nth(1);
    const entries: { id: string }[] = JSON.parse((await page.locator('#figures').textContent()) ?? '[]');
    const note = pages.notes.get(entries[Number(await figure.getAttribute('data-figure'))]?.id ?? '');
    if (note?.formula === undefined) throw new Error(`${note?.id} has no formula`);
    return { figure, note, formula: note.formula };
  }

  const hasFocus = (locator: Locator) => locator.evaluate((element) => element.matches(':focus'));

  const box = (locator: Locator) =>
    locator.evaluate((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return { top, bottom, left, right };
    });

  /** Text of the blocks as it is shown: what is hidden is not in it. */
  const shownText = async (): Promise<string> => {
    // biome-ignore lint/performance/useDomNodeTextContent: the hidden text must not count
    const texts = await page.locator('#report .block').evaluateAll((list) => list.map((block) => block.innerText));
    return texts.join('\n');
  };

  async function chooseView(name: string) {
    await page.getByRole('radio', { name }).check();
  }

  it('opens without a request beyond itself and without a complaint', async () => {
    await page.getByRole('button', { name: '下一处批注' }).click();
    await page.locator('#report .figure').first().hover();
    expect(requests).toEqual([page.url()]);
    expect(complaints).toEqual([]);
  });

  describe('a figure', () => {
    it('tells under the mouse where it comes from, and Escape closes it', async () => {
      const { figure, note, formula } = await computedFigure();
      await figure.scrollIntoViewIfNeeded();
      await figure.hover();
      await popup().waitFor();
      const text = await popup().textContent();
      for (const words of [note.label, note.shown, note.exact, formula]) expect(text).toContain(words);
      expect(text).not.toContain(note.id);
      await page.keyboard.press('Escape');
      expect(await popup().isVisible()).toBe(false);
    });

    it('tells it when it is focused, lets its inputs be followed and gives the focus back', async () => {
      const { figure, note, formula } = await computedFigure();
      await figure.focus();
      expect(await popup().textContent()).toContain(formula);
      const described = await figure.getAttribute('aria-describedby');
      expect(await page.locator(`#${described}`).textContent()).toContain(note.exact);
      await page.keyboard.press('Enter');
      const input = pages.notes.get(note.inputs[0] ?? '');
      await popup().getByRole('button', { name: input?.label }).first().click();
      expect(await popup().textContent()).toContain(input?.exact);
      await popup().getByRole('button', { name: '返回' }).click();
      expect(await popup().textContent()).toContain(formula);
      await page.keyboard.press('Escape');
      expect(await popup().isVisible()).toBe(false);
      expect(await figure.evaluate((element) => element.matches(':focus'))).toBe(true);
    });

    it('names file, line and column where it was entered', async () => {
      const entries: { source?: string; printed: number }[] = JSON.parse(
        (await page.locator('#figures').textContent()) ?? '[]',
      );
      const index = entries.findIndex(({ source, printed }) => printed > 0 && source?.includes('report.json 第'));
      await page.locator(`[data-figure="${index}"]`).first().focus();
      expect(await popup().textContent()).toContain(entries[index]?.source);
      expect(entries[index]?.source).toMatch(/report\.json 第\d+行第\d+列/);
    });

    it('of a chart tells it as well', async () => {
      const point = page.locator('svg .point[data-figure]').first();
      await point.focus();
      expect(await popup().isVisible()).toBe(true);
      expect(await point.getAttribute('aria-label')).toContain(await point.locator('text').first().textContent());
    });

    it('that only the former state printed says so', async () => {
      const gone = page.locator('#report p del .figure').first();
      await gone.focus();
      expect(await popup().textContent()).toMatch(new RegExp(`旧稿印为\\s*${await gone.textContent()}`));
    });

    it('opens at a tap and closes at a tap elsewhere', async () => {
      const { figure, formula } = await computedFigure();
      await figure.click();
      await page.mouse.move(5, 400);
      expect(await popup().textContent()).toContain(formula);
      await page.locator('h1').click();
      expect(await popup().isVisible()).toBe(false);
    });
  });

  describe('the findings', () => {
    it('are reached by the keyboard, between the figures around them', async () => {
      const block = page.locator('#report .block.paragraph:has(.flag)').first();
      const focusable = await block.locator('.figure, .flag').evaluateAll((list) => list.map((one) => one.textContent));
      expect(focusable.length).toBeGreaterThan(3);
      await block.locator('.figure, .flag').first().focus();
      const reached: (string | null)[] = [];
      for (const _ of focusable) {
        reached.push(await page.locator(':focus').textContent());
        await page.keyboard.press('Tab');
      }
      expect(reached).toEqual(focusable);
    });

    it('are found from the list: the place comes into view with its note beside it', async () => {
      const link = page.locator('.to-finding').last();
      const target = page.locator((await link.getAttribute('href')) ?? '');
      await link.click();
      const place = await box(target);
      expect(place.top).toBeGreaterThan(60);
      expect(place.bottom).toBeLessThan(860);
      expect(await hasFocus(target)).toBe(true);
      const note = page.locator(`#${await target.getAttribute('aria-describedby')}`);
      expect((await box(note)).left).toBeGreaterThan((await box(page.locator('#report'))).right - 5);
    });

    it('show what is wrong in a line or two, and the rest when they are opened', async () => {
      const note = page.locator('#report .note').first();
      const folded = await box(note);
      expect(folded.bottom - folded.top).toBeLessThan(90);
      await note.locator('summary').focus();
      await page.keyboard.press('Enter');
      expect(await note.locator('.back').isVisible()).toBe(true);
      const tops = await page.locator('#report .note').evaluateAll((list) =>
        list
          .map((one) => one.getBoundingClientRect())
          .sort((a, b) => a.top - b.top)
          .map(({ top, bottom }) => [top, bottom] as const),
      );
      for (const [index, [top]] of tops.slice(1).entries()) expect(top).toBeGreaterThanOrEqual(tops[index]?.[1] ?? 0);
    });

    it('do not cover one another beside the text', async () => {
      const notes = await page.locator('#report .note').evaluateAll((list) =>
        list
          .map((note) => note.getBoundingClientRect())
          .map(({ top, bottom }) => ({ top, bottom }))
          .sort((a, b) => a.top - b.top),
      );
      expect(notes.length).toBeGreaterThan(20);
      notes.slice(1).forEach(({ top }, index) => {
        expect(top).toBeGreaterThanOrEqual(notes[index]?.bottom ?? 0);
      });
    });

    const currentFlag = () => page.locator(':focus').getAttribute('id');

    it('are stepped through with n and p, all round, unless the keys are switched off', async () => {
      const flags = await page.locator('[data-finding]').evaluateAll((list) => list.map(({ id }) => id));
      await page.keyboard.press('n');
      expect(await currentFlag()).toBe(flags[0]);
      await page.keyboard.press('n');
      expect(await currentFlag()).toBe(flags[1]);
      await page.keyboard.press('p');
      await page.keyboard.press('p');
      expect(await currentFlag()).toBe(flags.at(-1));
      await page.getByRole('checkbox', { name: '快捷键' }).uncheck();
      await page.keyboard.press('n');
      expect(await currentFlag()).toBe('keys');
    });

    it('of a severity that is filtered out are passed over', async () => {
      await page.getByRole('checkbox', { name: '警告' }).uncheck();
      await page.getByRole('checkbox', { name: '提示' }).uncheck();
      const errors = await page.locator('.flag.error[data-finding]').evaluateAll((list) => list.map(({ id }) => id));
      expect(errors.length).toBeGreaterThan(1);
      for (const id of errors) {
        await page.getByRole('button', { name: '下一处批注' }).click();
        expect(await currentFlag()).toBe(id);
      }
      expect(await page.locator('.note.warning').first().isVisible()).toBe(false);
      expect(await page.locator('.steps .count').first().textContent()).toBe(String(errors.length));
    });
  });

  describe('the changes', () => {
    const textOfPage = async (report: Report) => {
      const { review: _, ...final } = report;
      await open(renderReviewPage(final, pages.notes, [], NO_PAGES));
      return squeezed(await shownText());
    };

    it('are shown, or the new state alone, or the old one alone', async () => {
      for (const box of await page.getByRole('checkbox', { name: /错误|警告|提示/ }).all()) await box.uncheck();
      const both = squeezed(await shownText());
      expect(both).toContain('这一段只在旧稿中。');
      await chooseView('只看新稿');
      const shown = squeezed(await shownText());
      await chooseView('只看旧稿');
      const old = squeezed(await shownText());
      expect(shown).toBe(await textOfPage(pages.present));
      expect(old).toBe(await textOfPage(pages.former));
      expect(old).not.toBe(shown);
    });

    it('are reached from their list', async () => {
      await page.locator('.to-change', { hasText: '这一段只在旧稿中' }).click();
      const target = page.locator('del', { hasText: '这一段只在旧稿中' }).first();
      const place = await box(target);
      expect(place.top).toBeGreaterThan(60);
      expect(place.bottom).toBeLessThan(860);
    });

    it('that the chosen state does not show are passed over', async () => {
      await chooseView('只看新稿');
      const steps = page.getByRole('button', { name: '下一处修改' });
      const count = Number(await page.locator('[data-steps=change] .count').textContent());
      expect(count).toBeGreaterThan(3);
      for (let index = 0; index < count; index += 1) {
        await steps.click();
        expect(await page.locator(':focus').evaluate((element) => element.closest('del, .row-deleted'))).toBe(null);
      }
    });
  });

  describe('for everybody', () => {
    it('has landmarks, and names for what can be activated', async () => {
      const tree = await page.locator('body').ariaSnapshot();
      for (const line of [
        '- banner',
        '- navigation "审阅导航"',
        '- main',
        '- radio "只看旧稿"',
        '- button "下一处批注"',
        '- button "上一处修改"',
        '- link "跳到报告正文"',
        '- table "收入支出决算总表',
      ])
        expect(tree).toContain(line);
      expect(tree).not.toMatch(/- (button|link|radio|checkbox)(:| \[|$)/m);
    });

    it('sets the names of sub-items in from those above them, as printed', async () => {
      const insets = await page
        .locator('table.statement')
        .nth(2)
        .locator('tbody .stub')
        .evaluateAll((cells) =>
          cells.map((cell) =>
            Number(cell.ownerDocument.defaultView?.getComputedStyle(cell).paddingLeft.replace('px', '')),
          ),
        );
      const levels = [...new Set(insets)].sort((a, b) => a - b);
      expect(levels.length).toBeGreaterThanOrEqual(3);
      for (const [index, inset] of levels.slice(1).entries()) expect(inset - (levels[index] ?? 0)).toBeGreaterThan(8);
    });

    it('finds words in the report, across figures and line breaks, and steps from one to the next', async () => {
      const query = page.getByRole('searchbox', { name: '在报告中查找' });
      await query.fill('收、支总计');
      await query.press('Enter');
      const status = page.locator('#hits');
      expect(await status.textContent()).toMatch(/^1／\d+$/);
      const first = page.locator('#report .here');
      expect((await first.textContent())?.replace(/\s/g, '')).toContain('收、支总计');
      const place = await box(first);
      expect(place.top).toBeGreaterThan(40);
      expect(place.bottom).toBeLessThan(860);
      await page.getByRole('button', { name: '上一个结果' }).click();
      expect(await status.textContent()).toMatch(/^(\d+)／\1$/);
      await page.evaluate(
        "document.querySelector('#report').insertAdjacentHTML('beforeend', '<p>办公用房100㎡……</p>')",
      );
      for (const words of ['100㎡…', '100M2', '100㎡……']) {
        await query.fill(words);
        await query.press('Enter');
        expect(await status.textContent(), words).toBe('1／1');
      }
      await query.fill('没有这样的话');
      await query.press('Enter');
      expect(await status.textContent()).toBe('没有');
    });

    it('typing in the search does not step through the findings', async () => {
      await page.locator('#query').pressSequentially('np');
      expect(await page.locator('[data-steps=finding] .current').textContent()).toBe('–');
    });

    it('leads back to the top from anywhere', async () => {
      await page.locator('.block').last().scrollIntoViewIfNeeded();
      await page.getByRole('link', { name: '回到顶部' }).click();
      expect(await page.locator('html').evaluate((element) => element.scrollTop)).toBe(0);
    });

    it('sets every text off from its ground by 4.5 to 1', async () => {
      expect(await page.locator('body *:not(script)').evaluateAll(faintTexts)).toEqual([]);
    });

    it('does so on a dark screen, where the report is dark as well', async () => {
      await page.emulateMedia({ colorScheme: 'dark' });
      const ground = await page
        .locator('#report')
        .evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).backgroundColor);
      expect(ground).toBe('rgb(38, 36, 33)');
      expect(await page.locator('body *:not(script)').evaluateAll(faintTexts)).toEqual([]);
    });

    it.each([360, 1000])('needs no sideways scrolling at %i px, tables aside', async (width) => {
      await page.setViewportSize({ width, height: 780 });
      expect(await page.locator('html').evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(width);
      const flag = page.locator('.block.paragraph .flag').first();
      const note = page.locator(`#${await flag.getAttribute('aria-describedby')}`);
      expect((await box(note)).top).toBeGreaterThan((await box(flag)).bottom);
    });

    it('keeps the names of the rows in sight on a phone, says that there is more, and shows titles whole', async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      const block = page.locator('.block.table:has(table.statement)').nth(2);
      const scroller = block.locator('.scroller');
      await scroller.evaluate((element) => element.scrollTo(150, 0));
      expect(await block.locator('.cue').isVisible()).toBe(true);
      const edge = (await box(scroller)).left;
      const names = await block
        .locator('tbody .stub')
        .evaluateAll((cells) =>
          cells.map((cell) => [cell.textContent ?? '', cell.getBoundingClientRect().left] as const),
        );
      expect(names.length).toBeGreaterThan(10);
      for (const [name, left] of names) {
        expect(name).toMatch(/\p{Script=Han}/u);
        expect(Math.abs(left - edge), name).toBeLessThan(3);
      }
      const title = await box(page.getByRole('heading', { name: '2022年度支出决算表（表3）' }));
      expect(title.left).toBeGreaterThanOrEqual(0);
      expect(title.right).toBeLessThanOrEqual(390);
    });

    it('keeps a tapped figure in sight on a phone', async () => {
      await page.setViewportSize({ width: 360, height: 740 });
      const { figure } = await computedFigure();
      await figure.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      await figure.click();
      expect((await box(figure)).bottom).toBeLessThanOrEqual((await box(popup())).top);
    });

    it('prints the report with its findings at the end and nothing around it', async () => {
      await page.emulateMedia({ media: 'print' });
      for (const part of ['.bar', '.side', '.banner', '.note']) {
        expect(await page.locator(part).first().isVisible(), part).toBe(false);
      }
      expect(await page.locator('.watermark').textContent()).toBe('征求意见稿');
      const count = pages.marked.review?.remarks.length ?? 0;
      expect(await page.locator('.printed-note:visible').count()).toBe(count);
      expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
    });
  });
});

/** As much of an element of the page as `faintTexts` reads. */
interface PageElement {
  readonly tagName: string;
  readonly className: unknown;
  readonly namespaceURI: string | null;
  readonly parentElement: PageElement | null;
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string | null }>;
  readonly ownerDocument: { readonly defaultView: { getComputedStyle(element: PageElement): PageStyle } };
  getClientRects(): { readonly length: number };
}

interface PageStyle {
  readonly color: string;
  readonly fill: string;
  readonly backgroundColor: string;
}

/** Runs in the page: visible texts whose colour is too near that of what lies behind them. */
function faintTexts(elements: readonly PageElement[]): string[] {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const styleOf = (element: PageElement) => element.ownerDocument.defaultView.getComputedStyle(element);
  const groundOf = (element: PageElement | null): string => {
    if (element === null) return 'rgb(255, 255, 255)';
    const colour = styleOf(element).backgroundColor;
    return channels(colour)[3] === 0 ? groundOf(element.parentElement) : colour;
  };
  const faint = elements.filter((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!own || element.getClientRects().length === 0) return false;
    const style = styleOf(element);
    const colour = element.namespaceURI?.includes('svg') ? style.fill : style.color;
    const [low = 0, high = 0] = [luminance(colour), luminance(groundOf(element))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05) < 4.5;
  });
  return faint.map((element) => `${element.tagName} ${element.className} ${styleOf(element).color}`);
}
