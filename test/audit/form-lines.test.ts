/** Lines that a self-evaluation form of a paper lacks. */
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/model/paper.ts';
import { paperOfUnit, toldAnew } from './audited.ts';

/** The first cell of a table that says the words, with others. */
function relabelled(paper: Paper, from: string, to: string): Paper {
  let found = false;
  const blocks = paper.blocks.map((block) => {
    if (block.kind !== 'table' || block.columns < 8) return block;
    const cells = block.cells.map((cell) => {
      if (found || cell.text.text !== from || cell.column !== 0) return cell;
      found = true;
      return { ...cell, text: { ...cell.text, text: to } };
    });
    return { ...block, cells };
  });
  expect(found).toBe(true);
  return { ...paper, blocks };
}

function told(paper: Paper, from: string, to: string): string {
  return toldAnew(paper, relabelled(paper, from, to))
    .map(({ rule, message }) => `${rule} ${message}`)
    .join('\n');
}

describe('lines of forms', () => {
  it('a form with scores and no line of totals', () => {
    const said = told(paperOfUnit('qingshan-2022'), '总分', '其他');
    expect(said).toContain('E25 自评表各项都有得分');
    expect(said).toContain('没有印总分一行');
  });

  it('a line that the other of two forms has, and none where each has one of its own', () => {
    const paper = paperOfUnit('luxian-2023');
    expect(told(paper, '评价结论', '')).toContain('E26 自评表没有“评价结论”一行，其他同类的表都有');
    expect(told(paper, '评价结论', '自评结论')).not.toContain('E26');
  });
});
