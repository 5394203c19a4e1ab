/** Items that the text tells one by one: 1.卫生健康支出（类）医疗救助（款）城乡医疗救助（项）… */

import type { Classification } from '../../model/catalogue.ts';
import type { FigureSet } from '../../model/figure.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import type { Passage } from '../reading/passages.ts';

export interface ToldItem {
  readonly passage: Passage;
  /** 7-digit codes that bear these names; several only where names repeat. */
  readonly codes: readonly string[];
  /** As printed: …（类）…（款）…（项）. */
  readonly path: string;
}

const PATH = /^(?:\d+[.．、]|（\d+）)?\s*([^。：]+?)（类）([^。：]+?)（款）([^。：]+?)（项）/;

/** The passages that begin with the path of an item. */
export function toldItems(context: Print, passages: readonly Passage[]): ToldItem[] {
  return passages.flatMap((passage) => {
    const match = PATH.exec(passage.text);
    if (match === null || passage.printed.kind !== 'paragraph') return [];
    const [path, ...names] = match;
    return [{ passage, codes: codesOf(context, names), path: path.replace(/^\d+[.．、]\s*/, '') }];
  });
}

const indexed = rememberedByObject(indexOf);

/** A 项 that nobody names is printed by its code. */
function codesOf({ classification }: Print, names: readonly string[]): readonly string[] {
  const item = names.at(-1) ?? '';
  if (/^\d{7}$/.test(item)) return [item];
  return indexed(classification).get(names.map(bare).join('\n')) ?? [];
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
