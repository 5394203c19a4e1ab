/** All figures as JSON, for those who read a build and for its history: written once, and after a save what is new of it. */
import { type Figure, type FigureSet, plainFigure } from './figure.ts';
import { rememberedByObject } from './remembered.ts';
import { isSameList } from './same-list.ts';

/** Figures that are written together, and again together when one of them is another. */
const RUN = 32;

interface Run {
  readonly figures: readonly Figure[];
  /** Their lines, each with a comma before it. */
  readonly bytes: Uint8Array;
}

/** By the first figure of each. */
const lastRuns = new WeakMap<Figure, Run>();

/** A JSON list, a line each figure: its exact value as people write it, formula, inputs, and where the dossier holds it. */
export const figureLines = rememberedByObject((figures: FigureSet): Uint8Array => {
  const all = [...figures.values()];
  const runs = Array.from({ length: Math.ceil(all.length / RUN) }, (_, index) =>
    runOf(all.slice(index * RUN, (index + 1) * RUN)),
  );
  const list = Buffer.concat([...runs.map(({ bytes }) => bytes), Buffer.from('\n]')]);
  // In the place of the first comma.
  list[0] = '['.charCodeAt(0);
  return list;
});

function runOf(figures: readonly Figure[]): Run {
  const [first] = figures as readonly [Figure, ...Figure[]];
  const last = lastRuns.get(first);
  if (last !== undefined && isSameList(last.figures, figures)) return last;
  const run = { figures, bytes: Buffer.from(figures.map((figure) => `,\n${figureLine(figure)}`).join('')) };
  lastRuns.set(first, run);
  return run;
}

function figureLine(figure: Figure): string {
  return JSON.stringify(Object.assign(plainFigure(figure), { value: figure.value?.toFixed() ?? null }));
}
