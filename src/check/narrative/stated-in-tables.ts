/** C01…C15: what the text says of the accounts is what the tables print; one line a table, over the terms of `reading/terms.ts`. */
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { fundSection } from './fund-section.ts';
import { sharesOf } from './shares.ts';
import { contradictions } from './stated-facts.ts';

interface Agreement {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** What else the rule asks than that each stated amount is that of the table. */
  readonly also?: (print: Print, id: string) => readonly Fault[];
}

const AGREEMENTS: readonly Agreement[] = [
  {
    id: 'C01',
    title: '收、支总计与收入支出决算总表一致，收入总计等于支出总计',
    source: '公开01表 31行、62行',
  },
  {
    id: 'C03',
    title: '收入合计、各项收入及所占比重与收入决算表一致',
    source: '公开02表 合计行',
    also: sharesOf,
  },
  {
    id: 'C04',
    title: '支出合计、各类支出及所占比重与支出决算表一致',
    source: '公开03表 合计行',
    also: sharesOf,
  },
  {
    id: 'C05',
    title: '财政拨款收、支总计与财政拨款收入支出决算总表一致',
    source: '公开04表 32行、64行',
  },
  {
    id: 'C06',
    title: '各类财政拨款收入与财政拨款收入支出决算总表一致',
    source: '公开04表 1—3行',
  },
  {
    id: 'C07',
    title: '一般公共预算财政拨款支出及占本年支出合计的比重与公开05、03表一致',
    source: '公开05表、公开03表 合计行',
    also: sharesOf,
  },
  {
    id: 'C12',
    title: '一般公共预算财政拨款基本支出与公开05表一致，人员经费、公用经费与公开06表一致',
    source: '公开05表、公开06表 合计',
    also: sharesOf,
  },
  {
    id: 'C14',
    title: '政府性基金预算财政拨款的年初、收入、支出、年末数与公开07表一致，支出写到项',
    source: '公开07表',
    also: (print, id) => [
      ...sharesOf(print, id),
      ...fundSection(print, { fund: 'governmentFund', name: '政府性基金', table: 'T7' }),
    ],
  },
  {
    id: 'C15',
    title: '国有资本经营预算财政拨款支出与公开08表一致，无支出的才写“无”',
    source: '公开08表',
    also: (print, id) => [
      ...sharesOf(print, id),
      ...fundSection(print, { fund: 'stateCapital', name: '国有资本经营', table: 'T8' }),
    ],
  },
];

export const STATED_IN_TABLES: readonly Rule<'print'>[] = AGREEMENTS.map(({ also, ...head }) => ({
  ...head,
  severity: 'error',
  needs: 'print',
  check: (print) => [...contradictions(print, head.id), ...(also?.(print, head.id) ?? [])],
}));
