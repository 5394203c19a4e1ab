/** What the scripts of the page for review share. */
import { required } from '../elements.ts';

export const root = document.documentElement;

export { all, byId, required } from '../elements.ts';

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
