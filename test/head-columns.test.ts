/** Columns of forms and their heads, as a reader of the page sees them. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layOut } from '../src/layout/layout.ts';
import { linesOf } from '../src/model/page.ts';
import type { Cell, Report, Table } from '../src/model/report.ts';
import { brochure } from '../src/style/brochure.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { sampleReport } from './fixtures/sample-report.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));
const cell = (text: string, extra: Partial<Cell> = {}): Cell => ({ paragraphs: [[{ kind: 'text', text }]], ...extra });
const HEADS = ['一级指标', '得分', '指标值', '三级指标'];

function form(columns: readonly number[]): Table {
  return {
    kind: 'table',
    id: 'form',
    orientation: 'portrait',
    columns,
    head: [HEADS.map((text) => cell(text, { head: true, align: 'center' }))],
    body: [[cell('产出'), cell('10'), cell('5'), cell('开展宣传活动的次数')]],
    style: 'form',
    notes: [],
  };
}

function layoutOf(table: Table) {
  const report: Report = { meta: sampleReport.meta, parts: [{ id: 'a', kind: 'body', blocks: [table] }] };
  return layOut(report, brochure, typefaces);
}

function linesIn(table: Table): string[] {
  const { pages } = layoutOf(table);
  return pages.flatMap(linesOf).map(({ setting }) => setting.atoms.map(({ text }) => text).join(''));
}

describe('a form with narrow columns', () => {
  it('has heads of two and three characters in one line, longer ones in even lines', () => {
    const lines = linesIn(form([2, 2, 2, 94]));
    expect(lines.slice(0, 5)).toEqual(['一级', '指标', '得分', '指标值', '三级指标']);
  });

  it('takes the room from the widest column and tells Word', () => {
    const widths = layoutOf(form([2, 2, 46, 50])).tableFits.get('form')?.columns ?? [];
    const [first = 0, second = 0, third = 0, fourth = 0] = widths;
    expect(first).toBeCloseTo(second, 1);
    expect(third).toBeGreaterThan(195);
    expect(fourth).toBeLessThan(0.5 * (first + second + third + fourth));
  });

  it('is as its form says where nothing is too narrow', () => {
    expect(layoutOf(form([20, 20, 20, 40])).tableFits.get('form')).toBeUndefined();
  });
});
