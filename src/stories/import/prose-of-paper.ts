/** The prose of last year's paper → the Markdown files of this year's dossier, with all that must be looked at marked. */

import type { Paper, PaperBlock } from '../../model/paper.ts';
import type { ProfileFiles } from '../../model/profile-files.ts';
import { bareHeading } from './bare-heading.ts';

/** @param year of the paper. @returns Markdown by the names under which the profile asks for prose; those found alone */
export function proseOfPaper(paper: Paper, profile: ProfileFiles, year: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, heading] of headingsOfProse(profile)) {
    const text = textBelow(paper.blocks, heading);
    if (text !== '') found.set(key, markedYear(text, year));
  }
  return found;
}

/** The heading under which a prose stands alone: what a template composes around others cannot be told from them. */
function headingsOfProse({ profile, templates }: ProfileFiles): ReadonlyMap<string, string> {
  const sections = profile.parts.flatMap((part) => part.sections);
  return new Map(
    sections.flatMap(({ title = '', template }) => {
      const source = template === undefined ? undefined : templates.get(template)?.source;
      return source === undefined ? [] : slotsIn(source, title);
    }),
  );
}

const HEADING = /^#+\s+(.*)$/u;
const SLOT = /^::prose\{slot=(\w+)\}$/u;
/** Conditions print nothing of their own. */
const CONDITION = /^\{\{(?:[#/][^{}]*|else[^{}]*)\}\}$/u;

/** Of a template: the slot under each heading that has nothing else below it. */
function slotsIn(source: string, title: string): [key: string, heading: string][] {
  const sections = [{ heading: title, lines: [] as string[] }];
  for (const line of source.split('\n').map((each) => each.trim())) {
    const heading = HEADING.exec(line)?.[1];
    if (heading !== undefined) sections.push({ heading: heading.replaceAll(/\{\{[^{}]*\}\}/gu, ''), lines: [] });
    else if (line !== '' && !CONDITION.test(line)) sections.at(-1)?.lines.push(line);
  }
  return sections.flatMap(({ heading, lines }) => {
    const [line = ''] = lines;
    const key = SLOT.exec(line)?.[1];
    const bare = bareHeading(heading);
    return key === undefined || lines.length > 1 || bare === '' ? [] : [[key, bare] as [string, string]];
  });
}

/** Paragraphs and lower headings down to the next heading as high; tables and charts are left out. */
function textBelow(blocks: readonly PaperBlock[], heading: string): string {
  const at = blocks.findIndex((block) => block.kind === 'heading' && bareHeading(block.text.text) === heading);
  const own = blocks[at];
  if (own?.kind !== 'heading') return '';
  const rest = blocks.slice(at + 1);
  const end = rest.findIndex((block) => block.kind === 'heading' && block.level <= own.level);
  return rest
    .slice(0, end === -1 ? rest.length : end)
    .flatMap(markdownOf)
    .map((each) => `${each}\n`)
    .join('\n');
}

/** `##` is for the report's own headings. */
const HIGHEST = 3;

function markdownOf(block: PaperBlock): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(Math.max(HIGHEST, block.level))} ${plain(block.text.text)}`];
    case 'paragraph':
      return [plain(block.text.text)];
    case 'table':
    case 'chart':
    case 'note':
    case 'contents':
      return [];
  }
}

/** What a paper prints is no expression, whatever it looks like. */
function plain(text: string): string {
  return text.trim().replaceAll('{{', '{ {').replaceAll('\n', '');
}

const TITLE = /《[^》]*》|〔[^〕]*〕/u;
const FIGURE = /\d[\d,]*(?:\.\d+)?(?=(?:亿|万)?元|[%％个名人次家户项件条批辆台份场期])/u;

/** Years about the paper's own and numbers with a unit are marked, as rule H27 tells: 【2023年→？】. Titles, 文号 and ordinals stay. */
export function markedYear(text: string, year: number): string {
  const years = [year - 1, year, year + 1].map((each) => `${each}年`).join('|');
  const marked = new RegExp(`${TITLE.source}|(?<change>(?<!\\d)(?:${years})|(?<![\\d.第])${FIGURE.source})`, 'gu');
  return text.replaceAll(marked, (whole, change?: string) => (change === undefined ? whole : `【${whole}→？】`));
}
