/** Links and the notes of a reviewer on a page (GB/T 33190-2016, 15). */
import type { Link, Page, PageNote } from '../../model/page.ts';
import type { Rectangle } from '../../model/rectangle.ts';
import type { ReportMeta } from '../../model/report.ts';
import { type Xml, xml } from '../xml.ts';
import type { Ids } from './ids.ts';
import { clickTo } from './targets.ts';
import { box, boxAround, lengths, part } from './values.ts';

/** The part that holds the annotations of a page; undefined where there are none. @param target where a link leads */
export function pageAnnotations(
  { links, notes }: Page,
  meta: ReportMeta,
  ids: Ids,
  target: (id: string) => Xml | undefined,
): string | undefined {
  if (links.length + notes.length === 0) return undefined;
  return part('PageAnnot', [
    ...links.map((link) => linkAnnotation(link, meta, ids, target(link.target))),
    ...notes.map((note) => noteAnnotation(note, ids)),
  ]);
}

function linkAnnotation({ area, text }: Link, { unitName, date }: ReportMeta, ids: Ids, target: Xml | undefined): Xml {
  const facts = { type: 'Link', subtype: undefined, creator: unitName, date };
  const action = target && clickTo(target);
  return annotation(facts, [xml`<ofd:Remark>${text}</ofd:Remark>`], [area], ids, action);
}

/** The page itself marks the text that a note is about. */
function noteAnnotation({ kind, author, subject, text, date, name, areas }: PageNote, ids: Ids): Xml {
  const facts = { type: 'Highlight', subtype: kind, creator: author, date };
  const parameters = [
    xml`<ofd:Parameter Name="Name">${name}</ofd:Parameter>`,
    xml`<ofd:Parameter Name="Subject">${subject}</ofd:Parameter>`,
  ];
  const words = [xml`<ofd:Remark>${text}</ofd:Remark>`, xml`<ofd:Parameters>${parameters}</ofd:Parameters>`];
  return annotation(facts, words, areas, ids);
}

interface Facts {
  readonly type: string;
  readonly subtype: string | undefined;
  readonly creator: string;
  /** ISO `YYYY-MM-DD`. */
  readonly date: string;
}

/** @param areas on the page, which the annotation itself leaves as they are */
function annotation(
  { type, subtype, creator, date }: Facts,
  words: readonly Xml[],
  areas: readonly Rectangle[],
  ids: Ids,
  action?: Xml,
): Xml {
  const frame = boxAround(areas.flatMap(({ x, y, w, h }) => [x, y, x + w, y + h]));
  const kind = xml`ID="${ids.next()}" Type="${type}"${subtype === undefined ? undefined : xml` Subtype="${subtype}"`}`;
  const drawn = areas.map((area) => emptyArea(area, frame, ids, action));
  return xml`<ofd:Annot ${kind} Creator="${creator}" LastModDate="${date}">${[
    ...words,
    xml`<ofd:Appearance Boundary="${box(frame)}">${drawn}</ofd:Appearance>`,
  ]}</ofd:Annot>`;
}

/** A box within the frame that draws nothing. */
function emptyArea({ x, y, w, h }: Rectangle, frame: Rectangle, ids: Ids, action: Xml | undefined): Xml {
  const place = box({ x: x - frame.x, y: y - frame.y, w, h });
  const data = `M 0 0 L ${lengths([w, 0])} L ${lengths([w, h])} L ${lengths([0, h])} C`;
  return xml`<ofd:PathObject ID="${ids.next()}" Boundary="${place}" Stroke="false">${[
    action,
    xml`<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData>`,
  ]}</ofd:PathObject>`;
}
