/** D01: all parts and sections of the profile are printed, in its order, each with something under its heading. */
import type { Dossier } from '../../model/dossier.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText } from '../../model/report.ts';
import { shownSections } from '../../model/shown-sections.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { filled } from '../language/placeholders.ts';
import type { PrintedHeading, ReportView } from '../reading/view.ts';

export const D01: Rule<'print'> = {
  id: 'D01',
  title: '模板规定的封面、目录、各部分、各节齐全，次序不变，节下有内容',
  source: '财政部门的决算公开模板',
  severity: 'error',
  needs: 'print',
  check: (context) => [...frontMatter(context), ...outline(context), ...emptySections(context.view)],
};

/** Cover and contents. */
function frontMatter({ view: { report, isRead }, profile }: Print): Fault[] {
  if (isRead) return [];
  const kinds = new Set(report.parts.map(({ kind }) => kind));
  const missing = [
    ...(profile.cover && !kinds.has('cover') ? ['封面'] : []),
    ...(profile.contents && !kinds.has('contents') ? ['目录'] : []),
  ];
  return missing.map((name) => finding(`没有${name}，模板“${profile.name}”规定要有`, report.meta.title));
}

interface Expected {
  readonly level: 1 | 2;
  readonly title: string;
}

function expectedHeadings(profile: Profile, dossier: Dossier): Expected[] {
  return profile.parts.flatMap((part) => [
    ...(part.title === undefined ? [] : [{ level: 1 as const, title: filled(part.title, dossier) }]),
    ...shownSections(part, dossier).flatMap(({ title }) =>
      title === undefined ? [] : [{ level: 2 as const, title: filled(title, dossier) }],
    ),
  ]);
}

/** Of so many headings of the form a paper that was made by it may lack one. */
const USUAL = 8;

function outline({ view, profile, dossier }: Print): Fault[] {
  const headings = view.headings.map(({ level, text }) => ({ level, text: text.replaceAll('\n', '') }));
  const expected = expectedHeadings(profile, dossier);
  const isPrinted = ({ level, title }: Expected) =>
    headings.some((heading) => heading.level === level && heading.text.endsWith(title));
  // A paper that calls most of its sections otherwise was made by another form.
  if (view.isRead && expected.filter(isPrinted).length * USUAL < expected.length * (USUAL - 1)) return [];
  let from = 0;
  return expected.flatMap(({ level, title }) => {
    const matches = (heading: Pick<PrintedHeading, 'level' | 'text'>) =>
      heading.level === level && heading.text.endsWith(title);
    const found = headings.findIndex((heading, index) => index >= from && matches(heading));
    if (found >= 0) {
      from = found + 1;
      return [];
    }
    const what = level === 1 ? '部分' : '节';
    const elsewhere = headings.some(matches);
    const message = elsewhere ? `“${title}”一${what}的次序与模板不同` : `没有“${title}”一${what}，模板规定要有`;
    return [finding(message, view.report.meta.title)];
  });
}

/** A heading that is followed by one of its own level, or by the end of its part. */
function emptySections(view: ReportView): Fault[] {
  if (view.isRead) return [];
  const headings = new Map(view.headings.map((heading) => [heading.text, heading]));
  return view.report.parts.flatMap(({ blocks }) =>
    blocks.flatMap((block, index): Fault[] => {
      if (block.kind !== 'heading' || block.id === 'title') return [];
      const next = blocks.slice(index + 1).find(({ kind }) => kind !== 'pageBreak');
      const followed = next !== undefined && (next.kind !== 'heading' || next.level > block.level);
      const text = plainText(block.text);
      if (followed || /[。：；]/.test(text)) return [];
      const message = `“${text.replaceAll('\n', '')}”下没有内容`;
      const hint = '补写这一节；本年度没有这方面事项的，写“无”或一句说明';
      return [{ severity: 'error', message, at: headings.get(text)?.place ?? {}, hint }];
    }),
  );
}

function finding(message: string, file: string): Fault {
  return { severity: 'error', message, at: { file }, hint: '请照模板补全，次序不变' };
}
