/** Stage 5: figures, profile and templates → Report. Display text is fixed here, once. */
import type { Finding, Outcome } from '../diagnostics/finding.ts';
import type { Profile, ProfilePart, ProfileSection } from '../model/profile.ts';
import type { Block, Contents, Heading, Inline, Part, Report } from '../model/report.ts';
import { shownSections } from '../model/shown-sections.ts';
import { sharedWith } from '../model/structural-sharing.ts';
import type { TableSpec } from '../model/table-spec.ts';
import type { TextOrigins } from '../model/text-origins.ts';
import { blankOf } from './blanks.ts';
import { BlockComposer, type Kept } from './blocks.ts';
import type { ComposeInput } from './compose-input.ts';
import { chineseDate } from './narrative-context.ts';
import { fillPlaceholders, numbered } from './numbering.ts';
import { sameOrigin } from './same-origin.ts';
import { statutoryTable, type TablesInput } from './tables.ts';
import { auditTemplates } from './template-audit.ts';

export interface Composition {
  readonly report: Report;
  /** Where the unit has written its texts. */
  readonly origins: TextOrigins;
  readonly kept: Kept;
}

/**
 * @param former of the same unit, before its last change: what reads the same now is made of its objects
 * @returns the report, unless a template is at fault; findings T… with the place in the template
 */
export function compose(input: ComposeInput, former?: Composition): Outcome<Composition> {
  const faults = auditTemplates(input);
  if (faults.length > 0) return { findings: faults };
  const composer = new BlockComposer(input, former?.kept);
  const values = placeholders(input);
  const { profile } = input.profile;
  const front = frontParts(profile, values);
  let number = 0;
  const body = profile.parts.map((part) => {
    if (part.title !== undefined) number += 1;
    return bodyPart(part, number, input, composer);
  });
  const parts = withImprint(withRedHead(withTitle(body, profile, values), input), input);
  const findings: Finding[] = [...composer.findings];
  if (findings.some((finding) => finding.severity === 'error')) return { findings };
  const { origins, kept } = composer;
  const made: Report = { meta: meta(input), parts: [...front, ...parts] };
  const report = sharedWith(former?.report, made, sameOrigin(origins));
  return { value: { report, origins, kept }, findings };
}

type Values = Readonly<Record<string, string | number>>;

/** Cover and contents, where the profile has them. */
function frontParts({ cover, contents }: Profile, values: Values): Part[] {
  const title = cover?.title.map(fill(values)) ?? [];
  const lines = cover?.lines.map(fill(values)) ?? [];
  return [
    ...(cover ? [{ id: 'cover', kind: 'cover' as const, blocks: [{ kind: 'cover' as const, title, lines }] }] : []),
    ...(contents ? [{ id: 'contents', kind: 'contents' as const, blocks: [contentsOf(contents)] }] : []),
  ];
}

function contentsOf({ title, depth, pageNumbers = 'roman' }: NonNullable<Profile['contents']>): Contents {
  return { kind: 'contents', title, depth, pageNumbers };
}

/** The report's title above the first part of the body, where the profile prints it there. */
function withTitle(parts: readonly Part[], { titleLines }: Profile, values: Values): readonly Part[] {
  const [first, ...rest] = parts;
  if (titleLines === undefined || first === undefined) return parts;
  const text = titleLines.flatMap((line, index): Inline[] => [
    ...(index === 0 ? [] : [{ kind: 'lineBreak' as const }]),
    { kind: 'text', text: fillPlaceholders(line, values) },
  ]);
  const title: Heading = { kind: 'heading', id: 'title', level: 1, text };
  return [{ ...first, blocks: [title, ...first.blocks] }, ...rest];
}

/** The red head above the first part of the body, where the profile has one and the dossier a number for it. */
function withRedHead(parts: readonly Part[], input: ComposeInput): readonly Part[] {
  const [first, ...rest] = parts;
  const { document } = input.dossier;
  const { redHead } = input.profile.profile;
  if (redHead === undefined || document === undefined || first === undefined) return parts;
  const values = placeholders(input);
  const recipient = document.recipient ?? blankOf('recipient', input.dossier);
  const head: Block = {
    kind: 'redHead',
    issuer: redHead.issuer.map(fill(values)),
    marks: [document.serial, document.secrecy, document.urgency].filter((mark) => mark !== undefined),
    number: document.number,
    signers: document.signers ?? [],
    title: redHead.title.map(fill(values)),
    ...(recipient === undefined ? {} : { recipient }),
  };
  return [{ ...first, blocks: [head, ...first.blocks] }, ...rest];
}

