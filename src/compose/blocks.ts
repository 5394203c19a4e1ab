/** Turns templates and the unit's prose into blocks: Handlebars, then Markdown, then directives. */
import { isDeepStrictEqual } from 'node:util';

import type { Finding, Place } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Classification } from '../model/catalogue.ts';
import { isInlineText } from '../model/dossier.ts';
import { TEXT_CHARACTERS } from '../model/limits.ts';
import type { FormFile, ProfileFiles, SourceText } from '../model/profile-files.ts';
import { overheard } from '../model/reads.ts';
import {
  type Block,
  type Heading,
  type Inline,
  type Paragraph,
  type ParagraphRole,
  plainText,
  type Table,
} from '../model/report.ts';
import type { Origin, OriginLine } from '../model/text-origins.ts';
import { blankOf } from './blanks.ts';
import { chart } from './chart.ts';
import type { ComposeInput } from './compose-input.ts';
import { figureOrigin } from './figure-origin.ts';
import { type FormInput, overallFormContext, projectFormContext } from './form-context.ts';
import { formTable } from './form-table.ts';
import { glossary } from './glossary.ts';
import { faultOf, TemplateFault } from './helper-calls.ts';
import { type MarkdownBlock, parseMarkdown } from './markdown.ts';
import { type LineReader, Marks } from './marks.ts';
import { chineseDate, type NarrativeContext, narrativeContext } from './narrative-context.ts';
import { noFigure } from './no-figure.ts';
import { PassageMaker, type Passages } from './passages.ts';
import { plainTable, rowFaults } from './plain-table.ts';
import { ProseCount, type ProseFile, ProseFiles } from './prose-files.ts';
import { UnitReader } from './reads.ts';
import { sameOrigin } from './same-origin.ts';
import { placeOf } from './template-check.ts';
import { createEngine, type TemplateEngine } from './template-engine.ts';

type Directive = Extract<MarkdownBlock, { kind: 'directive' }>;

interface Source extends SourceText {
  readonly headingPrefix: string;
}

/** What is kept of a report for the next one of the same unit. */
export interface Kept {
  readonly profile: ProfileFiles;
  readonly classification: Classification;
  readonly told: NarrativeContext;
  readonly origins: WeakMap<Inline, Origin>;
  readonly passages: Passages;
}

export class BlockComposer {
  readonly findings: Finding[] = [];
  readonly passages: PassageMaker;
  /** Pieces of the report ask it for what they print of the unit, and nothing else. */
  readonly reader: UnitReader;
  /** Where the unit has written the pieces of its prose. */
  readonly origins: WeakMap<Inline, Origin>;
  private readonly marks = new Marks();
  private readonly context: NarrativeContext;
  /** Of the fields that are as they were in the last report, those very objects. */
  private readonly told: NarrativeContext;
  private readonly engine: TemplateEngine;
  private readonly prose: ProseFiles;
  private charts = 0;
  private readonly lostFigures = new Set<string>();

  /** @param former what was kept of the last report of the same unit */
  constructor(
    private readonly input: ComposeInput,
    former: Kept | undefined,
  ) {
    const { profile } = input.profile;
    const { marks } = this;
    const named = narrativeContext({ ...input, profile, marks });
    this.told = likeBefore(former?.told, named);
    const reader = new UnitReader({ ...input, told: this.told });
    const prose = new ProseCount();
    this.reader = reader;
    this.context = overheard(named, (field) => reader.names(field));
    this.origins = former?.origins ?? new WeakMap();
    const mayStand = sameOrigin(this.origins);
    const usable = former?.profile === input.profile && former.classification === input.classification;
    this.passages = new PassageMaker({ reader, prose, mayStand }, usable ? former.passages : undefined);
    this.prose = new ProseFiles((file) => this.renderedProse(file), reader, prose);
    const proseInlines = (file: string) => this.proseInlines(file);
    const partials = Object.fromEntries([...input.profile.partials].map(([name, { source }]) => [name, source]));
    this.engine = createEngine({ reader, profile, marks, origins: this.origins, proseInlines }, partials);
  }

  /** Ends the composition: what is kept for the next report of the same unit. */
  end(): Kept {
    const { profile, classification } = this.input;
    this.marks.end();
    return { profile, classification, told: this.told, origins: this.origins, passages: this.passages.made };
  }

