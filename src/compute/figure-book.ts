/** Collects figures while they are computed; each is entered once, under its id. */
import type { Place } from '../diagnostics/finding.ts';
import type { Figure, FigureSet, FigureUnit } from '../model/figure.ts';
import type { PrintedTotals } from '../model/printed-totals.ts';
import { once } from '../model/remembered.ts';
import type { JsonPath } from '../model/source.ts';
import { isAlike } from '../model/structural-sharing.ts';
import { type Decimal, sum, ZERO } from '../money/decimal.ts';
import { figureLike } from './figure-like.ts';
import { type Addends, StandingTotals } from './standing-totals.ts';

interface Naming {
  readonly id: string;
  readonly label: string;
  readonly unit: FigureUnit;
}

/** A place of report.json that a part asked for. */
export interface AskedPlace {
  readonly path: JsonPath;
  readonly place: Place;
}

/** What a part was made from, and what it made. */
interface Part {
  readonly given: readonly unknown[];
  readonly places: readonly AskedPlace[];
  readonly figures: readonly Figure[];
  /** Ids of figures by others that it asked for, there or not. */
  readonly reads: () => readonly string[];
}

/** A book that is full, for the one after the next save. */
export interface FullBook {
  readonly figures: FigureSet;
  readonly addends: ReadonlyMap<string, Addends>;
  readonly parts: ReadonlyMap<string, Part>;
}

export class FigureBook {
  private readonly figures = new Map<string, Figure>();
  private readonly parts = new Map<string, Part>();
  private readonly standing: StandingTotals;
  /** The part that is being entered. */
  private open: { readonly figures: Figure[]; readonly asked: string[] } | undefined;

  /** @param former of the same unit before its last change */
  constructor(
    printed: PrintedTotals,
    private readonly former: FullBook | undefined,
  ) {
    this.standing = new StandingTotals(printed);
  }

  /** Whether the unit was computed before. */
  get isAgain(): boolean {
    return this.former !== undefined;
  }

  /** All figures so far, in the order of their making; for what is no part. */
  get set(): FigureSet {
    return this.figures;
  }

  get full(): FullBook {
    return { figures: this.figures, addends: this.standing.addends, parts: this.parts };
  }

  /** The figure of an id, where there is one. */
  get(id: string): Figure | undefined {
    this.open?.asked.push(id);
    return this.figures.get(id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** Exact value of a figure that must be there. @throws Error otherwise: a fault of the program. */
  value(id: string): Decimal {
    const value = this.find(id).value;
    if (value === undefined) throw new Error(`figure ${id} has no value`);
    return value;
  }

  label(id: string): string {
    return this.find(id).label;
  }

  /** Enters the figures of a part as it was before, where it was given, and has read, the same; whether that is so. */
  enteredAgain(name: string, given: readonly unknown[], locate: (path: JsonPath) => Place): boolean {
    const { former } = this;
    const part = former?.parts.get(name);
    if (former === undefined || part === undefined || !isAlike(part.given, given)) return false;
    if (!part.places.every(({ path, place }) => isAlike(place, locate(path)))) return false;
    const { figures, addends } = former;
    const isSame = (id: string) =>
      this.figures.get(id) === figures.get(id) && this.standing.addends.get(id) === addends.get(id);
    if (!part.reads().every(isSame)) return false;
    const size = this.figures.size + part.figures.length;
    for (const figure of part.figures) {
      this.figures.set(figure.id, figure);
      this.standing.enterAgain(figure.id, addends.get(figure.id));
    }
    if (this.figures.size < size) throw new Error(`a figure of ${name} is computed twice`);
    this.parts.set(name, part);
    return true;
  }

  enterPart(name: string, { given, places }: Pick<Part, 'given' | 'places'>, enter: () => void): void {
    const figures: Figure[] = [];
    const asked: string[] = [];
    this.open = { figures, asked };
    enter();
    this.open = undefined;
    const reads = once(() => {
      const ids = new Set(asked);
      for (const { id } of figures) ids.delete(id);
      asked.length = 0;
      return [...ids];
    });
    this.parts.set(name, { given, places, figures, reads });
  }

  /** A fact of the dossier; an absent one counts as zero where zero is what an empty field of the form means. */
  leaf(naming: Naming, value: Decimal | undefined, source?: Place): string {
    this.standing.enterLeaf(naming.id, value ?? ZERO);
    return this.enter({ ...naming, value: value ?? ZERO, inputs: NO_INPUTS, ...(source && value ? { source } : {}) });
  }

  /** Σ of figures. */
  total(naming: Naming, inputs: readonly string[], formula?: string): string {
    const values = inputs.map((id) => this.value(id));
    return this.enterSum(naming, sum(values), formula ?? this.joined(inputs, ' ＋ '), inputs, values);
  }

  /** Σ of figures; without a value where one of them has none. */
  totalIfStated(naming: Naming, inputs: readonly string[]): string {
    if (this.allStated(inputs)) return this.total(naming, inputs);
    return this.enter({ ...naming, formula: this.joined(inputs, ' ＋ '), inputs });
  }

  allStated(ids: readonly string[]): boolean {
    return ids.every((id) => this.find(id).value !== undefined);
  }

  /** plus − minus. */
  difference(naming: Naming, plus: readonly string[], minus: readonly string[]): string {
    const [added, taken] = [plus, minus].map((ids) => ids.map((id) => this.value(id))) as [Decimal[], Decimal[]];
    const formula = [this.joined(plus, ' ＋ '), ...minus.map((id) => this.label(id))].join(' － ');
    const value = sum(added).minus(sum(taken));
    return this.enterSum(naming, value, formula, [...plus, ...minus], [...added, ...taken]);
  }

  /** part ÷ whole, a rate unless its unit is said; without a value when the whole is zero (rules C02, C11: no rate is stated on a base of zero). */
  ratio(naming: Omit<Naming, 'unit'> & Partial<Pick<Naming, 'unit'>>, part: string, whole: string): string {
    const base = this.value(whole);
    const stated = base.isZero() ? {} : { value: this.value(part).div(base.abs()) };
    return this.enter({
      unit: 'ratio',
      ...naming,
      ...stated,
      formula: `${this.label(part)} ÷ ${this.label(whole)}`,
      inputs: [part, whole],
    });
  }

  /** A figure by a rule of its own. */
  derived(naming: Naming, value: Decimal | undefined, formula: string, inputs: readonly string[]): string {
    return this.enter({ ...naming, ...(value === undefined ? {} : { value }), formula, inputs });
  }

  private enterSum(
    naming: Naming,
    computed: Decimal,
    formula: string,
    inputs: readonly string[],
    values: readonly Decimal[],
  ): string {
    const { id, label, unit } = naming;
    const value = unit === 'yuan' ? this.standing.enterSum(id, computed, inputs, values) : computed;
    const figure = { id, label, unit, value, formula, inputs };
    return this.enter(value.equals(computed) ? figure : { ...figure, addsUpTo: computed });
  }

  private enter(figure: Figure): string {
    const { id } = figure;
    if (this.figures.has(id)) throw new Error(`figure ${id} is computed twice`);
    const kept = figureLike(this.former?.figures.get(id), figure);
    this.figures.set(id, kept);
    this.open?.figures.push(kept);
    return id;
  }

  private find(id: string): Figure {
    const figure = this.get(id);
    if (figure === undefined) throw new Error(`no figure ${id}`);
    return figure;
  }

  private joined(ids: readonly string[], separator: string): string {
    return ids.length === 0 ? '0' : ids.map((id) => this.label(id)).join(separator);
  }
}

const NO_INPUTS: readonly string[] = [];
