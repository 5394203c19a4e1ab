/**
 * The frame of a document, by docx: package and relations, sections with headers and footers, charts with their
 * workbooks, properties. Body and comments are empty in it; `body.ts` and `comments.ts` write what is put there.
 */
import { Document, type ISectionOptions, Packer } from 'docx';
import type { Chart, ReportMeta } from '../../model/report.ts';
import type { Review } from '../../model/review.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import { fixedParts } from './fix-package.ts';
import { eastAsianFont, fontTableXml } from './fonts.ts';
import { footers, sectionProperties } from './pages.ts';
import type { SectionKind } from './sections.ts';
import { settingsXml } from './settings.ts';
import { stylesXml } from './styles-xml.ts';
import { cleanText, Xml } from './xml.ts';
import { type Deflated, deflated, type Parts } from './zip.ts';

export interface FrameFacts {
  readonly meta: ReportMeta;
  readonly style: StyleSheet;
  readonly sections: readonly SectionKind[];
  readonly charts: readonly Chart[];
  /** Of a draft. */
  readonly review?: Review;
}

export interface Frame {
  /** Properties of each section, `w:sectPr`. */
  readonly sections: readonly Xml[];
  /** The run that shows each chart. */
  readonly drawings: ReadonlyMap<Chart, Xml>;
  /** The parts of the document with these blocks and comments. */
  readonly filled: (blocks: readonly Xml[], comments: readonly Xml[]) => ReadonlyMap<string, Deflated>;
}

export async function frameOf(facts: FrameFacts): Promise<Frame> {
  const { style, review, charts } = facts;
  const compiled = partsOf(new Document(await documentOptions(facts)));
  const parts = fixedParts(compiled, { date: facts.meta.date, chartFont: eastAsianFont(style.chart.label.font) });
  parts.set('word/styles.xml', stylesXml(style, review !== undefined));
  parts.set('word/settings.xml', settingsXml());
  parts.set('word/fontTable.xml', fontTableXml());
  const document = textOf(parts, DOCUMENT);
  const sections = matches(document, /<w:sectPr>.*?<\/w:sectPr>/gs, facts.sections.length);
  const drawings = matches(document, /<w:r><w:drawing>.*?<\/w:drawing><\/w:r>/gs, charts.length);
  return {
    sections,
    drawings: new Map(charts.map((chart, index) => [chart, drawings[index] as Xml])),
    filled: (blocks, comments) => {
      const filled = new Map(parts).set(DOCUMENT, withContent(document, 'w:body', blocks));
      if (comments.length > 0) filled.set(COMMENTS, withContent(textOf(parts, COMMENTS), 'w:comments', comments));
      return new Map([...filled].map(([path, part]) => [path, deflated(part)]));
    },
  };
}

const DOCUMENT = 'word/document.xml';
const COMMENTS = 'word/comments.xml';

/**
 * The parts that docx writes.
 *
 * `Packer` only hands out zipped packages, which would have to be unzipped, mended and zipped again. So this takes the
 * member of `Packer` that makes the parts. It is private; the version of docx is pinned, and every test of the emitter
 * goes through here.
 */
function partsOf(document: Document): Parts {
  const { compiler } = Packer as unknown as { compiler: { compile(document: Document): Parts } };
  return compiler.compile(document);
}

async function documentOptions({ meta, style, sections, charts, review }: FrameFacts) {
  const drawn = charts.length === 0 ? [] : [(await import('./chart-drawing.ts')).chartParagraph(charts, style)];
  const headers = review === undefined ? {} : { headers: (await import('./watermark.ts')).draftHeaders(review, style) };
  const firstNumbered = sections.findIndex((kind) => kind !== 'cover');
  const options = sections.map((kind, index): ISectionOptions => {
    const place = { first: index === firstNumbered, draft: review !== undefined };
    return {
      properties: sectionProperties(kind, style, place),
      ...headers,
      ...(kind === 'cover' ? {} : { footers: footers(style) }),
      children: index === 0 ? drawn : [],
    };
  });
  return {
    ...properties(meta),
    sections: options,
    evenAndOddHeaderAndFooters: true,
    // One stands for all.
    ...(review === undefined || review.remarks.length === 0
      ? {}
      : { comments: { children: [{ id: 0, children: [] }] } }),
  };
}

function properties(meta: ReportMeta) {
  return {
    title: cleanText(meta.title),
    subject: cleanText(meta.subject),
    creator: cleanText(meta.unitName),
    lastModifiedBy: cleanText(meta.unitName),
    keywords: cleanText(meta.keywords.join('; ')),
  };
}

function textOf(parts: Parts, path: string): string {
  const part = parts.get(path);
  if (typeof part !== 'string') throw new Error(`docx has written no ${path}`);
  return part;
}

function matches(xml: string, pattern: RegExp, count: number): Xml[] {
  const found = [...xml.matchAll(pattern)].map(([match]) => new Xml(match));
  if (found.length !== count) throw new Error(`docx has written ${found.length} of ${count} ${pattern}`);
  return found;
}

/** A part with other content in its element `name`. */
function withContent(xml: string, name: string, content: readonly Xml[]): string {
  const whole = new RegExp(`(<${name}\\b[^>]*?)(?:/>|>.*</${name}>)`, 's');
  return xml.replace(whole, (_, start: string) => `${start}>${content.map(({ text }) => text).join('')}</${name}>`);
}
