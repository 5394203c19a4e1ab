/** Which figures moved, by how much as shown, and why. */
import type { BuildState } from '../../model/build-state.ts';
import type { Figure } from '../../model/figure.ts';
import { textsOf } from '../../model/map-texts.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Block, Report } from '../../model/report.ts';
import { decimal, formatNumeral } from '../../money/decimal.ts';
import { besideName } from '../direction-words.ts';
import { causeFinder } from './causes.ts';
import type { FigureChange, FigureChanges, FigureState, ValueChange } from './movement.ts';

export function changedFigures(former: BuildState, present: BuildState, values: readonly ValueChange[]): FigureChanges {
  const sorted = sortFigures(former, present);
  const different = new Set([...sorted.moved, ...sorted.exactOnly, ...sorted.came, ...sorted.went]);
  const causeOf = causeFinder(former, present, values, (id) => different.has(id));
  const told = (id: string): FigureChange => {
    const [old, now] = [former.figures.get(id), present.figures.get(id)];
    const states = shownStates(id, { former, present }, sorted.prints);
    const { label, formula, inputs } = now ?? old ?? { label: id, inputs: [] };
    return {
      id,
      label,
      ...states,
      ...differenceOf(states.former?.shown, states.present?.shown),
      printed: sorted.prints.former.has(id) || sorted.prints.present.has(id),
      ...(formula === undefined ? {} : { formula }),
      inputs,
      ...causeOf(id),
    };
  };
  const { exactOnly, restyled, common } = sorted;
  return {
    moved: sorted.moved.map(told),
    came: sorted.came.map(told),
    went: sorted.went.map(told),
    exactOnly,
    restyled,
    common,
  };
}

type Prints = ReadonlyMap<string, ReadonlySet<string>>;

interface Both<Of> {
  readonly former: Of;
  readonly present: Of;
}

interface SortedFigures {
  readonly moved: readonly string[];
  readonly came: readonly string[];
  readonly went: readonly string[];
  readonly exactOnly: readonly string[];
  readonly restyled: readonly string[];
  readonly common: number;
  readonly prints: Both<Prints>;
}

function sortFigures(former: BuildState, present: BuildState): SortedFigures {
  const came: string[] = [];
  const other: [old: Figure, now: Figure][] = [];
  for (const [id, now] of present.figures) {
    const old = former.figures.get(id);
    if (old === undefined) came.push(id);
    else if (old !== now || former.shown.get(id) !== present.shown.get(id)) other.push([old, now]);
  }
  const common = present.figures.size - came.length;
  const went =
    former.figures.size === common ? [] : [...former.figures.keys()].filter((id) => !present.figures.has(id));
  const ids = new Set([...came, ...went, ...other.map(([{ id }]) => id)]);
  const prints = { former: printsOf(former.report, ids), present: printsOf(present.report, ids) };
  const groups = { moved: [] as string[], exactOnly: [] as string[], restyled: [] as string[] };
  for (const [old, now] of other) {
    const { id } = now;
    const isShownSame = former.shown.get(id) === present.shown.get(id);
    const readsSame = isShownSame && samePrints(prints.former.get(id), prints.present.get(id));
    if (!sameValue(old, now)) groups[readsSame ? 'exactOnly' : 'moved'].push(id);
    else if (!isShownSame) groups.restyled.push(id);
  }
  return { ...groups, came, went, prints, common };
}

function sameValue(old: Figure, now: Figure): boolean {
  if (old.value === undefined || now.value === undefined) return old.value === now.value;
  return old.value.eq(now.value) && old.unit === now.unit;
}

/** The digits in which a report prints each of the figures: forms may give it more decimals than the text. */
function printsOf({ parts }: Report, ids: ReadonlySet<string>): Prints {
  const prints = new Map<string, Set<string>>();
  for (const { blocks } of parts) {
    for (const { figureId, text } of blocks.flatMap(printedIn)) {
      if (ids.has(figureId)) prints.set(figureId, (prints.get(figureId) ?? new Set()).add(text));
    }
  }
  return prints;
}

const printedIn = rememberedByObject(
  (block: Block): readonly { readonly figureId: string; readonly text: string }[] => {
    const points = block.kind === 'chart' ? block.series.flatMap((series) => series.points) : [];
    const spans = textsOf(block).flatMap((text) => text.filter((inline) => inline.kind === 'figure'));
    return [...spans, ...points];
  },
);

/** Only the first of them counts where one report prints it in fewer ways than the other. */
function samePrints(old: ReadonlySet<string> | undefined, now: ReadonlySet<string> | undefined): boolean {
  if (old === undefined || now === undefined) return true;
  return [...now].every((text) => old.has(text)) || [...old].every((text) => now.has(text));
}

const NONE: ReadonlySet<string> = new Set();

interface States {
  readonly former?: FigureState;
  readonly present?: FigureState;
}

/** As in the text; where the text does not show the change, in the finer digits of a table or form that does. */
function shownStates(id: string, { former, present }: Both<BuildState>, prints: Both<Prints>): States {
  const [old, now] = [stateOf(id, former), stateOf(id, present)];
  const text = present.shown.get(id) ?? '';
  if (old === undefined || now === undefined || former.shown.get(id) !== text)
    return { ...(old === undefined ? {} : { former: old }), ...(now === undefined ? {} : { present: now }) };
  const [before, after] = [prints.former.get(id) ?? NONE, prints.present.get(id) ?? NONE];
  const finer = [...after].find((text) => !before.has(text));
  const was = [...before].find((text) => !after.has(text));
  if (finer === undefined || was === undefined) return { former: old, present: now };
  const unit = /\D*$/.exec(text)?.[0] ?? '';
  const reads = (state: BuildState, digits: string) => stateOf(id, state, `${digits}${unit}`);
  return { former: reads(former, was) ?? old, present: reads(present, finer) ?? now };
}

function stateOf(id: string, state: BuildState, shown = state.shown.get(id) ?? ''): FigureState | undefined {
  const figure = state.figures.get(id);
  if (figure === undefined) return undefined;
  const { label, value } = figure;
  return { shown: besideName(label, shown), ...(value === undefined ? {} : { exact: value.toFixed() }) };
}

const SHOWN_NUMBER = /^(-?)([\d,]+)(?:\.(\d+))?(\D*)$/;

/** From the numbers as shown, so that whoever subtracts them finds the same. */
function differenceOf(former: string | undefined, present: string | undefined): { difference?: string } {
  const [old, now] = [SHOWN_NUMBER.exec(former ?? ''), SHOWN_NUMBER.exec(present ?? '')];
  if (old === null || now === null || old[4] !== now[4]) return {};
  const [before, after] = [old, now].map(numberOf);
  if (before === undefined || after === undefined) return {};
  const decimals = Math.max(old[3]?.length ?? 0, now[3]?.length ?? 0);
  const difference = after.minus(before);
  const thousands = `${former}${present}`.includes(',');
  const digits = formatNumeral(difference, { decimals, trailingZeros: 'trim', thousands, rounding: 'halfUp' });
  const unit = now[4] === '%' ? '个百分点' : (now[4] ?? '');
  return { difference: `${difference.isPositive() && !difference.isZero() ? '+' : ''}${digits}${unit}` };
}

function numberOf([, sign = '', whole = '', decimals]: RegExpExecArray) {
  return decimal(`${sign}${whole.replaceAll(',', '')}${decimals === undefined ? '' : `.${decimals}`}`);
}
