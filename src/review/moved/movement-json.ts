/** A movement as plain JSON (`changes.json`), its keys in a fixed order. */
import { findingsToJson } from '../../diagnostics/print.ts';
import type { ChangedPlace, FigureChange, Movement, ValueChange } from './movement.ts';
import { placeLabel } from './place-words.ts';
import { summaryText } from './summary.ts';
import { reasonText } from './words.ts';

/**
 * The shape of `changes.json`. `kind` and `change` are `changed`, `inserted` or `deleted`; of what came there is no
 * `former`, of what went no `present`.
 *
 * - `former`, `present`: `{ unit, title }` of the two states; `summary`: the movement in one Chinese line;
 * - `inputs.values`: `{ kind, path, formerPath, label, items, former, present, file, line, column }` for each changed
 *   value of report.json, literals as written; `kind` may be `reordered`; `inputs.prose`: `{ kind, file, line, former[],
 *   present[] }` for each changed passage of a Markdown file; `inputs.templates`: `{ kind, file, inserted, deleted }`,
 *   counts of lines;
 * - `figures.moved`, `.came`, `.went`: `{ id, label, former, present, difference, printed, formula, through[], roots[],
 *   reason }`; `former` and `present` are `{ shown, exact }`, `through` the ids of the direct inputs that moved, `roots`
 *   indexes of `inputs.values`, `reason` the whole chain in words; `figures.exactOnly`, `.restyled`: ids;
 *   `figures.common`: how many figures both states have;
 * - `places`: `{ kind, change, headings[], label, former, present }`, in reading order; with `table`, `row`, `column` in
 *   tables, and `points` (`{ series, category, former, present }`) of charts;
 * - `findings.came`, `.went`, `.answered`: findings as in `findings.json`; `findings.remaining`: a count.
 */
export function movementJson(movement: Movement): unknown {
  const { former, present, inputs, figures, places, findings } = movement;
  const list = (found: Movement['findings']['came']) => findingsToJson(present.unit, found).findings;
  const figuresJson = (changes: readonly FigureChange[]) => changes.map((figure) => figureJson(figure, movement));
  return {
    former: { unit: former.unit, title: former.title },
    present: { unit: present.unit, title: present.title },
    summary: summaryText(movement),
    inputs: {
      values: inputs.values.map(valueJson),
      prose: inputs.prose.map(({ kind, file, line, former: old, present: now }) => ({
        kind,
        file,
        line,
        former: old,
        present: now,
      })),
      templates: inputs.templates.map(({ kind, file, inserted, deleted }) => ({ kind, file, inserted, deleted })),
    },
    figures: {
      moved: figuresJson(figures.moved),
      came: figuresJson(figures.came),
      went: figuresJson(figures.went),
      exactOnly: figures.exactOnly,
      restyled: figures.restyled,
      common: figures.common,
    },
    places: places.map(placeJson),
    findings: {
      came: list(findings.came),
      went: list(findings.went),
      answered: list(findings.answered),
      remaining: findings.remaining,
    },
  };
}

function valueJson({ kind, path, formerPath, label, items, former, present, place }: ValueChange) {
  const { file, line, column } = place;
  return { kind, path, formerPath, label, items, former, present, file, line, column };
}

function figureJson(figure: FigureChange, movement: Movement) {
  const { id, label, former, present, difference, printed, formula, through, roots } = figure;
  const ids = through.map((input) => input.id);
  const reason = reasonText(figure, movement);
  return { id, label, former, present, difference, printed, formula, through: ids, roots, reason };
}

function placeJson(place: ChangedPlace) {
  const { kind, change, headings, former, present } = place;
  const own = {
    ...('table' in place ? { table: place.table } : {}),
    ...(place.kind === 'cell' ? { row: place.row, column: place.column } : {}),
    ...(place.kind === 'chart' ? { points: place.points } : {}),
  };
  return { kind, change, headings, label: placeLabel(place), former, present, ...own };
}
