/** D23: every attachment that is cited exists, under that very name. */

import type { PrintedKind } from '../../model/printed-texts.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { tell } from '../language/telling.ts';
import { numberOf } from '../reading/chinese-number.ts';
import type { ReportView } from '../reading/view.ts';
import { type Hit, hits, readingOf } from '../reading/words.ts';
import { withoutMarker } from './markers.ts';

export const D23: Rule<'print'> = {
  id: 'D23',
  title: '所引附件都有，名称一致',
  source: 'GB/T 9704 附件说明；前后照应',
  severity: 'error',
  needs: 'print',
  check({ view }) {
    const reading = readingOf(view);
    return [
      ...hits(reading, BY_NAME).flatMap((hit) => unknownName(hit, view)),
      ...hits(reading, BY_NUMBER).flatMap((hit) => unknownNumber(hit, view)),
      ...noted(view).flatMap((name) => unknownNote(name, view)),
    ];
  },
};

const BY_NAME = /见[^。；，\n《]{0,14}附件[^。；，\n《]{0,6}?(?:《([^》\n]+)》|[—–-]{1,2}([^。；，、\n]+))/g;
const BY_NUMBER =
  /见[^。；，\n]{0,10}附件(\d{1,2}|[一二三四五六七八九十]+)(?:(?:至|到|[—–～~-])(\d{1,2}|[一二三四五六七八九十]+))?/g;
const LONGEST_NAME = 60;

/** What only names an attachment, and is none. */
const NAMING: ReadonlySet<PrintedKind> = new Set<PrintedKind>(['cell', 'attachment']);

/** Whether a heading, the title of a table or a short line has the name, but for numbers and spaces. */
function isPrinted(name: string, { texts }: ReportView): boolean {
  return texts.some(
    ({ kind, text }) =>
      !NAMING.has(kind) && text.length <= LONGEST_NAME && bare(text).endsWith(name) && !/详见|参见/.test(text),
  );
}

function bare(text: string): string {
  return withoutMarker(text.replace(/\s+/g, '').replace(/^附[件表]\d*[：:]?/, '')).replace(/[《》]/g, '');
}

function unknownName(hit: Hit, view: ReportView): Fault[] {
  const name = bare(hit.match[1] ?? hit.match[2] ?? '');
  if (name === '' || isPrinted(name, view)) return [];
  return [told(hit, `附件“${name}”`, '改成附件的名称，或补上附件')];
}

/** Numbers of annexes: 附件1 at the head of a line, or 一、二、… in the part called 附件. */
function annexNumbers(view: ReportView): Set<number> {
  const labels = view.texts.flatMap(({ kind, text }) =>
    kind === 'cell' ? [] : (numberOf(/^附件(\d+|[一二三四五六七八九十]+)(?=\s|$|：)/.exec(text)?.[1] ?? '') ?? []),
  );
  const sections = view.headings.filter(({ level, part }) => level === 2 && isAnnexPart(view, part));
  return new Set([
    ...labels,
    ...sections.flatMap(({ text }) => numberOf(/^([一二三四五六七八九十]+)、/.exec(text)?.[1] ?? '') ?? []),
  ]);
}

function isAnnexPart(view: ReportView, part: string): boolean {
  return view.headings.some((heading) => heading.level === 1 && heading.part === part && heading.text.includes('附件'));
}

function unknownNumber(hit: Hit, view: ReportView): Fault[] {
  const first = numberOf(hit.match[1] ?? '');
  const last = numberOf(hit.match[2] ?? hit.match[1] ?? '');
  if (first === undefined || last === undefined || last < first) return [];
  const known = annexNumbers(view);
  const wanted = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const lost = wanted.filter((number) => !known.has(number));
  return lost.length === 0 ? [] : [told(hit, `附件${lost.join('、')}`, '改正附件的序号，或补上附件')];
}

/** Names in 附件说明: the titles of the attachments. */
function noted(view: ReportView): string[] {
  const blocks = view.report.parts.flatMap((part) => part.blocks);
  return blocks.flatMap((block) => (block.kind === 'attachmentNote' ? block.names : []));
}

function unknownNote(name: string, view: ReportView): Fault[] {
  if (isPrinted(bare(name), view)) return [];
  const message = `附件说明列有“${name}”，报告之后没有这一名称的附件`;
  const place = { file: view.report.meta.title, path: '附件说明' };
  return [{ severity: 'error', message, at: place, hint: '附件的标题与附件说明写成一致' }];
}

function told(hit: Hit, what: string, hint: string): Fault {
  return tell(hit, { message: `文中写“${hit.match[0]}”，报告没有${what}`, hint });
}
