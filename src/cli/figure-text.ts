/** Figures as `explain` shows them: their display text, their exact value, the tree of what they come from. */
import { displayFigure, displayUnit } from '../compose/display.ts';
import type { Place } from '../diagnostics/finding.ts';
import type { Figure, FigureSet } from '../model/figure.ts';
import type { Profile } from '../model/profile.ts';

/** As printed in running text, with its unit; `—` for a figure that must not be stated. */
export function displayText(figure: Figure, profile: Profile | undefined): string {
  if (profile === undefined) return exactText(figure);
  const digits = displayFigure(figure, profile, { setting: 'text' });
  return digits === undefined ? '—' : `${digits}${displayUnit(figure, profile)}`;
}

const SHOWN_DECIMALS = 12;

/** The value before any rounding; a quotient without end is cut and marked. */
export function exactText({ value, unit }: Figure): string {
  if (value === undefined) return '无（分母为零或没有数，不应列示）';
  const [whole = '', decimals = ''] = value.toFixed().split('.');
  const cut = decimals.length > SHOWN_DECIMALS;
  const shown = decimals === '' ? whole : `${whole}.${decimals.slice(0, SHOWN_DECIMALS)}${cut ? '…' : ''}`;
  return unit === 'yuan' ? `${shown} 元` : shown;
}

/** `report.json:21:5（revenue[0].generalPublic）`. */
export function placeText({ file, line, column, path }: Place): string {
  const position = [file, line, column].filter((part) => part !== undefined).join(':');
  return path === undefined ? position : `${position}（${path}）`;
}

/** What a figure comes from, down to the leaves; a branch that was shown already is not repeated. */
export function inputTree(figure: Figure, figures: FigureSet, depth: number): string[] {
  return branch(figure, { figures, shown: new Set([figure.id]) }, depth);
}

interface TreeState {
  readonly figures: FigureSet;
  readonly shown: Set<string>;
}

function branch(figure: Figure, state: TreeState, depth: number): string[] {
  const { told, zeros } = withoutZeros([...new Set(figure.inputs)], state.figures);
  const nodes = told.map((id) => node(id, state, depth));
  if (zeros > 0) nodes.push([`另有 ${zeros} 项为零`]);
  return nodes.flatMap((lines, index) => {
    const last = index === nodes.length - 1;
    return lines.map((line, row) => (row === 0 ? (last ? '└ ' : '├ ') : last ? '  ' : '│ ') + line);
  });
}

/** A statement adds up dozens of classes and kinds that a unit does not have; where all is zero, all is told. */
function withoutZeros(inputs: readonly string[], figures: FigureSet): { told: readonly string[]; zeros: number } {
  const told = inputs.filter((id) => !isUnwrittenZero(figures.get(id)));
  return told.length === 0 ? { told: inputs, zeros: 0 } : { told, zeros: inputs.length - told.length };
}

const MANY_INPUTS = 6;

function isUnwrittenZero(figure: Figure | undefined): boolean {
  return figure?.source === undefined && (figure?.value?.isZero() ?? false);
}

/** The formula; a long sum is cut, since the tree below tells its terms. */
export function formulaText(figure: Figure): string[] {
  if (figure.formula === undefined) return [];
  const terms = figure.formula.split(' ＋ ');
  if (terms.length <= MANY_INPUTS) return [`  算式：${figure.formula}`];
  return [`  算式：${terms.slice(0, 2).join(' ＋ ')} ＋ … ＋ ${terms.at(-1)}（共 ${terms.length} 项）`];
}

function node(id: string, state: TreeState, depth: number): string[] {
  const figure = state.figures.get(id);
  if (figure === undefined) return [id];
  const line = `${figure.label} ${figure.id} = ${exactText(figure)}${origin(figure)}`;
  if (figure.inputs.length === 0) return [line];
  if (state.shown.has(id)) return [`${line}（见上）`];
  if (depth <= 1) return [`${line}（再往下：explain ${id}）`];
  state.shown.add(id);
  return [line, ...branch(figure, state, depth - 1)];
}

function origin(figure: Figure): string {
  if (figure.source !== undefined) return `  ${placeText(figure.source)}`;
  return figure.inputs.length === 0 ? '  （没有填写，按零计）' : '';
}
