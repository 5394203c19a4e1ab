/** A paper is audited by a template that is only guessed: what its own place asks for and how it writes is not known. */
import { describe, expect, it } from 'vitest';
import { inStyleOf } from '../../src/audit/printed-style.ts';
import type { Paper, PaperBlock } from '../../src/model/paper.ts';
import type { Profile } from '../../src/model/profile.ts';
import { findingsOf, paperOfUnit } from './audited.ts';

const luxian = paperOfUnit('luxian-2023');

/** With so many of the items that the glossary explains. */
function explaining(paper: Paper, count: number): Paper {
  const isItem = (block: PaperBlock) => block.kind === 'paragraph' && /（项）：[指反]/.test(block.text.text);
  const items = paper.blocks.filter(isItem);
  return { ...paper, blocks: paper.blocks.filter((block) => !isItem(block) || items.indexOf(block) < count) };
}

const explained = (paper: Paper) =>
  findingsOf(paper).flatMap(({ rule, severity, message }) => (rule === 'D11' ? [`${severity} ${message}`] : []));

describe('items that the glossary does not explain', () => {
  it('are doubted where most of them are explained', () => {
    const all = explained(explaining(luxian, 99));
    const told = explained(explaining(luxian, 8)).filter((one) => !all.includes(one));
    expect(told.length).toBeGreaterThan(0);
    expect(told.every((one) => /^warning 表中有项级科目 /.test(one))).toBe(true);
  });

  it('are told once where few are', () => {
    expect(explained(explaining(luxian, 1))).toEqual([expect.stringMatching(/^info 名词解释解释了 1 个项级科目/)]);
  });

  it('are passed where none is', () => {
    expect(explained(explaining(luxian, 0))).toEqual([]);
  });
});

describe('decimals of a paper', () => {
  const profile = {
    money: { unit: '万元', text: { decimals: 2 } },
    percent: { text: { decimals: 1 } },
  } as unknown as Profile;
  const paper = (...texts: readonly string[]): Paper => ({
    ...luxian,
    blocks: texts.map((text) => ({ kind: 'paragraph', text: { text, lines: [] } }) as unknown as PaperBlock),
  });
  const decimals = (one: Paper) => {
    const { money, percent } = inStyleOf(one, profile);
    return [money.text.decimals, percent.text.decimals];
  };

  it('are those that most of its numbers have', () => {
    expect(decimals(paper('占78.77%，占21.23%', '1.204万元，完成100%，下降3.5%，增长4.62%'))).toEqual([2, 2]);
  });

  it('come with the unit of money that most of its amounts have', () => {
    const { money } = inStyleOf(paper('支出1,234,567.80元，收入1,234,567.80元', '结转0.50万元'), profile);
    expect(money.unit).toBe('元');
  });

  it('are those of the template where it tells few numbers', () => {
    expect(decimals(paper('占78.77%'))).toEqual([2, 1]);
  });
});
