/**
 * The frame of a document: all its parts but for what the report puts in, which is blocks, comments and properties.
 * Frames are kept, and each chart by itself: where only text was changed, docx is asked for nothing, which takes longer
 * than to write the text.
 */
import type { Chart } from '../../model/report.ts';
import { type Deflated, deflated, deflatedAside, type Parts } from '../zip.ts';
import { docxParts, type FramePlan } from './docx-parts.ts';
import { fontTableXml } from './fonts.ts';
import { contentKey, Kept } from './kept.ts';
import type { SectionFrame } from './sections.ts';
import { settingsXml } from './settings.ts';
import { stylesXml } from './styles-xml.ts';
import { Xml, xml } from './xml.ts';

export interface Frame {
  /** Properties of each section, `w:sectPr`. */
  readonly sections: readonly Xml[];
  /** The run that shows each chart. */
  readonly drawings: ReadonlyMap<Chart, Xml>;
  /** All parts of the document with this content. */
  readonly filled: (
    blocks: readonly Xml[],
    comments: readonly Xml[],
    properties: Properties,
  ) => Promise<ReadonlyMap<string, Deflated>>;
}

/** `docProps/core.xml` and `docProps/app.xml`. */
interface Properties {
  readonly core: string;
  readonly app: string;
}

const CORE = 'docProps/core.xml';
const APP = 'docProps/app.xml';
const DOCUMENT = 'word/document.xml';
const COMMENTS = 'word/comments.xml';
const chartPath = (number: number) => `word/charts/chart${number}.xml`;
const workbookPath = (number: number) => `word/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`;
const FILLED = /^(docProps\/core|docProps\/app|word\/document|word\/comments|word\/charts\/chart\d+)\.xml$|\.xlsx$/;

/** A frame for so many charts, whatever they show. */
interface BareFrame {
  /** All parts in their order; those that are filled are empty. */
  readonly parts: ReadonlyMap<string, Deflated>;
  /** What the parts for blocks and comments begin and end with. */
  readonly document: Around;
  readonly comments: Around;
  readonly sections: readonly Xml[];
  readonly size: number;
}

type Around = readonly [before: Xml, after: Xml];

interface DrawnChart {
  readonly drawing: Xml;
  readonly chart: Deflated;
  readonly workbook: Deflated;
  readonly size: number;
}

/** Bytes of all frames, and of all charts. */
const BUDGET = 1_000_000;
const bareFrames = new Kept<BareFrame>(BUDGET);
const drawnCharts = new Kept<DrawnChart>(BUDGET);

function sizeOf(parts: Iterable<Deflated>, texts: readonly Xml[]): number {
  const sizes = [...[...parts].map(({ data }) => data.length), ...texts.map(({ text }) => 2 * text.length)];
  return sizes.reduce((sum, size) => sum + size, 0);
}

export async function frameOf(plan: FramePlan, charts: readonly Chart[]): Promise<Frame> {
  const frameKey = contentKey(plan, charts.length);
  const known = bareFrames.get(frameKey);
  const chartKey = (chart: Chart) => contentKey(plan.style, chart);
  const kept = charts.map((chart) => (known === undefined ? undefined : drawnCharts.get(chartKey(chart))));
  const missing = charts.filter((_, index) => kept[index] === undefined);
  const parts = await partsFor(plan, known, missing);
  let made = 0;
  const drawn = charts.map((chart, index) => {
    if (kept[index] !== undefined) return kept[index];
    made += 1;
    return drawnCharts.keep(chartKey(chart), drawnChart(parts, made));
  });
  return frame(known ?? bareFrames.keep(frameKey, bareFrame(parts, plan)), charts, drawn);
}

/** A frame is made with all its charts; the frame in which a few charts are made anew is thrown away. */
async function partsFor(plan: FramePlan, known: BareFrame | undefined, missing: readonly Chart[]): Promise<Parts> {
  if (known === undefined) return docxParts(plan, missing);
  return missing.length === 0
    ? new Map()
    : docxParts(
        { style: plan.style, sections: [ANY_SECTION], tableTypes: [], headingLooks: [], comments: false },
        missing,
      );
}