/** 版记 at the end of the last part, where the dossier has it. */
function withImprint(parts: readonly Part[], { dossier }: ComposeInput): readonly Part[] {
  const imprint = dossier.document?.imprint;
  const last = parts.at(-1);
  if (imprint === undefined || last === undefined) return parts;
  const { copies = [], printer, printedOn } = imprint;
  const block: Block = { kind: 'imprint', copies, printer, date: chineseDate(printedOn) };
  return [...parts.slice(0, -1), { ...last, blocks: [...last.blocks, block] }];
}

const fill = (values: Values) => (pattern: string) => fillPlaceholders(pattern, values);

function placeholders({ dossier }: ComposeInput): Values {
  return { unit: dossier.unit.name, year: dossier.year, priorYear: dossier.year - 1, date: chineseDate(dossier.date) };
}

function meta(input: ComposeInput): Report['meta'] {
  const { dossier, profile } = input;
  const title = fillPlaceholders(profile.profile.title, placeholders(input));
  return {
    title,
    unitName: dossier.unit.name,
    year: dossier.year,
    date: dossier.date,
    subject: profile.profile.subject,
    keywords: [profile.profile.subject, `${dossier.year}年度`, dossier.unit.name],
  };
}

function bodyPart(part: ProfilePart, number: number, input: ComposeInput, composer: BlockComposer): Part {
  let count = 0;
  const blocks = shownSections(part, input.dossier).flatMap((section) => {
    if (section.tables !== undefined) {
      const before = count;
      count += input.tables.length;
      return tableBlocks(part, before, input, composer);
    }
    if (section.title !== undefined) count += 1;
    return sectionBlocks(part, section, count, input, composer);
  });
  return { id: part.id, kind: 'body', blocks: [...partHead(part, number, input), ...blocks] };
}

/** The part's label (附件 …) and its numbered title; a part without title begins with its sections. */
function partHead(part: ProfilePart, number: number, input: ComposeInput): Block[] {
  const filled = (pattern: string) => fillPlaceholders(pattern, placeholders(input));
  const label: Block[] =
    part.label === undefined
      ? []
      : [{ kind: 'paragraph', role: 'mark', text: [{ kind: 'text', text: filled(part.label) }] }];
  if (part.title === undefined) return label;
  const { numbering } = input.profile.profile;
  return [...label, heading(part.id, 1, `${numbered(numbering.part, number)}${filled(part.title)}`)];
}

function sectionBlocks(
  part: ProfilePart,
  section: ProfileSection,
  number: number,
  input: ComposeInput,
  composer: BlockComposer,
): Block[] {
  const id = `${part.id}.${section.id}`;
  const own = section.template === undefined ? [] : composer.section(section.template, id);
  if (section.title === undefined) return own;
  const title = fillPlaceholders(section.title, placeholders(input));
  const head = heading(id, 2, `${numbered(input.profile.profile.numbering.section, number)}${title}`);
  return [section.pageBreakBefore ? { ...head, pageBreakBefore: true } : head, ...own];
}

/** A heading; a line end in its title says where a long one is best broken. */
function heading(id: string, level: Heading['level'], title: string): Heading {
  const text = title
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ kind: 'lineBreak' as const }] : []),
      { kind: 'text', text: line },
    ]);
  return { kind: 'heading', id, level, text };
}

/** All tables in the profile's order, one section each, after those sections that stand `before` them. */
function tableBlocks(part: ProfilePart, before: number, input: ComposeInput, composer: BlockComposer): Block[] {
  const profile = input.profile.profile;
  const { reader, passages, missingFigure: missing } = composer;
  const context: TablesInput = { ...input, profile, unit: input.dossier.unit.name, reader, passages, missing };
  return input.tables.flatMap((spec, index) => {
    const number = index + 1;
    const values = { ...placeholders(input), ...tableName(spec, number) };
    const lead = numbered(profile.numbering.section, before + number);
    const head = tableHeading(`${part.id}.${spec.id}`, spec, lead, values);
    return [index === 0 ? head : { ...head, pageBreakBefore: true }, statutoryTable(spec, number, values, context)];
  });
}

/** The heading above a table; where the table bears its title only, the contents still list the numbered heading. */
function tableHeading(id: string, { print }: TableSpec, number: string, values: Values): Heading {
  const title = `${number}${fillPlaceholders(print.heading, values)}`;
  if (print.naming !== 'title') return heading(id, 2, title);
  return { ...heading(id, 2, fillPlaceholders(print.title, values)), entry: title, centred: true };
}

/** What the headings and titles of `tables` may hold: `{name}`, `{number}` 1, `{paddedNumber}` 01. */
function tableName({ name }: TableSpec, number: number): Values {
  return { name, number, paddedNumber: String(number).padStart(2, '0') };
}
