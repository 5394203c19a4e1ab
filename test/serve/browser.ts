/** A headless Chromium for tests of the live page, and what is asked of its pages. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env.CHROMIUM, ...KNOWN].find((path) => path !== undefined && existsSync(path));

export const hasBrowser = executablePath !== undefined;
if (!hasBrowser) {
  console.warn('No Chromium: the tests of the live page in a browser are skipped. CHROMIUM may name an executable.');
}

/** Milliseconds for which a step is waited for: a machine may be busy. */
export const PATIENCE = 90_000;
const AXE = join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');

export function launched(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('no browser');
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

export interface OpenedPage {
  readonly page: Page;
  /** What the page wrote on its console, errors and refusals of its policy among it. */
  readonly complaints: string[];
}

type Looks = Pick<BrowserContextOptions, 'colorScheme'> & { readonly width: number; readonly height: number };

export async function openedPage(browser: Browser, { width, height, ...looks }: Looks): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport: { width, height }, ...looks });
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

/** The page's own policy keeps the examiner out: it is put in before the page is. */
export function withExaminer(page: Page): Promise<unknown> {
  return page.addInitScript({ path: AXE });
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What no violation is about, and how an element would be selected, is not put together: a report has thousands of elements. */
const EXAMINATION = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
  selectors: false,
};

/** With ALL_LOOKS each row and paragraph is examined. */
const REPEATED = process.env.ALL_LOOKS === undefined ? 'tr, li, p' : ':not(*)';

/**
 * Of rows, items and paragraphs that differ in words, digits and names alone one is examined: the others are not shown
 * meanwhile. What is empty is not like what is not. A report in whose place the lists are shown is out of the page meanwhile.
 */
const examine = (within: string) => `(async () => {
  const seen = new Set();
  const alike = [];
  for (const element of document.querySelectorAll(${JSON.stringify(REPEATED)})) {
    if (alike.at(-1)?.contains(element)) continue;
    const make = element.outerHTML
      .replace(/(?<= (?:id|data-figure)=")[^"]+/g, 'name')
      .replace(/[^\\s<>="]*[\\d\\u3000-\\uffff][^\\s<>="]*/g, 'word')
      .replace(/word(?:\\s+word)+/g, 'word');
    if (seen.has(make)) alike.push(element);
    seen.add(make);
  }
  const [report] = document.querySelectorAll('#report[hidden]');
  const place = new Comment();
  report?.replaceWith(place);
  for (const element of alike) element.style.setProperty('visibility', 'hidden');
  const { violations } = await axe.run(${JSON.stringify(within)}, ${JSON.stringify(EXAMINATION)});
  for (const element of alike) element.style.removeProperty('visibility');
  if (report !== undefined) place.replaceWith(report);
  return violations;
})()`;

/** @param within a selector @returns a line for each rule that something on the page breaks */
export async function violations(page: Page, within = 'html'): Promise<string[]> {
  const found = (await page.evaluate(examine(within))) as readonly Violation[];
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`);
}
