/** Ids of figures by the codes in them: which there are does not change with an amount. */
import type { Figure, FigureSet } from '../model/figure.ts';
import { type FigureShape, shapeOf } from '../model/figure-shape.ts';
import { rememberedByObject } from '../model/remembered.ts';

/** Figures by id. */
interface Figures {
  get(id: string): Figure | undefined;
}

type Coded = readonly [code: string, id: string];

/** The codes of one set of ids. */
export class CodedIds {
  /** Every functional code that has figures, ascending. */
  readonly functional: readonly string[];
  /** Every economic code that has figures, ascending, a 类 before its 款. */
  readonly economic: readonly string[];
  private readonly byPattern = new Map<string, readonly Coded[]>();

  constructor(readonly ids: ReadonlySet<string>) {
    const all = [...ids];
    this.functional = [...new Set(all.flatMap((id) => FUNCTIONAL.exec(id)?.[1] ?? []))].sort();
    this.economic = all.flatMap((id) => ECONOMIC.exec(id)?.[1] ?? []).sort();
  }

  /**
   * Codes of `codes` with an amount under any of the patterns.
   * @param patterns ids with `{code}` in the place of the code
   */
  used(codes: 'functional' | 'economic', patterns: readonly string[], figures: Figures): string[] {
    const used = new Set<string>();
    for (const pattern of patterns) {
      for (const [code, id] of this.under(codes, pattern)) {
        if (!used.has(code) && figures.get(id)?.value?.isZero() === false) used.add(code);
      }
    }
    return [...used].sort();
  }

  /** Of the codes those that have a figure under the pattern, with its id. */
  private under(codes: 'functional' | 'economic', pattern: string): readonly Coded[] {
    const key = `${codes} ${pattern}`;
    const known = this.byPattern.get(key);
    if (known !== undefined) return known;
    const made = this[codes].map((code): Coded => [code, pattern.replace('{code}', code)]);
    const there = made.filter(([, id]) => this.ids.has(id));
    this.byPattern.set(key, there);
    return there;
  }
}

const FUNCTIONAL = /^[^.]*\.(\d{3}(?:\d{2}(?:\d{2})?)?)(?:\.|$)/;
const ECONOMIC = /^economic\.(\d{3}|\d{5})$/;

const ofShape = rememberedByObject((shape: FigureShape) => new CodedIds(new Set(shape.map(({ id }) => id))));

/** The same object while an amount alone was changed. */
export function codedIds(figures: FigureSet): CodedIds {
  return ofShape(shapeOf(figures));
}
