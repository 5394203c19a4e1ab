/** What the unit has written to be read: lines of prose, reasons, names; no keys, file names or codes. */
import { rememberedByObject } from '../../model/remembered.ts';
import type { Facts } from '../engine/needs.ts';
import { type TypedText, typedTexts } from '../engine/typed-texts.ts';
import { searched } from '../reading/searched.ts';

const WORDS = /[一-龥]/;
/** Keys of report.json whose texts are not printed as they are. */
const UNPRINTED = new Set(['waivers', 'draft', 'profile', 'status', 'amountUnit', 'declared']);

const writtenOf = rememberedByObject((typed: readonly TypedText[]) =>
  typed.filter(({ text, path }) => WORDS.test(text) && !text.endsWith('.md') && !UNPRINTED.has(String(path?.[0]))),
);

export function ownTexts(facts: Facts): readonly TypedText[] {
  return writtenOf(typedTexts(facts));
}

export interface TypedHit {
  readonly typed: TypedText;
  readonly match: RegExpExecArray;
}

/** These texts, those of one file or of one part of report.json together. */
const groupsOf = rememberedByObject((written: readonly TypedText[]) => {
  const groups = new Map<unknown, TypedText[]>();
  for (const typed of written) {
    const owner = typed.path?.[0] ?? typed.at(0).place?.file;
    const group = groups.get(owner);
    if (group === undefined) groups.set(owner, [typed]);
    else group.push(typed);
  }
  return [...groups.values()].map((texts) => ({ texts, search: searched(texts.map(({ text }) => text)) }));
});

/** Every match of a global pattern in what the unit has written. */
export function typedHits(facts: Facts, pattern: RegExp): TypedHit[] {
  const found: TypedHit[] = [];
  for (const { texts, search } of groupsOf(ownTexts(facts))) {
    for (const { index, match } of search.matches(pattern)) {
      const typed = texts[index];
      if (typed !== undefined) found.push({ typed, match });
    }
  }
  return found;
}

const AROUND = 10;

/** The match with a little of the text around it. */
export function around({ typed: { text }, match }: TypedHit): string {
  const from = Math.max(0, match.index - AROUND);
  const to = Math.min(text.length, match.index + match[0].length + AROUND);
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

/** Texts with the values of `{{fact "…"}}`, `{{score "…"}}` and the like in their place, as far as they are numbers. */
export function filled(text: string, { figures, dossier }: Facts): string {
  return text.replace(/\{\{(\w+) "([^"]+)"[^}]*\}\}/g, (whole, helper: string, id: string) => {
    const value = helper === 'fact' ? dossier.facts?.[id]?.value : figures.get(id)?.value;
    const unit = helper === 'fact' ? (dossier.facts?.[id]?.unit ?? '') : '';
    return value === undefined || !/^(?:fact|score|figure)$/.test(helper) ? whole : `${value.toFixed()}${unit}`;
  });
}
