/** Movements in words: what the listing on the terminal and the note share. */
import type { Place } from '../../diagnostics/finding.ts';
import { fieldWords } from '../../model/field-words.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import { besideName } from '../direction-words.ts';
import type { FigureChange, Kind, Movement, ValueChange } from './movement.ts';
import { cutText, shownPair } from './text-pair.ts';

export const KIND_WORDS: Readonly<Record<Kind, string>> = { changed: '改动', inserted: '新增', deleted: '删去' };

/** `一般行政管理事务项目支出（2101502，信息化项目）`, each name once; without words for it, its path. */
export function subjectText({ label, path, items }: ValueChange): string {
  const subject = label ?? fieldWords(path) ?? path;
  const more = items.filter((item) => !subject.includes(item));
  return `${subject}${more.length === 0 ? '' : `（${more.join('，')}）`}`;
}

/** A text of the dossier in quotation marks, any other value as written. */
export function literalText(literal: string | undefined): string {
  if (literal === undefined) return '';
  return literal.startsWith('"') ? `“${String(JSON.parse(literal))}”` : literal;
}

/** `… 由 219.66 改为 220.66`; what is long is shortened. Told again with each figure that it moved. */
export const valueText = rememberedByObject((change: ValueChange): string => {
  const subject = subjectText(change);
  const shown = (literal: string | undefined) => besideName(subject, literalText(literal));
  const { former, present } = shownPair(shown(change.former), shown(change.present));
  switch (change.kind) {
    case 'changed':
      return `${spaced(subject)}由 ${former} 改为 ${present}`;
    case 'inserted':
      return `${spaced(subject)}新增 ${cutText(present)}`;
    case 'deleted':
      return `${spaced(subject)}删去 ${cutText(former)}`;
    case 'reordered':
      return `${spaced(subject)}次序由 ${change.former} 改为 ${change.present}`;
  }
});

function spaced(text: string): string {
  return /[\w\])]$/.test(text) ? `${text} ` : text;
}

const SHOWN_CAUSES = 3;

/** `因 [1] … 由 … 改为 …；[2] …`; of many causes the first, and their number. */
export function causeText(roots: readonly number[], { inputs }: Movement): string {
  const causes = roots.flatMap((root) => {
    const change = inputs.values[root];
    return change === undefined ? [] : [`[${root + 1}] ${valueText(change)}`];
  });
  if (causes.length === 0) return NO_ROOT;
  const more = causes.length > SHOWN_CAUSES ? ` 等 ${causes.length} 处输入` : '';
  return `因 ${causes.slice(0, SHOWN_CAUSES).join('；')}${more}`;
}

export const NO_ROOT = '没有一处输入直接填写这些数：设置、模板或计算方法有变';

/** Terms of a sum beyond which those that did not move are left out. */
const MANY_TERMS = 3;

/** `… ＋ 项目支出 ＋ …`: of a long sum the terms that moved; undefined for a leaf. */
export function formulaText({ formula, inputs, through }: FigureChange): string | undefined {
  const terms = formula?.split(' ＋ ') ?? [];
  if (terms.length <= MANY_TERMS || terms.length !== inputs.length) return formula;
  const moved = new Set(through.map(({ id }) => id));
  const kept = terms.map((term, index) => (moved.has(inputs[index] ?? '') ? term : '…'));
  return kept.filter((term, index) => term !== '…' || kept[index - 1] !== '…').join(' ＋ ');
}

/** The whole chain in one sentence: `甲 ＝ 乙 ＋ 丙；因 … 由 219.66 改为 220.66`. */
export function reasonText(figure: FigureChange, movement: Movement): string {
  const formula = formulaText(figure);
  const why = causeText(figure.roots, movement);
  return formula === undefined ? why : `${figure.label} ＝ ${formula}；${why}`;
}

export interface CauseGroup {
  readonly roots: readonly number[];
  readonly figures: readonly FigureChange[];
}

/** Figures that moved for the same changed inputs, in the order of their first. */
export function causeGroups(figures: readonly FigureChange[]): CauseGroup[] {
  const groups = new Map<string, { roots: readonly number[]; figures: FigureChange[] }>();
  for (const figure of figures) {
    const key = figure.roots.join(',');
    const group = groups.get(key) ?? { roots: figure.roots, figures: [] };
    group.figures.push(figure);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Came or went and worth a line: printed, or not a mere zero. */
export function isTelling({ printed, former, present }: FigureChange): boolean {
  return printed || [former, present].some((state) => state?.exact !== undefined && !/^-?0(\.0+)?$/.test(state.exact));
}

/** `report.json:68（expenditure[6].project[2].amount）`; a place in the report by its headings. */
export function placeText({ file, line, path }: Place): string {
  if (line === undefined) return path ?? file;
  return `${file.split('/').at(-1)}:${line}${path === undefined ? '' : `（${path}）`}`;
}
