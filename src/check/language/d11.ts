/** D11: 名词解释 explains every 项 of the tables and no other, at the level of government of the unit. */

import type { Place } from '../../diagnostics/finding.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { itemPath } from '../narrative/items.ts';
import { printedCodes } from '../reading/printed-codes.ts';
import { type Hit, hits, quote, readingOf } from '../reading/words.ts';
import { type ItemPath, itemPaths, pathText } from './item-paths.ts';
import { tell } from './telling.ts';

export const D11: Rule<'print'> = {
  id: 'D11',
  title: '名词解释与各表所用的项级科目一一对应，级次用语与单位相符',
  source: '决算公开模板：涉及的全部功能分类科目至项级，不涉及的不列',
  severity: 'error',
  needs: 'print',
  check: (context) => [...items(context), ...explainedAsOther(context), ...levelWords(context)],
};

interface PrintedItem {
  readonly code: string;
  readonly path: string;
  /** Some table prints an amount other than 0.00 for it. */
  readonly used: boolean;
}

function printedItems(context: Print): PrintedItem[] {
  const rows = context.view.tables.flatMap(({ table }) => printedCodes(table)).filter(({ code }) => code.length === 7);
  const used = new Set(rows.filter((row) => row.used).map(({ code }) => code));
  const codes = [...new Set(rows.map(({ code }) => code))];
  return codes.map((code) => ({ code, path: itemPath(context, code), used: used.has(code) }));
}

/** Parts of the profile that hold the glossary. */
function explained({ view, profile }: Print): ItemPath[] | undefined {
  if (profile.glossary?.entries.some((entry) => 'items' in entry) !== true) return undefined;
  const parts = new Set(view.headings.filter(({ text }) => /名词解释/.test(text)).map(({ part }) => part));
  const paths = itemPaths(readingOf(view)).filter(({ hit }) => parts.has(hit.passage.printed.part));
  return paths.filter(({ hit: { passage, at, match } }) => passage.text.charAt(at + match[0].length) === '：');
}

function items(context: Print): Fault[] {
  const paths = explained(context);
  const printed = printedItems(context);
  if (paths === undefined || !printed.some(({ used }) => used)) return [];
  const missing = printed.filter(({ path, used }) => used && !paths.some((told) => pathText(told).endsWith(path)));
  const idle = paths.filter((told) => !printed.some(({ path }) => pathText(told).endsWith(path)));
  const place = paths[0]?.hit.passage.printed.place ?? { file: context.view.report.meta.title };
  const { isRead } = context.view;
  // By whose template a paper was written is guessed: some places explain a few items, or none.
  const isChoice = isRead && paths.length < missing.length;
  return [
    ...(isChoice && paths.length > 0 ? [chosen(paths, missing, place)] : []),
    ...(isChoice ? [] : missing).map(({ code, path }): Fault => {
      const message = `表中有项级科目 ${code}“${path}”，名词解释没有解释`;
      return { severity: isRead ? 'warning' : 'error', message, at: place, hint: '补上这一科目的解释' };
    }),
    ...idle.map((told) => {
      const { hit } = told;
      const message = `名词解释解释了“${pathText(told)}”，各表没有这一项级科目的金额`;
      return tell(hit, { severity: 'warning', message, hint: '不涉及的科目不列' });
    }),
  ];
}

const EXPLAINED = /^：(?:反映|是指|指)([一-龥]{3,24}?)(?:方面的?支出|的支出|支出|经费)/;

/** 死亡抚恤（项）：反映伤残抚恤方面的支出: what explains another 项 of the same 款. */
function explainedAsOther(context: Print): Fault[] {
  // What a dossier writes itself is H30's.
  if (!context.view.isRead) return [];
  const items = [...context.classification.functional].filter(([code]) => code.length === 7);
  return itemPaths(readingOf(context.view)).flatMap(({ hit, item }) => {
    const { passage, at, match } = hit;
    const said = EXPLAINED.exec(passage.text.slice(at + match[0].length))?.[1];
    if (said === undefined || said.includes(item) || item.includes(said)) return [];
    const groups = items.filter(([, { name }]) => name === item).map(([code]) => code.slice(0, 5));
    const other = items.find(([code, { name }]) => name === said && groups.includes(code.slice(0, 5)));
    if (other === undefined) return [];
    const message = `“${item}（项）”的解释写的是“${said}”，请核实`;
    return [tell(hit, { severity: 'warning', message, actual: said, expected: item, hint: '按科目说明改写' })];
  });
}

function chosen(paths: readonly ItemPath[], missing: readonly PrintedItem[], at: Place): Fault {
  const message = `名词解释解释了 ${paths.length} 个项级科目，表中另有 ${missing.length} 个没有解释，请核实是否应当逐项解释`;
  return { severity: 'info', message, at, hint: '要求逐项解释的，补上其余科目' };
}

const LEVEL = /(中央|省级|市级|区级|县级|乡级)(?=财政(?:一般公共预算|政府性基金|国有资本经营|当年拨付))/g;

/** “指市级财政…当年拨付的资金” in the paper of a 区. */
function levelWords({ view, dossier }: Print): Fault[] {
  const { level } = dossier.unit;
  const wrong = hits(readingOf(view), LEVEL).filter(({ match, passage }) => match[1] !== level && isGlossary(passage));
  return wrong.map((hit) => {
    const message = `“${quote(hit)}”：单位是${level}，用语是“${hit.match[1]}”`;
    return tell(hit, { severity: 'warning', message, hint: `改为“${level}财政”`, expected: level });
  });
}

function isGlossary({ printed: { headings, part } }: Hit['passage']): boolean {
  return part === 'glossary' || headings.some((heading) => heading.includes('名词解释'));
}
