/** Stage 6: the files of a build, all from one document value. */
import { createHash } from 'node:crypto';
import type { Finding } from '../diagnostics/finding.ts';
import { findingsToJson } from '../diagnostics/print.ts';
import type { Dossier } from '../model/dossier.ts';
import type { FigureSet } from '../model/figure.ts';
import type { Layout } from '../model/page.ts';
import type { Report } from '../model/report.ts';
import { safeFileName } from '../model/safe-file-name.ts';
import { pageStyleOf } from '../style/style-sheets.ts';
import { renderDocx } from './docx/render-docx.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import { renderText } from './text/render-text.ts';

export interface Composed {
  readonly unit: string;
  readonly dossier?: Dossier;
  readonly profile?: { readonly pageStyle: string };
  readonly figures?: FigureSet;
  readonly report?: Report;
  readonly findings: readonly Finding[];
}

export type Files = ReadonlyMap<string, Uint8Array>;

/**
 * File name → bytes; `beside` are further files of the build, listed in its manifest too.
 * The layout gives the page numbers of the Word contents.
 */
export async function renderReport(composed: Composed, layout: Layout, beside: Files = new Map()): Promise<Files> {
  const { report, figures, profile, dossier } = composed;
  if (!report || !figures || !profile || !dossier) throw new Error(`unit ${composed.unit} has no report to render`);
  const style = pageStyleOf(profile);
  // The PDF is compressed on other threads while the Word file is made.
  const pdf = renderPdf(layout, report.meta);
  const docx = await renderDocx(report, style, layout.headingPages, layout.tableFits);
  const named = (extension: string) => safeFileName(report.meta.title, extension);
  const files: Files = new Map<string, Uint8Array>([
    [named('.docx'), docx],
    [named('.pdf'), await pdf],
    [named('.txt'), utf8(renderText(report))],
    ['figures.json', jsonFile(figuresJson(figures))],
    ['findings.json', jsonFile(findingsToJson(composed.unit, composed.findings))],
    ...beside,
  ]);
  return withManifest(files, composed.unit, dossier);
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

/** Every figure with its exact value, formula, inputs and place. */
function figuresJson(figures: FigureSet): unknown[] {
  return [...figures.values()].map(({ value, ...figure }) => ({ ...figure, value: value?.toString() ?? null }));
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
