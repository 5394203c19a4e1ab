/** Items that the text tells one by one: 1.卫生健康支出（类）医疗救助（款）城乡医疗救助（项）… */

import type { Classification } from '../../model/catalogue.ts';
import type { FigureSet } from '../../model/figure.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault } from '../engine/rule.ts';
import { type Passage, readReport, under } from '../reading/passages.ts';
import type { Sentence } from '../reading/sentences.ts';
import { tell } from '../reading/telling.ts';
import { scopeOf } from '../reading/terms.ts';
import { type Completion, completionsIn } from './completions.ts';

export interface ToldItem {
  readonly passage: Passage;
  /** 7-digit codes that bear these names; several only where names repeat. */
  readonly codes: readonly string[];
  /** As printed: …（类）…（款）…（项）. */
  readonly path: string;
  /** The code that stands behind the names: …（项）（2040605）. */
  readonly printedCode?: string;
  /** What is said of it: from its first character to the next item of the passage. */
  readonly text: string;
  readonly start: number;
}

const ORDER = '(?:[（(][\\d一二三四五六七八九十]+[)）]|[\\d一二三四五六七八九十]+[.．、])?';
/** The 类 may stand in a line above. */
const PATH = new RegExp(
  `(?:(${ORDER}[^。：；，、（）]+?)（类）)?([^。：；（）]+?(?:（[^。：；（）类款项]+）[^。：；（）]*)?)（款）([^。：；]+?)（项）(?:（?(\\d{7})）?)?`,
  'g',
);
const ORDINAL = new RegExp(`^${ORDER}\\s*`);

/** The items that these passages name by 类, 款 and 项, at their beginning or further on, with what each says of its own. */
export function toldItems(context: Print, passages: readonly Passage[]): ToldItem[] {
  return passages.flatMap((passage) => {
    if (passage.printed.kind !== 'paragraph' || !passage.text.includes('（项）')) return [];
    const matches = [...passage.text.matchAll(PATH)];
    const items = matches.map((match, index) => itemAt(context, passage, match, matches[index + 1]?.index));
    return items.filter(({ codes, path }) => codes.length > 0 || path.includes('（类）'));
  });
}

function itemAt({ classification }: Print, passage: Passage, match: RegExpExecArray, until?: number): ToldItem {
  const [whole, before, group = '', item = '', printedCode] = match;
  const named = before === undefined ? undefined : classAt(classification, before);
  const own = named?.start ?? ORDINAL.exec(whole)?.[0].length ?? 0;
  const above = before === undefined ? [] : [named?.name ?? before.slice(own)];
  return {
    passage,
    codes: codesOf(classification, [...above, before === undefined ? group.slice(own) : group, item]),
    path: whole.slice(own).replace(/（?\d{7}）?$/, ''),
    ...(printedCode !== undefined && { printedCode }),
    text: passage.text.slice(match.index, until),
    start: match.index,
  };
}

/** …普法宣传（项）（2040604）: the table has the amount of these names under another code. */
export function otherCode({ classification }: Print, item: ToldItem, spent: readonly string[]): Fault[] {
  const { passage, codes, path, printedCode } = item;
  const code = codes.find((one) => spent.includes(one));
  if (printedCode === undefined || code === undefined || codes.includes(printedCode)) return [];
  const other = classification.functional.get(printedCode)?.name;
  const message = `“${path}”的编码是 ${code}，后面印的是 ${printedCode}${other === undefined ? '' : `“${other}”`}`;
  const hint = '核对科目的名称和编码';
  return [tell('error', passage, { message, actual: printedCode, expected: code, hint })];
}

/** Budget and result that are told of an item. */
export function completionOf({ passage, text, start }: ToldItem): Completion | undefined {
  return completionsIn(passage).find(({ sentence, budget }) => {
    const at = sentence.start + budget.start;
    return at >= start && at < start + text.length;
  });
}

/** The sentences of its passage with the quantities that stand in what is said of it. */
export function sentencesOfItem({ passage, text, start }: ToldItem): Sentence[] {
  const end = start + text.length;
  return passage.sentences.flatMap((sentence) => {
    const quantities = sentence.quantities.filter((one) => {
      const at = sentence.start + one.start;
      return at >= start && at < end;
    });
    return quantities.length === 0 ? [] : [{ ...sentence, quantities }];
  });
}

