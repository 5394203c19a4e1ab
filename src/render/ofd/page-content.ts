/** Placed pages as the content of OFD pages (GB/T 33190-2016, 7.7). */
import type { Page } from '../../model/page.ts';
import { type Xml, xml } from '../xml.ts';
import type { Fonts } from './fonts.ts';
import type { Ids } from './ids.ts';
import { pathObject } from './path-objects.ts';
import { type PageObject, textObjects } from './text-objects.ts';
import { lengths, part } from './values.ts';

export interface PageContent {
  /** The part that holds the page. */
  readonly part: string;
  readonly objects: readonly PageObject[];
}

export function pageContent({ items, paper }: Page, fonts: Fonts, ids: Ids): PageContent {
  const layer = ids.next();
  const objects = items.flatMap((item) =>
    item.kind === 'line' ? textObjects(item, fonts, ids) : [pathObject(item, ids)],
  );
  const drawn = objects.map((object) => object.xml);
  const content = xml`<ofd:Content><ofd:Layer ID="${layer}" Type="Body">${drawn}</ofd:Layer></ofd:Content>`;
  return { part: part('Page', [xml`<ofd:Area>${physicalBox(paper)}</ofd:Area>`, content]), objects };
}

export function physicalBox({ width, height }: Page['paper']): Xml {
  return xml`<ofd:PhysicalBox>${lengths([0, 0, width, height])}</ofd:PhysicalBox>`;
}