const ANY_SECTION: SectionFrame = { kind: 'portrait', numbers: 'none', startsNumbers: false, continued: undefined };

function frame(bare: BareFrame, charts: readonly Chart[], drawn: readonly DrawnChart[]): Frame {
  return {
    sections: bare.sections,
    drawings: new Map(charts.map((chart, index) => [chart, placed(drawn[index], index + 1)])),
    filled: async (blocks, comments, { core, app }) => {
      const parts = new Map(bare.parts);
      parts.set(CORE, deflated(core)).set(APP, deflated(app));
      parts.set(DOCUMENT, await between(bare.document, blocks));
      if (comments.length > 0) parts.set(COMMENTS, await between(bare.comments, comments));
      drawn.forEach(({ chart, workbook }, index) => {
        parts.set(chartPath(index + 1), chart).set(workbookPath(index + 1), workbook);
      });
      return parts;
    },
  };
}

/** The drawing as that of the chart of this number, whichever it was when docx made it. */
function placed(drawn: DrawnChart | undefined, number: number): Xml {
  const text = drawn?.drawing.text ?? '';
  return new Xml(text.replace(/(<wp:docPr id="|r:id="rIdPart)\d+/g, `$1${number}`));
}

function between([before, after]: Around, content: readonly Xml[]): Promise<Deflated> {
  return deflatedAside(xml`${before}${content}${after}`.text);
}

function drawnChart(parts: Parts, number: number): DrawnChart {
  const drawing = matches(textOf(parts, DOCUMENT), /<w:r><w:drawing>.*?<\/w:drawing><\/w:r>/gs)[number - 1];
  const workbookBytes = parts.get(workbookPath(number));
  if (drawing === undefined || workbookBytes === undefined) throw new Error(`docx has not drawn chart ${number}`);
  const [chart, workbook] = [deflated(textOf(parts, chartPath(number))), deflated(workbookBytes)];
  return { drawing, chart, workbook, size: sizeOf([chart, workbook], [drawing]) };
}

function bareFrame(compiled: Parts, { style, sections: kinds, tableTypes, headingLooks, marks }: FramePlan): BareFrame {
  const written = new Map(compiled)
    .set('word/styles.xml', stylesXml(style, { tableTypes, headingLooks, draft: marks !== undefined }))
    .set('word/settings.xml', settingsXml())
    .set('word/fontTable.xml', fontTableXml());
  const parts = new Map([...written].map(([path, part]) => [path, deflated(FILLED.test(path) ? '' : part)]));
  const text = textOf(compiled, DOCUMENT);
  const sections = matches(text, /<w:sectPr>.*?<\/w:sectPr>/gs);
  if (sections.length !== kinds.length) throw new Error('docx has written other sections than it was asked for');
  const document = around(text, 'w:body');
  const comments = around(compiled.has(COMMENTS) ? textOf(compiled, COMMENTS) : '', 'w:comments');
  return { parts, document, comments, sections, size: sizeOf(parts.values(), [...document, ...comments, ...sections]) };
}

function textOf(parts: Parts, path: string): string {
  const part = parts.get(path);
  if (typeof part !== 'string') throw new Error(`docx has written no ${path}`);
  return part;
}

function matches(text: string, pattern: RegExp): readonly Xml[] {
  return [...text.matchAll(pattern)].map(([match]) => new Xml(match));
}

/** What stands around the content of an element of a part. */
function around(part: string, name: string): Around {
  const [, before = '', after = ''] =
    new RegExp(`^(.*<${name}\\b[^>]*?)(?:/>|>.*</${name}>)(.*)$`, 's').exec(part) ?? [];
  return [new Xml(`${before}>`), new Xml(`</${name}>${after}`)];
}
