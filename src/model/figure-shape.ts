/** Which figures there are, and of which each is made: the same object while an amount alone was changed. */
import type { Figure, FigureSet } from './figure.ts';
import { KEPT_UNITS, rememberedByObject } from './remembered.ts';
import { isSameList } from './same-list.ts';

/** In the order of their making. */
export type FigureShape = readonly Pick<Figure, 'id' | 'inputs'>[];

/** The latest, the last first. */
let latest: readonly FigureShape[] = [];

export const shapeOf = rememberedByObject((figures: FigureSet): FigureShape => {
  const present: FigureShape = [...figures.values()];
  const shape = latest.find((known) => isSameShape(known, present)) ?? present;
  latest = [shape, ...latest.filter((known) => known !== shape)].slice(0, KEPT_UNITS);
  return shape;
});

function isSameShape(one: FigureShape, other: FigureShape): boolean {
  return one.length === other.length && one.every((figure, index) => isSameMaking(figure, other[index]));
}

function isSameMaking(one: FigureShape[number], other: FigureShape[number] | undefined): boolean {
  return one === other || (other !== undefined && one.id === other.id && isSameList(one.inputs, other.inputs));
}
