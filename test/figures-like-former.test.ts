import { describe, expect, it } from 'vitest';
import { figuresLikeFormer } from '../src/compute/like-former.ts';
import type { Figure, FigureSet } from '../src/model/figure.ts';
import { decimal } from '../src/money/decimal.ts';

const total = (): Figure => ({
  id: 'expenditure.all.total',
  label: '本年支出合计',
  unit: 'yuan',
  value: decimal('12.50'),
  addsUpTo: decimal('12.51'),
  formula: '基本支出 ＋ 项目支出',
  inputs: ['expenditure.all.basic', 'expenditure.all.project'],
  source: { file: 'report.json', line: 3, column: 7, path: 'expenditure[0].basic' },
});
const zero = (): Figure => ({
  id: 'balance.opening',
  label: '年初结转',
  unit: 'yuan',
  value: decimal('0'),
  inputs: [],
});

function setOf(...figures: readonly Figure[]): FigureSet {
  return new Map(figures.map((figure) => [figure.id, figure]));
}

const CHANGED: { readonly [Name in keyof Required<Figure>]: Figure[Name] } = {
  id: 'expenditure.all.other',
  label: '支出合计',
  unit: 'count',
  value: decimal('-12.50'),
  addsUpTo: decimal('12.5'),
  formula: '基本支出',
  inputs: ['expenditure.all.project', 'expenditure.all.basic'],
  source: { file: 'report.json', line: 4, column: 7, path: 'expenditure[0].basic' },
};

describe('figures after a save', () => {
  it('are the very figures of before when nothing about them is another', () => {
    const former = setOf(total(), zero());
    expect(figuresLikeFormer(setOf(total(), zero()), former)).toBe(former);
  });

  it.each(Object.entries(CHANGED))('are told apart by their %s, and all others kept', (name, value) => {
    const former = setOf(zero(), total());
    const changed = { ...total(), [name]: value };
    const figures = figuresLikeFormer(setOf(zero(), changed), former);
    expect([...figures.values()]).toEqual([zero(), changed]);
    expect(figures.get(changed.id)).toBe(changed);
    expect(figures.get('balance.opening')).toBe(former.get('balance.opening'));
  });

  it('are told apart where a value came or went, and by the sign of zero', () => {
    const former = setOf(total(), zero());
    const { value: _, ...blank } = total();
    const negative = { ...zero(), value: decimal('-0') };
    const figures = figuresLikeFormer(setOf(blank, negative), former);
    expect([...figures.values()]).toEqual([blank, negative]);
    expect(figures.get('balance.opening')).toBe(negative);
  });

  it('stand in their present order', () => {
    const former = setOf(total(), zero());
    const figures = figuresLikeFormer(setOf(zero(), total()), former);
    expect([...figures.keys()]).toEqual(['balance.opening', 'expenditure.all.total']);
    expect([...figuresLikeFormer(setOf(total()), former).keys()]).toEqual(['expenditure.all.total']);
  });
});
