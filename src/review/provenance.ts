/** Where a figure comes from, in words: its exact value, its formula, its inputs, its place in the dossier. */
import type { Place } from '../diagnostics/finding.ts';
import { fileText } from '../diagnostics/place-words.ts';
import type { BuildState } from '../model/build-state.ts';
import { fieldWords } from '../model/field-words.ts';
import type { Figure, FigureSet } from '../model/figure.ts';
import type { FigureNote } from '../model/figure-note.ts';
import { besideName } from './direction-words.ts';

const SHOWN_DECIMALS = 12;

/** The value before any rounding; a quotient without end is cut and marked. */
export function exactText({ value, unit }: Figure): string {
  if (value === undefined) return '无（分母为零或没有数，不应列示）';
  const [whole = '', decimals = ''] = value.toFixed().split('.');
  const cut = decimals.length > SHOWN_DECIMALS;
  const shown = decimals === '' ? whole : `${whole}.${decimals.slice(0, SHOWN_DECIMALS)}${cut ? '…' : ''}`;
  return unit === 'yuan' ? `${shown} 元` : shown;
}

/** For a terminal: `report.json:21:5（revenue[0].generalPublic，本年收入第1项 > 一般公共预算财政拨款）`. */
export function placeText({ file, line, column, path, cell }: Place): string {
  const position = [file, line, column].filter((part) => part !== undefined).join(':');
  const words = path === undefined ? [] : [path, fieldWords(path)];
  const names = [...words, cell].filter((name) => name !== undefined);
  return names.length === 0 ? position : `${position}（${names.join('，')}）`;
}

/** For a reader of the report: `本年收入第1项 > 一般公共预算财政拨款（report.json 第21行第5列）`. */
export function entryText(place: Place): string {
  const words = place.path === undefined || place.line === undefined ? undefined : fieldWords(place.path);
  return words === undefined ? fileText(place) : `${words}（${fileText(place)}）`;
}

export const NOT_ENTERED = '没有填写，按零计';

/** Where a leaf was entered, as `told` words a place, or that it was not; undefined for a computed figure. */
export function sourceText({ source, inputs }: Figure, told: (place: Place) => string): string | undefined {
  if (source !== undefined) return told(source);
  return inputs.length === 0 ? NOT_ENTERED : undefined;
}

const MANY_TERMS = 6;

/** The formula; of a long sum the first and last terms, since the inputs tell the rest. */
export function formulaWords({ formula }: Figure): string | undefined {
  const terms = formula?.split(' ＋ ') ?? [];
  if (terms.length <= MANY_TERMS) return formula;
  return `${terms.slice(0, 2).join(' ＋ ')} ＋ … ＋ ${terms.at(-1)}（共 ${terms.length} 项）`;
}

export interface ToldInputs {
  readonly told: readonly string[];
  /** Number of inputs that are zero for want of an entry and therefore not told. */
  readonly zeros: number;
}

/** A statement adds up dozens of classes and kinds that a unit does not have; where all is zero, all is told. */
export function toldInputs(figure: Figure, figures: FigureSet): ToldInputs {
  const inputs = [...new Set(figure.inputs)];
  const told = inputs.filter((id) => !isUnwrittenZero(figures.get(id)));
  return told.length === 0 ? { told: inputs, zeros: 0 } : { told, zeros: inputs.length - told.length };
}

function isUnwrittenZero(figure: Figure | undefined): boolean {
  return figure?.source === undefined && (figure?.value?.isZero() ?? false);
}

/** What a page for review tells of each figure of a build. */
export function figureNotes({
  figures,
  shown,
}: Pick<BuildState, 'figures' | 'shown'>): ReadonlyMap<string, FigureNote> {
  const notes = [...figures.values()].map((figure): [string, FigureNote] => {
    return [figure.id, figureNote(figure, shown.get(figure.id) ?? '', figures)];
  });
  return new Map(notes);
}

function figureNote(figure: Figure, shown: string, figures: FigureSet): FigureNote {
  const { told, zeros } = toldInputs(figure, figures);
  const formula = formulaWords(figure);
  const source = sourceText(figure, entryText);
  return {
    id: figure.id,
    label: figure.label,
    shown: besideName(figure.label, shown),
    exact: besideName(figure.label, exactText(figure)),
    ...(formula === undefined ? {} : { formula }),
    inputs: told,
    zeroInputs: zeros,
    ...(source === undefined ? {} : { source }),
  };
}
