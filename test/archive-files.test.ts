/** What a call and a profile get for archives: OFD beside the PDF, and data within the PDF. */
import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../src/model/profile.ts';
import { layOutReport } from '../src/pipeline.ts';
import { type OutputOptions, renderReport } from '../src/render/render.ts';
import { type Composed, composed, stateOf } from '../src/states.ts';
import { renderDraft } from '../src/stories/draft/draft.ts';
import { OfdPackage } from './ofd-package.ts';
import { analyseUnit, paths } from './support.ts';

const WITH_TABLES = 'putuo-finance-2024';
const WITHOUT_TABLES = 'lengshuitan-2021';

function reached(unit: string, wanted: Pick<Profile, 'archive' | 'ofd'> = {}): Composed {
  const analysis = composed(analyseUnit(unit));
  if (analysis === undefined) throw new Error(`${unit} has no report`);
  return { ...analysis, profile: { ...analysis.profile, ...wanted } };
}

async function built(analysis: Composed, options: OutputOptions = {}): Promise<ReadonlyMap<string, Uint8Array>> {
  const layout = await layOutReport(analysis, paths);
  if (layout === undefined) throw new Error('no pages');
  return renderReport(analysis, layout, options);
}

function fileOf(files: ReadonlyMap<string, Uint8Array>, end: string): Uint8Array {
  const found = [...files].filter(([name]) => name.endsWith(end));
  if (found.length !== 1) throw new Error(`${found.length} of ${end} among ${[...files.keys()].join(', ')}`);
  return found[0]?.[1] as Uint8Array;
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const ofdNames = (files: ReadonlyMap<string, Uint8Array>) => [...files.keys()].filter((name) => name.endsWith('.ofd'));

describe('an OFD', () => {
  const kindOf = (files: ReadonlyMap<string, Uint8Array>) =>
    new OfdPackage(fileOf(files, '.ofd')).entry.attributes.DocType;

  it('is made only where a call or a profile asks for it, named as the PDF and listed with the others', async () => {
    expect(ofdNames(await built(reached(WITHOUT_TABLES)))).toEqual([]);
    expect(ofdNames(await built(reached(WITHOUT_TABLES, { ofd: false })))).toEqual([]);
    const files = await built(reached(WITHOUT_TABLES), { ofd: 'OFD' });
    const [pdf] = [...files.keys()].filter((name) => name.endsWith('.pdf'));
    expect(ofdNames(files)).toEqual([pdf?.replace('.pdf', '.ofd')]);
    const listed: { files: { file: string; bytes: number }[] } = JSON.parse(textOf(fileOf(files, 'manifest.json')));
    expect(listed.files.find(({ file }) => file.endsWith('.ofd'))?.bytes).toBe(fileOf(files, '.ofd').length);
  });

  it.each<[Profile['ofd'], OutputOptions['ofd'], string]>([
    [true, undefined, 'OFD'],
    ['OFD-A', undefined, 'OFD-A'],
    [undefined, 'OFD-A', 'OFD-A'],
    [true, 'OFD-A', 'OFD-A'],
    // What is for archives is an OFD too.
    ['OFD-A', 'OFD', 'OFD-A'],
  ])('of a profile with %s and a call with %s is %s', async (ofd, asked, kind) => {
    expect(kindOf(await built(reached(WITHOUT_TABLES, { ofd }), { ofd: asked }))).toBe(kind);
  });

  it('of a draft is made for a call and for a profile, and never says that it is for archives', async () => {
    const facts = { number: 1, date: '2024-03-05', author: '审核人', provenance: false };
    const draftOf = (analysis: Composed, ofd: boolean) =>
      renderDraft(analysis, stateOf(analysis), paths, { ...facts, ofd });
    expect(ofdNames(await draftOf(reached(WITHOUT_TABLES), false))).toEqual([]);
    const asked = await draftOf(reached(WITHOUT_TABLES), true);
    expect(ofdNames(asked)[0]).toContain('（征求意见稿）');
    expect(kindOf(asked)).toBe('OFD');
    expect(kindOf(await draftOf(reached(WITHOUT_TABLES, { ofd: 'OFD-A' }), false))).toBe('OFD');
  });
});

interface Attached {
  readonly filename: string;
  readonly description: string;
  readonly content: Uint8Array;
}

async function attachedTo(pdf: Uint8Array): Promise<Attached[]> {
  const file = await getDocument({ data: pdf.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const attachments = (await file.getAttachments()) as Record<string, Attached> | null;
  return Object.values(attachments ?? {});
}

/** All objects that stand in object streams, as text. */
function objectsOf(pdf: Uint8Array): string {
  const file = Buffer.from(pdf);
  const found: string[] = [];
  for (const { index, 0: head } of file.toString('latin1').matchAll(/<<\/Type \/ObjStm[^>]*>>\nstream\n/g)) {
    found.push(inflateSync(file.subarray(index + head.length)).toString('latin1'));
  }
  return found.join('\n');
}

describe('a PDF', () => {
  it('has no attachments, and is PDF/A-2a, unless a profile asks for others', async () => {
    for (const archive of [undefined, 'PDF/A-2a'] as const) {
      const pdf = fileOf(await built(reached(WITH_TABLES, { archive })), '.pdf');
      expect(await attachedTo(pdf)).toEqual([]);
      expect(textOf(pdf)).toContain('<pdfaid:part>2</pdfaid:part>');
      expect(objectsOf(pdf)).not.toContain('/AF ');
    }
  });

  it('of a profile for PDF/A-3a holds workbook and figures, each with words, as data of the report', async () => {
    const files = await built(reached(WITH_TABLES, { archive: 'PDF/A-3a' }));
    const pdf = fileOf(files, '.pdf');
    const attached = await attachedTo(pdf);
    const [figures, workbook] = ['figures.json', '（公开表）.xlsx'].map((end) =>
      attached.find(({ filename }) => filename.endsWith(end)),
    );
    expect(attached).toHaveLength(2);
    expect(Buffer.compare(workbook?.content ?? Buffer.of(), fileOf(files, '.xlsx'))).toBe(0);
    expect([figures?.description, workbook?.description].every((words) => (words ?? '').length > 5)).toBe(true);
    expect(textOf(pdf)).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    const objects = objectsOf(pdf);
    expect(objects.match(/\/AFRelationship \/Data/g)).toHaveLength(2);
    expect(objects).toMatch(/\/AF \[\d+ 0 R \d+ 0 R\]/);
  });

  it('tells the figures as the build does, but not where they stand in the dossier', async () => {
    const files = await built(reached(WITH_TABLES, { archive: 'PDF/A-3a' }));
    const [figures] = (await attachedTo(fileOf(files, '.pdf'))).filter(({ filename }) => filename === 'figures.json');
    const own: Record<string, unknown>[] = JSON.parse(textOf(fileOf(files, 'figures.json')));
    expect(own.some((figure) => 'source' in figure)).toBe(true);
    const told: unknown = JSON.parse(textOf(figures?.content ?? Buffer.of()));
    expect(told).toEqual(own.map(({ source: _, ...figure }) => figure));
  });

  it('of a report without tables holds its figures', async () => {
    const pdf = fileOf(await built(reached(WITHOUT_TABLES, { archive: 'PDF/A-3a' })), '.pdf');
    expect((await attachedTo(pdf)).map(({ filename }) => filename)).toEqual(['figures.json']);
  });
});
