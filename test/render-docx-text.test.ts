/** Whatever text a report holds, the Word file is XML that every reader accepts, with that text in it. */
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Chart, Report } from '../src/model/report.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { brochure } from '../src/style/brochure.ts';
import { officialDocument } from '../src/style/official-document.ts';
import { runs } from './runs.ts';
import { child, elements, type Node, parseXml } from './support-revisions.ts';

const PARTS = runs(25, 20_240_711);
const HEADS = runs(10, 20_240_712);

/** Markup, quotes, spaces at the ends, tabs, controls, non-characters, halves of surrogate pairs, rare characters. */
const character = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('<', '&', '>', '"', "'", ']]>', '&lt;', '<!--', '$&', '\\1', '{0}') },
  { weight: 3, arbitrary: fc.constantFrom(' ', '\t', '\n', '\r', '\u0000', '\u000b', '\u001f', '\ufffe', '\uffff') },
  { weight: 2, arbitrary: fc.constantFrom('\ud800', '\udc00', '\u{20bb7}', '\u{1f600}', '\u0085', '\u007f') },
  { weight: 4, arbitrary: fc.constantFrom('甲', '乙', 'a', '1') },
);
const text = fc.array(character, { minLength: 1, maxLength: 8 }).map((list) => `甲${list.join('')}乙`);

/** The text as XML can hold it: what a reader sees. */
function readable(written: string): string {
  const characters = [...written].filter((one) => !/[\ud800-\udfff\ufffe\uffff]/u.test(one));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for on purpose
  return characters.map((one) => (/[\t\n\r]/.test(one) ? ' ' : /[\u0000-\u001f]/.test(one) ? '' : one)).join('');
}