  /** Reports a figure that a table spec names and nobody computed, once for all cells that it stands in. */
  readonly missingFigure = (id: string, table: string): void => {
    const { profile, locate } = this.input.profile;
    const { path, pattern } = figureOrigin(profile.tables.forms, id, table) ?? { path: ['tables'], pattern: id };
    if (this.lostFigures.has(pattern)) return;
    this.lostFigures.add(pattern);
    const { figures, possibleFigures } = this.input;
    // A figure that other units have is no slip of the pen.
    const near = possibleFigures().has(id) ? undefined : nearest(id, figures.keys());
    this.report('T03', noFigure(id, figures), locate(path), pattern, near);
  };

  /** Blocks of a section template. */
  section(template: string, headingPrefix: string): Block[] {
    const text = this.input.profile.templates.get(template);
    if (text === undefined) return [];
    const before = this.charts;
    const of = [text, before];
    const blocks = this.passages.piece(`section ${headingPrefix}`, of, () => this.blocks({ ...text, headingPrefix }));
    this.charts = before + blocks.filter(({ kind }) => kind === 'chart').length;
    return blocks;
  }

  private blocks(source: Source): Block[] {
    const rendered = this.render(source, source.source, this.context);
    const ids = new Map<string, number>();
    return this.printed(parseMarkdown(rendered, this.marks), source, ids);
  }

  private printed(blocks: readonly MarkdownBlock[], source: Source, ids: Map<string, number>): Block[] {
    return blocks.flatMap((block) => this.guard(source, block.line, () => this.block(block, source, ids)) ?? []);
  }

  private block(block: MarkdownBlock, source: Source, ids: Map<string, number>): Block[] {
    checkLength(block);
    switch (block.kind) {
      case 'heading':
        return [headingBlock(block, source.headingPrefix, ids)];
      case 'paragraph':
        return [{ kind: 'paragraph', role: 'body', text: block.text }];
      case 'table':
        for (const { line, message } of rowFaults(block)) this.report('T28', message, placeOf(source, line, 1));
        return [plainTable(block, `${source.headingPrefix}.table`)];
      case 'directive':
        return this.directive(block, source, ids);
    }
  }

  private directive(directive: Directive, source: Source, ids: Map<string, number>): Block[] {
    const { name, attributes, label } = directive;
    switch (name) {
      case 'note':
      case 'flush':
      case 'centered':
      case 'right':
      case 'mark':
      case 'title':
        return [paragraph(name, label)];
      case 'annex':
        return annexTitle(directive, source, ids);
      case 'chart':
        return this.chart(attributes);
      case 'prose':
        if (attributes.file !== undefined) return this.fileBlocks(attributes.file, source, ids);
        return this.proseBlocks(attributes.slot ?? '', source, ids);
      case 'form':
        return [this.form(attributes)];
      case 'glossary':
        return glossary({
          reader: this.reader,
          classification: this.input.classification,
          profile: this.input.profile.profile,
          missingTerm: this.missingTerm,
          ownWords: (slot) => this.slotInlines(slot),
        });
      case 'pageBreak':
        return [{ kind: 'pageBreak' }];
      case 'attachments':
        return [{ kind: 'attachmentNote', names: (attributes.names ?? '').split('|') }];
      case 'signature':
        return this.signature();
      default:
        throw new TemplateFault(`不认识的 ::${name}`);
    }
  }

  private chart(attributes: Readonly<Record<string, string>>): Block[] {
    const { profile } = this.input.profile;
    const drawn = chart(attributes, { figures: this.reader, profile, number: this.charts + 1 });
    if (drawn === undefined) return [];
    this.charts += 1;
    return [drawn];
  }

  /** 署名 and 成文日期; below a red head a mark stands for what is missing. */
  private signature(): Block[] {
    const document = this.reader.field('document');
    const waivers = this.reader.field('waivers');
    const { signature, signedOn, sealed } = document ?? {};
    const needed = this.input.profile.profile.redHead !== undefined && document !== undefined;
    const blank = (element: 'signature' | 'signedOn') => (needed ? (blankOf(element, { waivers }) ?? '') : '');
    const signer = signature ?? blank('signature');
    const date = signedOn === undefined ? blank('signedOn') : chineseDate(signedOn);
    if (signer === '' && date === '') return [];
    return [{ kind: 'signature', signer, date, unsealed: sealed !== true }];
  }

  private form(attributes: Readonly<Record<string, string>>): Table {
    const name = attributes.name ?? '';
    const file = this.input.profile.forms.get(name);
    if (file === undefined) {
      const near = nearest(name, this.input.profile.forms.keys());
      throw new TemplateFault(`没有名为“${name}”的表格样式${near ? `，是否应为“${near}”？` : ''}`);
    }
    const { project } = attributes;
    const id = project === undefined ? name : `${name}.${project}`;
    return this.passages.piece(`form ${id}`, [file], () => this.formOf(file, id, project));
  }

