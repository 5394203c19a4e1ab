/** The written files of every unit: Word, PDF and text say the same, and the same input gives the same bytes. */
import { readdirSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../src/model/report.ts';
import { analyse, renderOutputs } from '../src/pipeline.ts';
import { renderText } from '../src/render/text/render-text.ts';
import { bodyStrings, chartStrings, contentsEntries } from './report-strings.ts';
import { analyseUnit, docxParagraphs, outputsOf, paths, squeezed, unitFolder } from './support.ts';

const units = readdirSync(paths.units).sort();

/** Runs of text in the order of the pages' content, white space taken out. */
async function readPdf(bytes: Uint8Array): Promise<string[]> {
  const file = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const runs: string[] = [];
  for (let index = 1; index <= file.numPages; index += 1) {
    const { items } = await (await file.getPage(index)).getTextContent();
    for (const item of items) if ('str' in item && squeezed(item.str) !== '') runs.push(squeezed(item.str));
  }
  return runs;
}

/** The first character of `wanted` that does not follow in `text`, with what stands before it; undefined when all do. */
function firstLost(wanted: string, text: string): string | undefined {
  let at = 0;
  for (let index = 0; index < wanted.length; index += 1) {
    const found = text.indexOf(wanted.charAt(index), at);
    if (found < 0) return wanted.slice(Math.max(0, index - 40), index + 10);
    at = found + 1;
  }
  return undefined;
}

/** Whether a string stands in the text, whole or in pieces (a long cell that runs over pages). */
function isPrinted(wanted: string, text: string, pieces = 4): boolean {
  if (text.includes(wanted)) return true;
  if (pieces === 1) return false;
  let length = wanted.length - 1;
  while (length > 0 && !text.includes(wanted.slice(0, length))) length -= 1;
  return length >= Math.min(8, wanted.length / 2) && isPrinted(wanted.slice(length), text, pieces - 1);
}

/** Characters that stand more often in `wanted` than in `text`. */
function missingCharacters(wanted: string, text: string): string[] {
  const left = new Map<string, number>();
  for (const character of text) left.set(character, (left.get(character) ?? 0) + 1);
  for (const character of wanted) left.set(character, (left.get(character) ?? 0) - 1);
  return [...left].filter(([, count]) => count < 0).map(([character]) => character);
}

describe.each(units)('%s', (unit) => {
  let report: Report;
  let files: ReadonlyMap<string, Uint8Array>;
  const file = (extension: string): Uint8Array => {
    const found = [...files].find(([name]) => name.endsWith(extension));
    if (found === undefined) throw new Error(`no ${extension} among ${[...files.keys()].join(', ')}`);
    return found[1];
  };

  beforeAll(async () => {
    const analysis = analyseUnit(unit);
    if (analysis.report === undefined) throw new Error(JSON.stringify(analysis.findings, null, 1));
    report = analysis.report;
    files = await outputsOf(unit);
  });

  it('Word holds exactly the strings of the report, in order', () => {
    const paragraphs = docxParagraphs(file('.docx'))
      .map(squeezed)
      .filter((text) => text !== '');
    const entries = contentsEntries(report).map(squeezed);
    const start = paragraphs.findIndex((text) => entries[0] !== undefined && text.replace(/\d+$/, '') === entries[0]);
    const contents = start < 0 ? [] : paragraphs.splice(start, entries.length);
    expect(contents.map((text) => text.replace(/\d+$/, ''))).toEqual(entries);
    for (const text of contents) expect(text).toMatch(/\d+$/);
    expect(paragraphs).toEqual(bodyStrings(report).map(squeezed));
  });

  it('text holds exactly the strings of the report, in order', () => {
    const text = squeezed(renderText(report)).replaceAll('／', '');
    expect(firstLost(squeezed(bodyStrings(report).join('')).replaceAll('／', ''), text)).toBeUndefined();
  });

  it('PDF holds every string of the report, and nothing else', async () => {
    const runs = await readPdf(file('.pdf'));
    const text = runs.join('');
    expect(
      bodyStrings(report)
        .map(squeezed)
        .filter((wanted) => !isPrinted(wanted, text)),
    ).toEqual([]);
    expect(missingCharacters(squeezed(bodyStrings(report).join('')), text)).toEqual([]);
    const known = squeezed([...bodyStrings(report), ...contentsEntries(report), ...chartStrings(report)].join(' '));
    const strange = runs.filter((run) => !known.includes(run) && !/^\d+$|^—([\dIV]+—)?$/.test(run));
    expect(strange).toEqual([]);
  });

  it('is the same to the byte when made again', async () => {
    const again = await renderOutputs(analyse(unitFolder(unit), paths, `data/units/${unit}`), paths);
    expect([...again.keys()]).toEqual([...files.keys()]);
    for (const [name, bytes] of files) {
      expect(Buffer.from(again.get(name) ?? []).equals(Buffer.from(bytes)), name).toBe(true);
    }
  });
});
