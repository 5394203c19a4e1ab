/** Pages on which boxes take the room that they need, to see how many there will be; nothing is drawn on them. */
import type { Block } from '../model/report.ts';
import type { BlockMarks } from '../model/review.ts';
import type { StructureElement } from '../model/structure.ts';
import { EMPTY_LINE, PageFlow, placedLine } from './page-flow.ts';
import type { Effect } from './placing.ts';

/** Stands for whatever would stand on a page, which then is not empty. */
const SOMETHING = placedLine(EMPTY_LINE, 0, 0);

export class TrialFlow extends PageFlow {
  override readonly isTrial = true;

  override placeBlock(_block: Block, box: { place(flow: PageFlow): void }): void {
    box.place(this);
  }

  override inside(_element: StructureElement, place: () => void): void {
    place();
  }

  override belongingTo(_element: StructureElement | undefined, place: () => void): void {
    place();
  }

  override underMarks(_marks: BlockMarks, place: () => void): void {
    place();
  }

  override addLine(): void {
    this.act(SOMETHING);
  }

  override addShapes(): void {
    this.act(SOMETHING);
  }

  protected override apply(effect: Effect): void {
    if (effect.kind === 'page' || effect.kind === 'line') super.apply(effect);
  }
}