/** @throws Error where a strict parser would: a character, an entity, an attribute or a tag that XML does not have */
function strictly(xml: string): Node {
  expect(xml).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
  expect(xml.replace(/&(amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
  for (const [, markup = ''] of xml.replace(/^<\?xml [^>]*\?>/, '').matchAll(/<([^>]*)>/g)) {
    expect(markup).toMatch(/^(\/[\w:]+|[\w:]+( [\w:]+="[^"<]*")*\/?)$/);
  }
  return parseXml(xml);
}

function textOf(node: Node): string {
  return node.children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');
}

/** Texts of the paragraphs of a style, in their order. */
function paragraphsIn(style: string, node: Node): string[] {
  const own = child(node, 'w:pPr', 'w:pStyle')?.attributes['w:val'] === style ? [textOf(node)] : [];
  return [...own, ...elements(node).flatMap((one) => paragraphsIn(style, one))];
}

async function partsOf(report: Report, style = brochure): Promise<ReadonlyMap<string, Node>> {
  const pages = new Map([['id', 3]]);
  const parts = Object.entries(unzipSync(await renderDocx(report, style, pages)));
  const xml = parts.filter(([path]) => /\.(xml|rels)$/.test(path));
  return new Map(xml.map(([path, bytes]) => [path, strictly(strFromU8(bytes))]));
}

function reportWith(one: string, other: string): Report {
  const inlines = [{ kind: 'text' as const, text: one }];
  const cell = { paragraphs: [inlines], indent: 1 };
  const chart: Chart = {
    kind: 'chart',
    id: 'chart',
    type: 'column',
    caption: inlines,
    unit: one,
    categories: [other],
    series: [{ name: one, points: [{ figureId: 'f', text: other, value: 1 }] }],
  };
  return {
    meta: { title: one, unitName: other, year: 2022, date: '2023-08-20', subject: one, keywords: [one, other] },
    review: {
      watermark: '征求意见稿',
      label: one,
      author: other,
      date: '2023-08-20',
      revised: true,
      remarks: [{ number: 1, kind: 'finding', title: one, lines: [other] }],
    },
    parts: [
      { id: 'cover', kind: 'cover', blocks: [{ kind: 'cover', title: [one], lines: [other] }] },
      { id: 'contents', kind: 'contents', blocks: [{ kind: 'contents', title: one, depth: 1, pageNumbers: 'roman' }] },
      {
        id: 'body',
        kind: 'body',
        blocks: [
          { kind: 'heading', id: 'id', level: 1, text: inlines },
          { kind: 'paragraph', role: 'body', text: [{ kind: 'text', text: one, remarks: [1] }] },
          {
            kind: 'paragraph',
            role: 'flush',
            text: [{ ...inlines[0], text: one, change: 'deleted' }],
            change: 'deleted',
          },
          {
            kind: 'table',
            id: 'table',
            style: 'form',
            orientation: 'portrait',
            columns: [1],
            head: [],
            body: [[cell]],
            notes: [inlines],
          },
          chart,
          { kind: 'signature', signer: one, date: other },
        ].map((block) => block as Report['parts'][number]['blocks'][number]),
      },
    ],
  };
}

describe('any text', () => {
  it(
    'is in the document as it was written, and the XML is sound',
    async () => {
      await fc.assert(
        fc.asyncProperty(text, text, async (one, other) => {
          const parts = await partsOf(reportWith(one, other));
          const document = parts.get('word/document.xml') as Node;
          const [first, second] = [readable(one), readable(other)];
          expect(paragraphsIn('CoverTitle', document)).toEqual([first]);
          expect(paragraphsIn('CoverLine', document)).toEqual([second]);
          expect(paragraphsIn('Heading1', document)).toEqual([first]);
          expect(paragraphsIn('BodyIndented', document)).toEqual([first]);
          expect(paragraphsIn('BodyFlush', document)).toEqual([first]);
          expect(paragraphsIn('FormCellLeft', document)).toEqual([first]);
          expect(paragraphsIn('NoteText', document)).toEqual([first]);
          expect(paragraphsIn('FigureCaption', document)).toEqual([first]);
          expect(paragraphsIn('OfficialSignature', document)).toEqual([first, second]);
          expect(paragraphsIn('CommentText', parts.get('word/comments.xml') as Node)).toEqual([first, second]);
          expect(paragraphsIn('DraftLabel', parts.get('word/header1.xml') as Node)).toEqual([first]);
          const core = parts.get('docProps/core.xml') as Node;
          const property = (name: string) => textOf(child(core, name) as Node);
          expect(['dc:title', 'dc:subject', 'dc:creator', 'cp:keywords'].map(property)).toEqual([
            first,
            first,
            second,
            readable(`${one}; ${other}`),
          ]);
          expect(textOf(parts.get('word/charts/chart1.xml') as Node)).toContain(second);
        }),
        PARTS,
      );
    },
    PARTS.timeout,
  );

  it(
    'of a head of an official document too',
    async () => {
      await fc.assert(
        fc.asyncProperty(text, text, async (one, other) => {
          const head = {
            kind: 'redHead' as const,
            issuer: [one],
            marks: [other],
            number: one,
            signers: [other],
            title: [one],
          };
          const report = reportWith('甲', '乙');
          const parts = await partsOf(
            { ...report, parts: [{ id: 'body', kind: 'body', blocks: [{ ...head, recipient: other }] }] },
            officialDocument,
          );
          const document = parts.get('word/document.xml') as Node;
          expect(paragraphsIn('OfficialIssuer', document)).toEqual([readable(one)]);
          expect(paragraphsIn('HeadMark', document)).toEqual([readable(other)]);
          expect(paragraphsIn('OfficialNumber', document)).toEqual([`　${readable(one)}签发人：${readable(other)}`]);
          expect(paragraphsIn('DocumentTitle', document)).toEqual([readable(one)]);
          expect(paragraphsIn('OfficialRecipient', document)).toEqual([`${readable(other)}：`]);
        }),
        HEADS,
      );
    },
    HEADS.timeout,
  );

  it('keeps its spaces at both ends', async () => {
    const { parts } = reportWith('甲', '乙');
    const spaced = [
      { kind: 'paragraph' as const, role: 'body' as const, text: [{ kind: 'text' as const, text: '  甲  ' }] },
    ];
    const report = { ...reportWith('甲', '乙'), parts: [{ ...parts[2], blocks: spaced } as (typeof parts)[number]] };
    const bytes = unzipSync(await renderDocx(report, brochure, new Map()));
    expect(strFromU8(bytes['word/document.xml'] as Uint8Array)).toContain('<w:t xml:space="preserve">  甲  </w:t>');
  });
});
