/** Figures as `explain` shows them: their display text, their exact value, the tree of what they come from. */
import { displayDecimals, shownFigure } from '../../compose/display.ts';
import type { Figure, FigureSet } from '../../model/figure.ts';
import type { Profile } from '../../model/profile.ts';
import { exactText, formulaWords, placeText, sourceText, toldInputs } from '../../review/provenance.ts';

/** As printed in running text, with its unit; `—` for a figure that must not be stated. */
export function displayText(figure: Figure, profile: Profile | undefined): string {
  return profile === undefined ? exactText(figure) : shownFigure(figure, profile);
}

/** How it is rounded for print; nothing for a figure that must not be stated. */
export function roundingText(figure: Figure, profile: Profile | undefined): string[] {
  if (profile === undefined || figure.value === undefined) return [];
  const { text, table } = displayDecimals(figure, profile);
  const rule = profile.rounding === 'halfEven' ? '四舍六入五成双' : '四舍五入';
  return [`  修约：${rule}，正文 ${text} 位小数${text === table ? '' : `，表格 ${table} 位`}`];
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
  const { told, zeros } = toldInputs(figure, state.figures);
  const nodes = told.map((id) => node(id, state, depth));
  if (zeros > 0) nodes.push([`另有 ${zeros} 项为零`]);
  return nodes.flatMap((lines, index) => {
    const last = index === nodes.length - 1;
    return lines.map((line, row) => (row === 0 ? (last ? '└ ' : '├ ') : last ? '  ' : '│ ') + line);
  });
}

/** The formula as a line of its own; a long sum is cut, since the tree below tells its terms. */
export function formulaText(figure: Figure): string[] {
  const formula = formulaWords(figure);
  return formula === undefined ? [] : [`  算式：${formula}`];
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
  const source = sourceText(figure, placeText);
  if (source === undefined) return '';
  return figure.source === undefined ? `  （${source}）` : `  ${source}`;
}
