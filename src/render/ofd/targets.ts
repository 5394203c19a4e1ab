/** What leads to a place of the document: actions and destinations (GB/T 33190-2016, 14, and 7.5). */
import type { Anchor } from '../../model/page.ts';
import { type Xml, xml } from '../xml.ts';
import { length } from './values.ts';

/** Where an anchor stands: its page from the upper edge of its line on. @param pageId of that page */
export function destination({ y }: Pick<Anchor, 'y'>, pageId: number): Xml {
  return xml`<ofd:Dest Type="XYZ" PageID="${pageId}" Left="0" Top="${length(y)}"/>`;
}

/** A click leads there. */
export function clickTo(target: Xml): Xml {
  return xml`<ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>${target}</ofd:Goto></ofd:Action></ofd:Actions>`;
}
