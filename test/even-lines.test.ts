/** Titles and labels of several lines: of like length in the PDF, and broken at the same places in Word. */
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import { linesOf } from '../src/model/page.ts';
import type { Block, Cell, Inline, Report, Table } from '../src/model/report.ts';
import { renderDocx } from '../src/render/docx/render-docx.ts';
import { brochure } from '../src/style/brochure.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { sampleReport } from './fixtures/sample-report.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));
const text = (words: string): readonly Inline[] => [{ kind: 'text', text: words }];

function reportOf(...blocks: readonly Block[]): Report {
  return { meta: sampleReport.meta, parts: [{ id: 'body', kind: 'body', blocks }] };
}

function title(words: string): Block {
  return { kind: 'heading', id: 'title', level: 1, text: text(words) };
}

/** A form whose first column takes three characters of its type, and whose second one takes seven. */
function form(label: string, name: string): Table {
  const cell = (words: string, more: Partial<Cell> = {}): Cell => ({ paragraphs: [text(words)], ...more });
  return {
    kind: 'table',
    id: 'F1',
    orientation: 'portrait',
    columns: [40, 80, 330],
    head: [],
    body: [[cell(label, { head: true, align: 'center' }), cell(name), cell('')]],
    style: 'form',
    notes: [],
  };
}

function linesIn(report: Report): string[] {
  const { pages } = layOut(report, brochure, typefaces);
  const owned = pages.flatMap(linesOf).filter(({ block }) => block !== undefined);
  return owned.map(({ setting }) => setting.atoms.map((atom) => atom.text).join('')).filter((line) => line !== '');
}

/** Width that is left for each paragraph of a text in Word, as direct indents of it, twips. */
async function indentsIn(report: Report): Promise<Map<string, string>> {
  const layout = layOut(report, brochure, typefaces);
  const parts = unzipSync(await renderDocx(report, brochure, layout.headingPages, layout));
  const xml = new TextDecoder().decode(parts['word/document.xml']);
  return new Map(
    [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, paragraph = '']) => [
      paragraph.replace(/<[^>]*>/g, ''),
      /<w:pPr>.*?<w:ind ([^>]*)\/>.*?<\/w:pPr>/s.exec(paragraph)?.[1] ?? '',
    ]),
  );
}

describe('lines of titles and labels', () => {
  it('are of like length where they are centred', () => {
    expect(linesIn(reportOf(title('某某市某某区医疗保障局二〇二二年度项目支出绩效自评表')))).toEqual([
      '某某市某某区医疗保障局二〇',
      '二二年度项目支出绩效自评表',
    ]);
    expect(linesIn(reportOf(form('一级指标', '满意度')))).toEqual(['一级', '指标', '满意度']);
  });

  it('leave no single character to the second line of a cell', () => {
    expect(linesIn(reportOf(form('指标', '医保经办服务能力')))).toEqual(['指标', '医保经办服务', '能力']);
  });

  it('stay as they are where nothing is alone, and where they are but one', () => {
    expect(linesIn(reportOf(form('指标', '跨省异地就医直接结算率')))).toEqual(['指标', '跨省异地就医直', '接结算率']);
    expect(linesIn(reportOf(title('部门决算')))).toEqual(['部门决算']);
  });

  it('keep the lines that a title gives itself', () => {
    const own: Block = {
      kind: 'heading',
      id: 'own',
      level: 1,
      text: [...text('第二部分　武汉市青山区医疗保障局'), { kind: 'lineBreak' }, ...text('部门决算表')],
    };
    expect(linesIn(reportOf(own))).toEqual(['第二部分　武汉市青山区医疗保障局', '部门决算表']);
  });
});

describe('the same lines in Word', () => {
  it('come by a narrower column: at both sides of a centred text, at the right of another', async () => {
    const indents = await indentsIn(reportOf(form('一级指标', '医保经办服务能力')));
    const [left, right] = [...(indents.get('一级指标') ?? '').matchAll(/"(\d+)"/g)].map(([, twips]) => Number(twips));
    expect(left).toBe(right);
    // A column of 39.6 pt with margins of 3 pt holds three characters of 10 pt; with these indents two, not three.
    const room = 20 * 33.6 - (left ?? 0) - (right ?? 0);
    expect(room).toBeGreaterThanOrEqual(400);
    expect(room).toBeLessThan(600);
    expect(indents.get('医保经办服务能力')).toMatch(/^w:right="\d+"$/);
  });

  it('need no indents where a text has one line', async () => {
    const indents = await indentsIn(reportOf(form('指标', '满意度')));
    expect([indents.get('指标'), indents.get('满意度')]).toEqual(['', '']);
  });
});
