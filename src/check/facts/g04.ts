/** G04: the number of a document is of the year of its date. */
import type { Rule } from '../engine/rule.ts';

export const G04: Rule<'facts'> = {
  id: 'G04',
  title: '发文字号的年份与文件日期不符',
  source: 'GB/T 9704-2012',
  severity: 'warning',
  advice: '改正发文字号或日期',
  needs: 'facts',
  unprinted: '公文格式要素',
  check: ({ dossier: { document, date }, profile }) => {
    if (profile.redHead === undefined || document === undefined) return [];
    const actual = /〔(\d{4})〕/.exec(document.number)?.[1];
    const expected = (document.signedOn ?? date).slice(0, 4);
    if (actual === undefined || actual === expected) return [];
    const message = `发文字号的年份是${actual}年，文件日期在${expected}年`;
    return [{ message, at: ['document', 'number'], actual, expected }];
  },
};
