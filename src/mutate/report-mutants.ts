/** Mutants of the composed report: what a wrong template, a wrong helper or a hand edit would print. */
import type { FigureSet } from '../model/figure.ts';
import type { Inline, Report } from '../model/report.ts';
import { apartInText } from './apart.ts';
import type { Mutant } from './mutant.ts';
import { around, type Edit, offByOne, textEdits } from './mutations.ts';
import type { Random } from './random.ts';
import { droppableRows, type TextPlace, textPlaces, withValue } from './report-places.ts';

export function reportMutants(report: Report, figures: FigureSet, random: Random): Mutant[] {
  const texts = textPlaces(report).flatMap((place) => {
    const total = place.isTotal ? offByOne(place.text, 0) : [];
    const edits = [...textEdits(place.text, random), ...total, ...staleEdits(place, figures)];
    return edits.map((edit) => textMutant(report, place, edit));
  });
  const rows = droppableRows(report).map(
    ({ rows: path, index, text, where }): Mutant => ({
      ...{ kind: 'row', origin: 'report', part: 'tables', where, old: text, new: '', context: text },
      change: { report: withValue(report, path, (rows) => (rows as unknown[]).filter((_, at) => at !== index)) },
    }),
  );
  return [...texts, ...rows];
}

/** Charts are drawn by the program: neither unit nor template writes their labels, and `profile check` reads them. */
function apartInPlace({ text, where }: TextPlace, edit: Edit): string | undefined {
  return where.includes('chartLabel') ? 'label of a chart' : apartInText(text, edit);
}

function textMutant(report: Report, place: TextPlace, edit: Edit): Mutant {
  const { text, part, where } = place;
  const change = (value: unknown) =>
    typeof value === 'string'
      ? value.slice(0, edit.start) + edit.text + value.slice(edit.end)
      : edited(place.inlines, edit);
  return {
    ...{ kind: edit.kind, origin: 'report', part, where, apart: apartInPlace(place, edit) },
    ...{ old: text.slice(edit.start, edit.end), new: edit.text, context: around(text, edit) },
    ...(place.inlines.every(({ kind }) => kind !== 'figure') && { source: { text, start: edit.start } }),
    change: { report: withValue(report, place.path, change) },
  };
}

/** Inlines with a stretch of their text changed; a figure that is touched becomes plain text, as by hand. */
function edited(inlines: readonly Inline[], { start, end, text }: Edit): Inline[] {
  let at = 0;
  let written = false;
  return inlines.map((inline) => {
    const [from, length] = [at, lengthOf(inline)];
    at += length;
    const touched = start < at && end > from;
    if (!touched || !('text' in inline)) return inline;
    const changed = written ? '' : text;
    written = true;
    const rest = inline.text.slice(0, Math.max(start - from, 0)) + changed + inline.text.slice(end - from);
    return { kind: 'text', text: rest, ...(inline.strong === undefined ? {} : { strong: inline.strong }) };
  });
}

export function lengthOf(inline: Inline): number {
  return 'text' in inline ? inline.text.length : 1;
}

/** A figure printed as it was last year. */
function staleEdits({ inlines }: TextPlace, figures: FigureSet): Edit[] {
  let at = 0;
  return inlines.flatMap((inline): Edit[] => {
    const start = at;
    at += lengthOf(inline);
    if (inline.kind !== 'figure') return [];
    const [now, then] = [inline.figureId, `${inline.figureId}.prior`].map((id) => figures.get(id)?.value);
    if (now === undefined || then === undefined || now.isZero() || now.equals(then)) return [];
    const printed = inline.text.replaceAll(',', '').replace(/[^\d.]/g, '');
    const decimals = printed.split('.')[1]?.length ?? 0;
    const number = then.times(printed).div(now).abs();
    const text = decimals > 0 ? number.toFixed(decimals) : number.toDecimalPlaces(2).toFixed();
    const shown = inline.text.includes(',') ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : text;
    return [{ kind: 'stale', start, end: at, text: shown }];
  });
}
