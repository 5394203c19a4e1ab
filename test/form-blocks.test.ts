/** A row that says what a block of a form is about stays with the block, in the PDF and in Word. */
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formTable } from '../src/compose/form-table.ts';
import { Marks } from '../src/compose/marks.ts';
import { layOut } from '../src/layout/layout.ts';
import { linesOf } from '../src/model/page.ts';
import type { Block, Cell, Report, Table } from '../src/model/report.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { officialDocument } from '../src/style/official-document.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { sampleReport } from './fixtures/sample-report.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));
const GOAL = '年度目标';
const HEAD = '三级指标';

function cell(words: string, more: Partial<Cell> = {}): Cell {
  return { paragraphs: [[{ kind: 'text', text: words }]], ...more };
}

/** Below text of so many lines: rows, a goal, and the block of its indicators. */
function report(lines: number): Report {
  const form: Table = {
    kind: 'table',
    id: 'F1',
    orientation: 'portrait',
    columns: [220, 220],
    head: [],
    body: [
      ...Array.from({ length: 6 }, (_, row) => [cell(`事项${row}`), cell('内容')]),
      [cell(GOAL, { head: true, block: 'closes' }), cell('完成', { block: 'closes' })],
      [cell(HEAD, { head: true, block: 'opens' }), cell('实际完成值', { head: true, block: 'opens' })],
      ...Array.from({ length: 12 }, (_, row) => [cell(`指标${row}`), cell('100%')]),
    ],
    splitRows: true,
    style: 'form',
    notes: [],
  };
  const text: Block[] = Array.from({ length: lines }, () => ({
    kind: 'paragraph',
    role: 'body',
    text: [{ kind: 'text', text: '正文' }],
  }));
  return { meta: sampleReport.meta, parts: [{ id: 'body', kind: 'body', blocks: [...text, form] }] };
}

describe('a goal and its indicators', () => {
  it('stand on one page wherever the form begins', () => {
    for (let lines = 0; lines < 22; lines += 1) {
      const { pages } = layOut(report(lines), officialDocument, typefaces);
      const pageOf = (words: string) =>
        pages.findIndex((page) =>
          linesOf(page).some(({ setting }) => setting.atoms.map(({ text }) => text).join('') === words),
        );
      expect(pageOf(GOAL), String(lines)).toBe(pageOf(HEAD));
    }
  });

  it('are kept together in Word, with the line between their tables', async () => {
    const one = report(3);
    const layout = layOut(one, officialDocument, typefaces);
    const parts = unzipSync(await renderDocx(one, officialDocument, layout.headingPages, layout));
    const xml = new TextDecoder().decode(parts['word/document.xml']);
    const paragraphs = [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner = '']) => inner);
    const from = paragraphs.findIndex((inner) => inner.includes(GOAL));
    const to = paragraphs.findIndex((inner) => inner.includes(HEAD));
    for (const inner of paragraphs.slice(from, to + 1)) expect(inner).toContain('<w:keepNext/>');
    expect(paragraphs.find((inner) => inner.includes('事项3'))).not.toContain('<w:keepNext/>');
  });
});

describe('a cell of a form that is centred', () => {
  const filled = (words: string) =>
    formTable(
      { orientation: 'portrait', columns: [1], body: [{ cells: [{ text: words, align: 'center' }] }], notes: [] },
      'F1',
      {},
      { marks: new Marks(), render: (template) => template, prose: () => [] },
    ).body[0]?.[0]?.align;

  it('is so while it holds a value or a name, not when it holds prose', () => {
    expect(filled('监督检查辖区定点医疗机构总数的19%')).toBe('center');
    expect(filled('督促辖区带量采购联盟成员单位参与13省药品联盟集中带量采购工作，涉及布洛芬注射液')).toBe('left');
  });
});
