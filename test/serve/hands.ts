/** How somebody uses a page: by mouse, or by keyboard alone, who must always see where the focus is. */
import type { FileChooser, Locator, Page } from 'playwright-core';

export interface Hands {
  press(target: Locator): Promise<void>;
  /** Types into a field. */
  enter(field: Locator, text: string): Promise<void>;
  /** A file for a button that asks for one. */
  give(target: Locator, name: string, bytes: Uint8Array): Promise<void>;
  /** Leaves what is open. */
  leave(): Promise<void>;
}

export function mouse(page: Page): Hands {
  return {
    press: (target) => target.click(),
    enter: (field, text) => field.fill(text),
    give: (target, name, bytes) => target.setInputFiles(fileOf(name, bytes)),
    leave: () => page.keyboard.press('Escape'),
  };
}

export function keyboard(page: Page): Hands {
  const press = async (target: Locator) => {
    await reach(page, target);
    await page.keyboard.press('Enter');
  };
  return {
    press,
    enter: async (field, text) => {
      await reach(page, field);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
    give: async (target, name, bytes) => {
      const chosen: Promise<FileChooser> = page.waitForEvent('filechooser');
      await press(target);
      await (await chosen).setFiles(fileOf(name, bytes));
    },
    leave: () => page.keyboard.press('Escape'),
  };
}

function fileOf(name: string, bytes: Uint8Array) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

const MOST_KEYS = 250;
const REGIONS = '#tools, #left, #report, #forms, #right, #box';

/** F6 to the part of the page, then Tab. @throws Error where the focus gets lost, is not to be seen, or never comes there */
export async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  const region = await target.evaluate((element, regions) => element.closest(regions)?.id ?? '', REGIONS);
  for (let keys = 0; keys < MOST_KEYS; keys += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) {
      await assertSeen(page);
      return;
    }
    const now = await page
      .locator(':focus')
      .evaluateAll(([focused], regions) => focused?.closest(regions)?.id ?? '', REGIONS);
    await page.keyboard.press(region !== '' && now !== region ? 'F6' : 'Tab');
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** Something has the focus, and shows it. */
export async function assertSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(`(() => {
    const shows = (element) => element !== null && getComputedStyle(element).outlineStyle !== 'none';
    const now = document.activeElement;
    // The field of a button that asks for a file is not drawn; its button is.
    return { lost: now === document.body, shows: shows(now) || shows(now.closest('label')), what: now.outerHTML.slice(0, 120) };
  })()`);
  const { lost, shows, what } = seen as { lost: boolean; shows: boolean; what: string };
  if (lost) throw new Error('the focus is lost');
  if (!shows) throw new Error(`the focus is not to be seen on ${what}`);
}
