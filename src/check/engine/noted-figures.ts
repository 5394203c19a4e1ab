/** Figures of which it is told who looks at them. */
import type { Figure, FigureSet } from '../../model/figure.ts';

/** A figure by its id is that figure; whoever looks at all of them has read all. */
export class NotedFigures implements FigureSet {
  constructor(
    private readonly figures: FigureSet,
    private readonly note: (id: string, figure: Figure | undefined) => void,
    private readonly noteAll: () => void,
  ) {}

  get(id: string): Figure | undefined {
    const figure = this.figures.get(id);
    this.note(id, figure);
    return figure;
  }
  has(id: string): boolean {
    return this.get(id) !== undefined;
  }
  get size(): number {
    return this.all().size;
  }
  keys() {
    return this.all().keys();
  }
  values() {
    return this.all().values();
  }
  entries() {
    return this.all().entries();
  }
  [Symbol.iterator]() {
    return this.entries();
  }
  forEach(visit: (figure: Figure, id: string, figures: FigureSet) => void): void {
    this.all().forEach(visit);
  }

  private all(): FigureSet {
    this.noteAll();
    return this.figures;
  }
}