/** Items of 一般公共预算: those under 具体情况, or else those told with their amounts anywhere under headings about it. */
export function generalItems(context: Print): ToldItem[] {
  const passages = readReport(context.view);
  const detailed = toldItems(context, under(passages, DETAILS)).filter(({ start }) => start === 0);
  if (detailed.length > 0) return detailed;
  return toldItems(context, passages).filter((item) => isOfGeneral(item) && isTold(item));
}

const DETAILS = /一般公共预算.*具体/;

/** Whether the headings say that every item is told. */
export function areAllTold({ passage }: ToldItem): boolean {
  return /具体/.test(passage.trail);
}

function isOfGeneral({ passage: { printed, trail } }: ToldItem): boolean {
  return printed.part !== 'glossary' && scopeOf(trail) === 'generalPublic' && !/基本支出|名词解释|绩效/.test(trail);
}

function isTold(item: ToldItem): boolean {
  return sentencesOfItem(item).some(({ quantities }) => quantities.some(({ role }) => role === 'final'));
}

const indexed = rememberedByObject(indexOf);

/** Names of the 类, each with what is said for it: 城乡社区支出 as it is, 一般公共服务支出 without 支出 too. */
const classesOf = rememberedByObject(({ functional }: Classification) =>
  [...functional].flatMap(([code, { name }]) =>
    code.length === 3 ? [{ name, said: [name, name.replace(/支出$/, '')] }] : [],
  ),
);

/** The 类 whose name a text ends with: 支出全部用于城乡社区支出. */
function classAt(classification: Classification, text: string): { name: string; start: number } | undefined {
  const found = classesOf(classification).flatMap(({ name, said }) => {
    const end = said.find((one) => text.endsWith(one));
    return end === undefined ? [] : [{ name, start: text.length - end.length }];
  });
  return found.sort((one, other) => one.start - other.start)[0];
}

/** A 项 that nobody names is printed by its code. */
function codesOf(classification: Classification, names: readonly string[]): readonly string[] {
  const item = names.at(-1) ?? '';
  if (/^\d{7}$/.test(item)) return [item];
  return indexed(classification).get(names.map(bare).join('\n')) ?? [];
}

/** 类, 款 and 项 names, or those of 款 and 项, a line each → codes. */
function indexOf({ functional }: Classification): Map<string, readonly string[]> {
  const index = new Map<string, string[]>();
  const bareNames = new Map([...functional].map(([code, { name }]) => [code, bare(name)]));
  const add = (key: string, code: string) => {
    const known = index.get(key);
    if (known === undefined) index.set(key, [code]);
    else known.push(code);
  };
  for (const [code, item] of bareNames) {
    if (code.length !== 7) continue;
    const below = `${bareNames.get(code.slice(0, 5)) ?? ''}\n${item}`;
    add(`${bareNames.get(code.slice(0, 3)) ?? ''}\n${below}`, code);
    add(below, code);
  }
  return index;
}

function bare(name: string): string {
  return name.replace(/[（）()\s]/g, '');
}

/** …（类）…（款）…（项） of a code. */
export function itemPath({ classification: { functional } }: Print, code: string): string {
  const name = (part: string) => functional.get(part)?.name ?? part;
  return `${name(code.slice(0, 3))}（类）${name(code.slice(0, 5))}（款）${name(code)}（项）`;
}

/** 7-digit codes of one kind of money with an amount that is not zero. */
export function spentCodes({ figures }: Print, fund: string): string[] {
  return totalsOf(figures).flatMap(({ id, family, code }) =>
    family === fund && figures.get(id)?.value?.isZero() === false ? [code] : [],
  );
}

const TOTAL = /^([A-Za-z]+)\.(\d{7})\.total$/;

const totalsOf = rememberedByObject((figures: FigureSet) =>
  [...figures.keys()].flatMap((id) => {
    const [, family = '', code = ''] = TOTAL.exec(id) ?? [];
    return code === '' ? [] : [{ id, family, code }];
  }),
);
