/** Where an element stands, for finding what stands there after the page was drawn anew. */

const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Parts of the page that stay when what is in them is drawn anew, the innermost first. */
const LASTING = '#left, #right, #tools, #forms, #box, #units, #report';

export type Finder = () => HTMLElement | undefined;

/** @returns what finds the element, or what has come in its place; nothing where its part of the page is empty */
export function placeOf(element: Element): Finder {
  const lasting = element.closest<HTMLElement>(LASTING);
  if (lasting === null) return () => connected(element);
  const block = element.closest('#report .part > *');
  const inReport = block === null ? undefined : blockPlace(lasting, block, element);
  const index = inReport === undefined ? stopsIn(lasting).indexOf(element as HTMLElement) : -1;
  return () => connected(element) ?? (inReport ?? (() => near(stopsIn(lasting), index)))() ?? connected(lasting);
}

/** The report has thousands of stops: within its blocks they are counted one by one. */
function blockPlace(report: HTMLElement, block: Element, element: Element): Finder {
  const part = [...report.children].findIndex((each) => each.contains(block));
  const place = [...(report.children[part]?.children ?? [])].indexOf(block);
  const index = allStops(block).indexOf(element as HTMLElement);
  return () => {
    const blocks = [...(report.children[part]?.children ?? [])].slice(place);
    const own = blocks[0] && allStops(blocks[0])[index];
    return own ?? blocks.flatMap(allStops)[0];
  };
}

function connected(element: Element): HTMLElement | undefined {
  return element.isConnected && element.checkVisibility() ? (element as HTMLElement) : undefined;
}

function near(stops: readonly HTMLElement[], index: number): HTMLElement | undefined {
  return stops[Math.max(0, index)] ?? stops.at(-1);
}

function allStops(within: Element): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(STOPS)];
}

/** What the keyboard reaches in it now, in order. */
export function stopsIn(within: Element): HTMLElement[] {
  return allStops(within).filter((stop) => stop.checkVisibility() && stop.tabIndex >= 0);
}
