/** Words of workbooks, brought to one form: what differs between hands that type the same table. */

const NUMBERING =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、](?!\d)|其中[:：]?|[加减][:：])+/u;

/** Without blanks and quotation marks, brackets and digits half-width, one sign for all dashes. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u200b\ufeff“”"'‘’《》]/gu, '')
    .replaceAll(/[〔［【]/gu, '(')
    .replaceAll(/[〕］】]/gu, ')')
    .replaceAll(/[‐‑‒–—―−ー]+/gu, '-');
}

/** A label without its numbering: `八、其他收入`, `（一）基本支出`, `1. 一般公共预算`. */
export function labelOf(text: string): string {
  return bare(text)
    .replace(NUMBERING, '')
    .replace(/[:：]$/u, '');
}

/** The same with what hands leave out or add taken away. */
export function plainLabel(text: string): string {
  return labelOf(text)
    .replaceAll(/\([^()]*\)/gu, '')
    .replace(/预算财政拨款(?:收入|支出)?$/u, '预算')
    .replace(/^(?:收入|支出)(?=总计|合计$)/u, '')
    .replaceAll('结转和结余', '结转结余');
}

const SAME: readonly (readonly [RegExp, string])[] = [
  [/\((?:元|千元|万元|境|含[^()]*)\)/gu, ''],
  [/结转和结余/gu, '结转结余'],
  [/^(?:金额|决算|决算金额|本年决算数|统计数|支出数)$/u, '决算数'],
  [/^(?:小计|总计)$/u, '合计'],
  [/预算财政拨款(?:收入|支出)?$/u, '预算'],
  [/运行维护费/gu, '运行费'],
  [/^因公出国.*$/u, '因公出国费'],
  [/^公务用车(购置费|运行费)$/u, '$1'],
  [/费用$/u, '费'],
];

/** The words of a head, each in one form: `本年收入合计` → 本年收入, 合计. */
export function headWords(text: string): string[] {
  const word = SAME.reduce((left, [pattern, same]) => left.replaceAll(new RegExp(pattern, 'gu'), same), labelOf(text));
  const total = /^(.{2,})(?:合计|小计)$/u.exec(word)?.[1];
  return total === undefined ? [word].filter((each) => each !== '') : [total, TOTAL];
}

export const TOTAL = '合计';

/** Whether a text says the row or column of the total. */
export function isTotal(text: string): boolean {
  return /^(?:合计|总计|小计)$/u.test(labelOf(text));
}
