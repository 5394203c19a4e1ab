/** What a figure is called in a message: “上年收入合计”, not “上年本年收入合计（合计）”. */
import type { Figure } from '../../model/figure.ts';

export function nameOf({ label }: Pick<Figure, 'label'>): string {
  return label
    .replace('（合计）', '')
    .replace('上年本年', '上年')
    .replace(/比上年增减$|与年初预算之差$/, '');
}

/** What a hint adds where other facts may be wrong as well as the one that is named. */
export function orOthers(others: readonly Pick<Figure, 'label'>[]): string {
  const names = [...new Set(others.map(nameOf))].slice(0, 3);
  return names.length === 0 ? '' : `；也可能是${names.map((name) => `“${name}”`).join('、')}填错了`;
}