  private formOf(file: FormFile, id: string, project: string | undefined): Table {
    const input: FormInput = {
      reader: this.reader,
      profile: this.input.profile.profile,
      marks: this.marks,
      narrative: this.context,
    };
    const context =
      project === undefined ? (overallFormContext(input) ?? this.context) : projectFormContext(input, project);
    if (context === undefined) throw new TemplateFault(`项目“${project}”没有自评表`);
    const source = { source: '', file: file.file };
    return formTable(file.spec, id, context, {
      marks: this.marks,
      render: (template, values) => this.render(source, template, values),
      prose: (proseFile) => this.proseParagraphs(proseFile),
    });
  }

  private proseBlocks(slot: string, source: Source, ids: Map<string, number>): Block[] {
    const file = this.reader.field('prose')[slot];
    if (file === undefined) {
      if (this.input.profile.profile.prose[slot] === undefined) {
        const near = nearest(slot, Object.keys(this.input.profile.profile.prose));
        throw new TemplateFault(`profile.json 的 prose 中没有“${slot}”${near ? `，是否应为“${near}”？` : ''}`);
      }
      return [];
    }
    return this.fileBlocks(file, source, ids);
  }

  private fileBlocks(file: string, { headingPrefix }: Source, ids: Map<string, number>): Block[] {
    return [...this.prose.use(file, ({ text, blocks }) => this.printed(blocks, { ...text, headingPrefix }, ids))];
  }

  /** A file that the dossier names and that cannot be read was told when it was read. */
  private renderedProse(file: string): ProseFile {
    const found = this.reader.prose(file);
    if (found.source === undefined && !this.reader.mentions(file)) throw new TemplateFault(`找不到文字文件“${file}”`);
    const text = { file: found.file, source: found.source ?? '' };
    const rendered = this.guard(text, 1, () => this.engine.renderProse(text.source, this.context)) ?? '';
    const reader = isInlineText(file) ? this.valueReader(file) : lineReader(text, this.origins);
    return { text, blocks: parseMarkdown(rendered, this.marks, reader) };
  }

  /** Text written in report.json comes from its value there. */
  private valueReader(text: string): LineReader {
    const slot = Object.entries(this.reader.field('prose')).find(([, value]) => value === text)?.[0] ?? '';
    return {
      begins: () => {},
      written: (inline) => {
        if (this.origins.has(inline)) return inline;
        const copy = { ...inline };
        this.origins.set(copy, { path: ['prose', slot] });
        return copy;
      },
    };
  }

  /** The paragraphs of a file that is printed within a cell or a sentence, where nothing else has room. */
  private proseParagraphs(file: string): (readonly Inline[])[] {
    const print = ({ text, blocks }: ProseFile) =>
      blocks.flatMap((block) => this.guard(text, block.line, () => paragraphText(block)) ?? []);
    return [...this.prose.use(file, print)];
  }

  private proseInlines(file: string): Inline[] {
    return this.proseParagraphs(file).flatMap((text, index) =>
      index === 0 ? [...text] : [{ kind: 'lineBreak' as const }, ...text],
    );
  }

  private slotInlines(slot: string): Inline[] {
    const file = this.reader.field('prose')[slot];
    return file === undefined ? [] : this.proseInlines(file);
  }

  private render(text: SourceText, source: string, context: object): string {
    return this.guard(text, 1, () => this.engine.render(source, context)) ?? '';
  }

  /** Runs a step; a fault of a template becomes a finding with its place. */
  private guard<Value>(text: SourceText, line: number, step: () => Value): Value | undefined {
    try {
      return step();
    } catch (error) {
      const fault = faultOf(error);
      if (fault === undefined) throw error;
      const phrase = fault.phrase === undefined ? undefined : this.input.profile.partials.get(fault.phrase);
      if (phrase === undefined) this.report('T06', fault.message, placeOf(text, fault.line ?? line, fault.column ?? 1));
      else this.inPhrase(fault, phrase, placeOf(text, line, 1));
      return undefined;
    }
  }

  /** A fault in a phrase is told there, with the template that uses it. */
  private inPhrase({ message, line = 1, column = 1 }: TemplateFault, phrase: SourceText, user: Place): void {
    const place = placeOf(phrase, line, column);
    this.findings.push({ rule: 'T06', severity: 'error', message, place, related: [user] });
  }

