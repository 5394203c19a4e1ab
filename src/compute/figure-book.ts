/** Collects figures while they are computed; each is entered once, under its id. */
import type { Place } from '../diagnostics/finding.ts';
import type { Figure, FigureSet, FigureUnit } from '../model/figure.ts';
import type { PrintedTotals } from '../model/printed-totals.ts';
import { type Decimal, sum, ZERO } from '../money/decimal.ts';
import { StandingTotals } from './standing-totals.ts';

interface Naming {
  readonly id: string;
  readonly label: string;
  readonly unit: FigureUnit;
}

export class FigureBook {
  private readonly figures = new Map<string, Figure>();
  private readonly standing: StandingTotals;

  constructor(printed: PrintedTotals) {
    this.standing = new StandingTotals(printed);
  }

  /** All figures so far, in the order of their making. */
  get set(): FigureSet {
    return this.figures;
  }

  has(id: string): boolean {
    return this.figures.has(id);
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

  /** A fact of the dossier; an absent one counts as zero where zero is what an empty field of the form means. */
  leaf(naming: Naming, value: Decimal | undefined, source?: Place): string {
    this.standing.enterLeaf(naming.id, value ?? ZERO);
    return this.enter({ ...naming, value: value ?? ZERO, inputs: [], ...(source && value ? { source } : {}) });
  }

  /** Σ of figures. */
  total(naming: Naming, inputs: readonly string[], formula?: string): string {
    const value = sum(inputs.map((id) => this.value(id)));
    return this.enterSum(naming, value, formula ?? this.joined(inputs, ' ＋ '), inputs);
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
    const value = sum(plus.map((id) => this.value(id))).minus(sum(minus.map((id) => this.value(id))));
    const formula = [this.joined(plus, ' ＋ '), ...minus.map((id) => this.label(id))].join(' － ');
    return this.enterSum(naming, value, formula, [...plus, ...minus]);
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

  private enterSum(naming: Naming, computed: Decimal, formula: string, inputs: readonly string[]): string {
    const value =
      naming.unit === 'yuan'
        ? this.standing.enterSum(
            naming.id,
            computed,
            inputs.map((id) => ({ id, value: this.value(id) })),
          )
        : computed;
    const tail = value.equals(computed) ? {} : { addsUpTo: computed };
    return this.enter({ ...naming, value, formula, inputs, ...tail });
  }

  private enter(figure: Figure): string {
    if (this.figures.has(figure.id)) throw new Error(`figure ${figure.id} is computed twice`);
    this.figures.set(figure.id, figure);
    return figure.id;
  }

  private find(id: string): Figure {
    const figure = this.figures.get(id);
    if (figure === undefined) throw new Error(`no figure ${id}`);
    return figure;
  }

  private joined(ids: readonly string[], separator: string): string {
    return ids.length === 0 ? '0' : ids.map((id) => this.label(id)).join(separator);
  }
}
