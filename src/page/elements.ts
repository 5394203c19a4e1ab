/** How the scripts of pages look for elements. */

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
