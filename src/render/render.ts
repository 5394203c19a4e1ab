/** Stage 6: the files of a build, all from one document value. */
import { createHash } from 'node:crypto';
import type { Finding } from '../diagnostics/finding.ts';
import { findingsToJson } from '../diagnostics/print.ts';
import type { Dossier } from '../model/dossier.ts';
import type { FigureSet } from '../model/figure.ts';
import { figureLines } from '../model/figure-lines.ts';
import type { Layout } from '../model/page.ts';
import type { Profile } from '../model/profile.ts';
import type { Report, ReportMeta } from '../model/report.ts';
import { safeFileName } from '../model/safe-file-name.ts';
import type { StyleSheet } from '../style/style-sheet.ts';
import { pageStyleOf } from '../style/style-sheets.ts';
import { beginDocx } from './docx/render-docx.ts';
import type { OfdKind } from './ofd/doc-info.ts';
import type { Attachment } from './pdf/attachments.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import { renderText } from './text/render-text.ts';
import { statutoryTables } from './workbook/statutory-tables.ts';

export interface Composed {
  readonly unit: string;
  readonly dossier?: Dossier;
  readonly profile?: Pick<Profile, 'pageStyle' | 'archive' | 'ofd'> & {
    readonly tables: Pick<Profile['tables'], 'workbook'>;
  };
  readonly figures?: FigureSet;
  readonly report?: Report;
  readonly findings: readonly Finding[];
}

export type Files = ReadonlyMap<string, Uint8Array>;

export interface OutputOptions {
  /** Further files of the build, made when the pages are known and listed in its manifest too. */
  readonly beside?: (layout: Layout) => Promise<Files>;
  /** Each statutory table as CSV too. */
  readonly csv?: boolean;
  /** The pages as OFD too, also where the profile does not ask for it. */
  readonly ofd?: OfdKind | undefined;
  /** Without `figures.json`, the largest of the files, for who keeps the figures elsewhere. */
  readonly withoutFigures?: boolean;
}

/** File name → bytes. The layout gives the page numbers of the Word contents. */
export async function renderReport(composed: Composed, layout: Layout, options: OutputOptions = {}): Promise<Files> {
  const { report, figures, profile, dossier } = composed;
  if (!report || !figures || !profile || !dossier) throw new Error(`unit ${composed.unit} has no report to render`);
  const style = pageStyleOf(profile);
  const tables = tableFiles(report, style, { workbook: profile.tables.workbook ?? true, csv: options.csv ?? false });
  const attachments = profile.archive === 'PDF/A-3a' ? attachmentsOf(await tables, figures) : [];
  // Other threads compress what was made while the next is made: the text of the Word file, which takes them longest, first.
  const word = await beginDocx(report, style, layout.headingPages, layout);
  const [docx, pdf, ofTables, data, beside] = await Promise.all([
    word.file,
    renderPdf(layout, report.meta, attachments),
    tables,
    dataFiles(report, figures, composed, options.withoutFigures ?? false),
    options.beside?.(layout),
  ]);
  const named = (extension: string) => safeFileName(report.meta.title, extension);
  const files: Files = new Map<string, Uint8Array>([
    [named('.docx'), docx],
    [named('.pdf'), pdf],
    ...(await ofdFile(layout, report.meta, named('.ofd'), ofdKind(profile, options.ofd))),
    ...ofTables,
    ...data,
    ...(beside ?? []),
  ]);
  return withManifest(files, composed.unit, dossier);
}

/** The report as text, its figures and what was found. */
async function dataFiles(
  report: Report,
  figures: FigureSet,
  { unit, findings }: Composed,
  withoutFigures: boolean,
): Promise<Files> {
  return new Map([
    [safeFileName(report.meta.title, '.txt'), utf8(renderText(report))],
    ...(withoutFigures ? [] : ([[FIGURES, figureLines(figures)]] as const)),
    ['findings.json', jsonFile(findingsToJson(unit, findings))],
  ]);
}

const FIGURES = 'figures.json';

/** What belongs to a report within its PDF: the workbook of its tables, if any, and its figures. */
function attachmentsOf(tables: Files, figures: FigureSet): Attachment[] {
  const workbooks = [...tables].filter(([fileName]) => fileName.endsWith('.xlsx'));
  return [
    ...workbooks.map(([fileName, content]) => ({
      fileName,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      description: '公开表工作簿，一表一页，数字与报告相同',
      content,
    })),
    {
      fileName: FIGURES,
      mediaType: 'application/json',
      description: '报告中的各个数字：精确值、单位、算式和所用的数',
      content: publicFigures(figures),
    },
  ];
}

/** The statutory tables apart from the report. What makes them is loaded for reports that have such tables. */
async function tableFiles(
  report: Report,
  style: StyleSheet,
  wanted: { readonly workbook: boolean; readonly csv: boolean },
): Promise<Files> {
  const tables = statutoryTables(report);
  const files = new Map<string, Uint8Array>();
  if (tables.length === 0) return files;
  if (wanted.workbook) {
    const { renderWorkbook } = await import('./workbook/render-workbook.ts');
    files.set(safeFileName(`${report.meta.title}（公开表）`, '.xlsx'), renderWorkbook(report, tables, style));
  }
  if (wanted.csv) {
    const { renderCsv } = await import('./workbook/render-csv.ts');
    for (const table of tables) files.set(safeFileName(table.name, '.csv'), renderCsv(table));
  }
  return files;
}

/** Which OFD is made: what a place asks for, and what a call asks for beyond that. */
export function ofdKind({ ofd }: Pick<Profile, 'ofd'>, asked: OfdKind | undefined): OfdKind | undefined {
  if (ofd === 'OFD-A') return ofd;
  return asked ?? (ofd ? 'OFD' : undefined);
}

/** The pages as OFD under a name, where it is wanted; what makes it is loaded then. */
export async function ofdFile(
  layout: Layout,
  meta: ReportMeta,
  name: string,
  kind: OfdKind | undefined,
): Promise<Files> {
  if (kind === undefined) return new Map();
  const { renderOfd } = await import('./ofd/render-ofd.ts');
  return new Map([[name, renderOfd(layout, meta, kind)]]);
}

/** The files and `manifest.json`, which lists them with size and hash. */
export function withManifest(files: Files, unit: string, dossier: Dossier): Files {
  return new Map([...files, ['manifest.json', jsonFile(manifest(unit, dossier, files))]]);
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A value as the JSON file that users and programs find in a build. */
export function jsonFile(value: unknown): Uint8Array {
  return utf8(`${JSON.stringify(value, null, 1)}\n`);
}

/** Figures as others may have them: without their places in the dossier. */
function publicFigures(figures: FigureSet): Uint8Array {
  const publicOnes = Array.from(figures.values(), ({ source: _, ...figure }) => figure);
  return figureLines(new Map(publicOnes.map((figure) => [figure.id, figure])));
}

function manifest(unit: string, dossier: Dossier, files: Files): unknown {
  const entries = [...files].map(([file, bytes]) => ({
    file,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  return {
    unit,
    year: dossier.year,
    profile: dossier.profile,
    date: dossier.date,
    status: dossier.status,
    files: entries,
  };
}
