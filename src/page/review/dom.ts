/** What the scripts of a page share: the elements that they all look for. */

export const root = document.documentElement;

export function all<Found extends Element = HTMLElement>(selector: string, within: ParentNode = document): Found[] {
  return [...within.querySelectorAll<Found>(selector)];
}

export function byId(id: string): HTMLElement | null {
  return document.getElementById(id);
}

/** @throws Error for an element that every page has */
export function required(id: string): HTMLElement {
  const found = byId(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

/** The report, whatever stands in it. */
export const report = required('report');

export function isShown(element: Element): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
}

/** The element that an event is about; undefined where it is about something else, such as the document. */
export function targetOf({ target }: Event): Element | undefined {
  return target instanceof Element ? target : undefined;
}

/** Told when what is shown has changed: another state, other severities, another text. */
const SHOWN = 'shown';

export function tellShown(): void {
  document.dispatchEvent(new Event(SHOWN));
}

export function whenShown(act: () => void): void {
  document.addEventListener(SHOWN, act);
}
