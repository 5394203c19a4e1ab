/** Items that the text tells one by one: 1.卫生健康支出（类）医疗救助（款）城乡医疗救助（项）… */

import type { Classification } from '../../model/catalogue.ts';
import type { FigureSet } from '../../model/figure.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import { type Passage, readReport, under } from '../reading/passages.ts';
import type { Sentence } from '../reading/sentences.ts';
import { scopeOf } from '../reading/terms.ts';

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

const PATH =
  /((?:（\d+）)?[^。：；（）]+?)（类）([^。：；（）]+?(?:（[^。：；（）类款项]+）[^。：；（）]*)?)（款）([^。：；]+?)（项）(?:（?(\d{7})）?)?/g;
const ORDINAL = /^(?:\d+[.．、]|[（(]\d+[)）])?\s*/;

/** The items that these passages name by 类, 款 and 项, at their beginning or further on, with what each says of its own. */
export function toldItems(context: Print, passages: readonly Passage[]): ToldItem[] {
  return passages.flatMap((passage) => {
    if (passage.printed.kind !== 'paragraph' || !passage.text.includes('（项）')) return [];
    const matches = [...passage.text.matchAll(PATH)];
    return matches.map((match, index) => itemAt(context, passage, match, matches[index + 1]?.index));
  });
}

function itemAt(context: Print, passage: Passage, match: RegExpExecArray, until?: number): ToldItem {
  const [whole, before = '', group = '', item = '', printedCode] = match;
  const path = whole.replace(/（?\d{7}）?$/, '').replace(ORDINAL, '');
  const own = ORDINAL.exec(before)?.[0] ?? '';
  return {
    passage,
    codes: codesOf(context, [before.slice(own.length), group, item]),
    path,
    ...(printedCode !== undefined && { printedCode }),
    text: passage.text.slice(match.index, until),
    start: match.index,
  };
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
  const others = passages.filter(({ printed, trail }) => printed.part !== 'glossary' && isOfGeneral(trail));
  return toldItems(context, others).filter((item) =>
    sentencesOfItem(item).some(({ quantities }) => quantities.some(({ role }) => role === 'final')),
  );
}

const DETAILS = /一般公共预算.*具体/;

function isOfGeneral(trail: string): boolean {
  return scopeOf(trail) === 'generalPublic' && !/基本支出|名词解释|绩效/.test(trail);
}

const indexed = rememberedByObject(indexOf);

/** A 项 that nobody names is printed by its code. */
function codesOf({ classification }: Print, names: readonly string[]): readonly string[] {
  const item = names.at(-1) ?? '';
  if (/^\d{7}$/.test(item)) return [item];
  const index = indexed(classification);
  const exact = index.get(names.map(bare).join('\n'));
  if (exact !== undefined) return exact;
  // 支出全部用于城乡社区支出（类）, 一般公共服务（类）: words before the name, or without 支出.
  const [before = '', ...rest] = names.map(bare);
  const classes = [...classification.functional.values()].filter(({ code }) => code.length === 3);
  const named = classes.filter(({ name }) => before.endsWith(name) || `${before}支出` === name);
  return named.flatMap(({ name }) => index.get([bare(name), ...rest].join('\n')) ?? []);
}

/** 类, 款 and 项 names, a line each → codes. */
function indexOf({ functional }: Classification): Map<string, readonly string[]> {
  const index = new Map<string, readonly string[]>();
  for (const code of functional.keys()) {
    if (code.length !== 7) continue;
    const names = [code.slice(0, 3), code.slice(0, 5), code].map((part) => bare(functional.get(part)?.name ?? ''));
    const key = names.join('\n');
    index.set(key, [...(index.get(key) ?? []), code]);
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
