/** F6 leads from one part of the page to the next, as in office programs; with Shift back. */
import { byId } from '../elements.ts';
import { stopsIn } from '../shared/place.ts';

const REGIONS = ['tools', 'left', 'report', 'forms', 'right', 'box'];

export function startRegions(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const shown = REGIONS.flatMap((id) => byId(id) ?? []).filter((region) => stopsIn(region).length > 0);
    const now = shown.findIndex((region) => region.contains(document.activeElement));
    const next = event.shiftKey ? (now <= 0 ? shown.length : now) - 1 : (now + 1) % shown.length;
    const region = shown[next];
    // The report and the sheets are begun at their own beginning.
    if (region?.tabIndex === -1 && region.hasAttribute('tabindex')) region.focus();
    else if (region !== undefined) stopsIn(region)[0]?.focus();
  });
}