  private report(rule: string, message: string, place: Finding['place'], actual?: string, expected?: string): void {
    const finding: Finding = {
      rule,
      severity: 'error',
      message,
      ...(place === undefined ? {} : { place }),
      ...(actual === undefined ? {} : { actual }),
      ...(expected === undefined ? {} : { expected }),
    };
    this.findings.push(finding);
  }

  private readonly missingTerm = (name: string): void => {
    const { classification, profile } = this.input;
    const words = [...classification.terms.values()].map(({ term }) => term);
    const entries = profile.profile.glossary?.entries ?? [];
    const index = entries.findIndex((entry) => 'term' in entry && entry.term === name);
    const near = nearest(name, [...classification.terms.keys(), ...words]);
    this.findings.push({
      rule: 'T07',
      severity: 'error',
      message: `名词目录中没有“${name}”`,
      place: profile.locate(['glossary', 'entries', index, 'term']),
      actual: name,
      ...(near === undefined ? {} : { expected: near }),
      hint: `目录中的名词：${words.join('、')}；别的名词在 text 中写解释`,
    });
  };
}

/** The context with those fields of the former one that are alike. */
function likeBefore(former: NarrativeContext | undefined, now: NarrativeContext): NarrativeContext {
  if (former === undefined) return now;
  const names = Object.keys(now) as (keyof NarrativeContext)[];
  const fields = names.map((name) => [name, isDeepStrictEqual(former[name], now[name]) ? former[name] : now[name]]);
  return Object.fromEntries(fields) as NarrativeContext;
}

/** @throws TemplateFault for a paragraph that no page layout is made for */
function checkLength(block: MarkdownBlock): void {
  if (block.kind === 'table') return;
  const { length } = plainText(block.kind === 'directive' ? block.label : block.text);
  if (length > TEXT_CHARACTERS)
    throw new TemplateFault(`这一段有 ${length} 个字，一段最多 ${TEXT_CHARACTERS} 个；请分段`);
}

function paragraphText(block: MarkdownBlock): (readonly Inline[])[] {
  checkLength(block);
  if (block.kind === 'paragraph' || block.kind === 'heading') return [block.text];
  const found = block.kind === 'table' ? '表格' : `::${block.name}`;
  throw new TemplateFault(`这份文字印在一格或一句之内，里面不能有${found}`);
}

/** Keeps of each inline of a prose file the lines it comes from; what another file has written stays of that file. */
function lineReader({ source, file }: SourceText, origins: WeakMap<Inline, Origin>): LineReader {
  const texts = source.split('\n');
  const at = (line: number, from: number) => ({ from, line, text: texts[line - 1] ?? '' });
  let last = 0;
  let lines: OriginLine[] = [];
  return {
    begins: (line, offset) => {
      if (last > 0 && lines.length === 0 && offset > 0) lines = [at(last, 0)];
      if (line !== last || lines.length === 0) lines = [...lines, at(line, offset)];
      last = line;
    },
    written: (inline) => {
      const own = lines.length > 0 ? lines : last > 0 ? [at(last, 0)] : [];
      lines = [];
      if (own.length === 0 || origins.has(inline)) return inline;
      const copy = { ...inline };
      origins.set(copy, { file, lines: own });
      return copy;
    },
  };
}

function headingBlock(
  block: Extract<MarkdownBlock, { kind: 'heading' }>,
  prefix: string,
  ids: Map<string, number>,
): Heading {
  const number = (ids.get(prefix) ?? 0) + 1;
  ids.set(prefix, number);
  const level = Math.min(5, Math.max(2, block.level)) as 2 | 3 | 4 | 5;
  return { kind: 'heading', id: `${prefix}.${number}`, level, text: block.text };
}

/** 附件1 in a line of its own, and the centred title, which the contents list together. */
function annexTitle({ attributes, label }: Directive, source: Source, ids: Map<string, number>): Block[] {
  const { mark, entry } = attributes;
  const head = headingBlock({ kind: 'heading', level: 2, text: label, line: 0 }, source.headingPrefix, ids);
  const listed = entry ?? (mark === undefined ? undefined : `${mark}　${plainText(label)}`);
  const title: Heading = { ...head, centred: true, ...(listed === undefined ? {} : { entry: listed }) };
  return mark === undefined ? [title] : [paragraph('mark', [{ kind: 'text', text: mark }]), title];
}

function paragraph(role: ParagraphRole, text: readonly Inline[]): Paragraph {
  return { kind: 'paragraph', role, text };
}
