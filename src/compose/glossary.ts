/** 名词解释: the terms the profile asks for and exactly the 项 that the tables print (rule D11). */
import type { Classification, TermEntry } from '../model/catalogue.ts';
import { ancestors } from '../model/catalogue.ts';
import type { Profile } from '../model/profile.ts';
import { rememberedByObject } from '../model/remembered.ts';
import type { Inline, Paragraph } from '../model/report.ts';
import type { CodedIds } from './coded-ids.ts';
import { numbered } from './numbering.ts';
import type { UnitReader } from './reads.ts';

export interface GlossaryInput {
  readonly reader: UnitReader;
  readonly profile: Profile;
  readonly classification: Classification;
  /** Called with the name of a term that the catalogue does not have. */
  readonly missingTerm: (id: string) => void;
  /** What the unit has written under a name of `prose`; nothing where it has not. */
  readonly ownWords: (name: string) => readonly Inline[];
}

interface Line {
  readonly text: string;
  /** The unit's own words after it. */
  readonly own?: readonly Inline[];
}

type Entry = NonNullable<Profile['glossary']>['entries'][number];

export function glossary(input: GlossaryInput): Paragraph[] {
  const spec = input.profile.glossary;
  if (spec === undefined) return [];
  const groups = spec.entries.flatMap((entry) => entryGroups(entry, input));
  return groups.flatMap((lines, index) => {
    const lead = numbered(spec.numbering, index + 1);
    return lines.map(({ text, own }, n) => paragraph(n === 0 ? `${lead}${text}` : text, own));
  });
}

/** What gets one number each: an entry, or every 项 and every term of the unit where they have no title of their own. */
function entryGroups(entry: Entry, input: GlossaryInput): Line[][] {
  if ('items' in entry && entry.title === undefined) return itemTexts(input).map((text) => [{ text }]);
  if ('other' in entry && entry.title === undefined) return termTexts(input).map((text) => [{ text }]);
  return [entryLines(entry, input)];
}

function termTexts({ reader }: GlossaryInput): string[] {
  return (reader.field('terms') ?? []).map(({ term, text }) => `${term}：${text}`);
}

function paragraph(text: string, own: readonly Inline[] = []): Paragraph {
  return { kind: 'paragraph', role: 'body', text: [{ kind: 'text', text }, ...own] };
}

function entryLines(entry: Entry, input: GlossaryInput): Line[] {
  if ('items' in entry) return [entry.title ?? '', ...itemLines(input)].map((text) => ({ text }));
  if ('other' in entry) return otherLines(entry, input).map((text) => ({ text }));
  const own = entry.prose === undefined ? [] : input.ownWords(entry.prose);
  if ('text' in entry) return [{ text: `${entry.term}：${withLevel(entry.text, input)}`, own }];
  const term = termNamed(entry.term, input.classification);
  if (term !== undefined) return [{ text: `${term.term}：${withLevel(term.text, input)}`, own }];
  input.missingTerm(entry.term);
  return [];
}

/** By its id, or by the word itself. */
function termNamed(name: string, { terms }: Classification): TermEntry | undefined {
  return terms.get(name) ?? [...terms.values()].find(({ term }) => term === name);
}

function otherLines({ title = '', none = '' }: Extract<Entry, { other: true }>, input: GlossaryInput): string[] {
  const terms = termTexts(input);
  if (terms.length === 0) return [`${title}${none}`];
  const numbering = input.profile.glossary?.itemNumbering ?? '';
  return [title, ...terms.map((text, index) => `${numbered(numbering, index + 1)}${text}`)];
}

function itemLines(input: GlossaryInput): string[] {
  const numbering = input.profile.glossary?.itemNumbering ?? '';
  return itemTexts(input).map((text, index) => `${numbered(numbering, index + 1)}${text}`);
}

function itemTexts(input: GlossaryInput): string[] {
  const explanations = input.reader.field('explanations');
  return usedItems(input.reader).map((code) => {
    const own = explanations?.[code];
    const explanation = own ?? input.classification.functional.get(code)?.explanation ?? '';
    return `${codePath(code, input.classification)}：${withLevel(explanation, input)}`;
  });
}

const IN_TABLES = /^(revenue|expenditure|generalPublic|governmentFund|stateCapital)\.(\d{7})\.([^.]*)$/;

/** The 项 with a non-zero amount in any of the tables 公开02, 03, 05, 07, 08, ascending. */
function usedItems(reader: UnitReader): string[] {
  const codes = new Set<string>();
  for (const [code, id] of printedItems(reader.ids())) {
    if (codes.has(code)) continue;
    const figure = reader.get(id);
    if (figure?.unit === 'yuan' && figure.value?.isZero() === false) codes.add(code);
  }
  return [...codes].sort();
}

/** Ids of the figures of 项 that the tables may print, with their codes. */
const printedItems = rememberedByObject(({ ids }: CodedIds): readonly (readonly [code: string, id: string])[] =>
  [...ids].flatMap((id) => {
    const [, family = '', code, measure = ''] = IN_TABLES.exec(id) ?? [];
    return code !== undefined && isPrinted(family, measure) ? [[code, id] as const] : [];
  }),
);

/** Budgets make no line in a table, balances of a 项 in 公开07 alone. */
function isPrinted(family: string, measure: string): boolean {
  if (measure === 'opening' || measure === 'closing') return family === 'governmentFund';
  return !['initialBudget', 'fullYearBudget', 'overBudget'].includes(measure);
}

/** 卫生健康支出（类）医疗救助（款）城乡医疗救助（项）. */
export function codePath(code: string, classification: Classification): string {
  const levels = ['（类）', '（款）', '（项）'];
  const parts = [...ancestors(code), code];
  return parts.map((part, index) => `${classification.functional.get(part)?.name ?? part}${levels[index]}`).join('');
}

function withLevel(text: string, { reader }: GlossaryInput): string {
  return text.replaceAll('{level}', reader.field('unit').level);
}
