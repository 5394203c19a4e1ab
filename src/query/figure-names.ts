/** Numbers that stand for ids and labels of figures: a name is kept once for all units. */
import type { KeptFigures } from '../model/unit-result.ts';
import type { Database } from './database.ts';

type Named = Pick<KeptFigures[number], 'id' | 'label' | 'unit'>;

export class FigureNames {
  private readonly numbers = new Map<string, number>();

  static async read(database: Database): Promise<FigureNames> {
    const names = new FigureNames();
    const { rows } = await database.query('select id, label, kind, no from figure_name');
    names.add(rows);
    return names;
  }

  /** The numbers of the figures, in their order; names that are new are given one. */
  async numbersOf(database: Database, figures: readonly Named[]): Promise<readonly number[]> {
    const fresh = new Map(figures.filter((each) => !this.numbers.has(keyOf(each))).map((each) => [keyOf(each), each]));
    if (fresh.size > 0) {
      const all = [...fresh.values()];
      const { rows } = await database.query(
        `insert into figure_name (id, label, kind) select * from unnest($1::text[], $2::text[], $3::text[])
         returning id, label, kind, no`,
        [all.map(({ id }) => id), all.map(({ label }) => label), all.map(({ unit }) => unit)],
      );
      this.add(rows);
    }
    return figures.map((each) => this.numbers.get(keyOf(each)) ?? 0);
  }

  private add(rows: Awaited<ReturnType<Database['query']>>['rows']): void {
    for (const [id, label, unit, no] of rows) this.numbers.set(`${id}\n${label}\n${unit}`, Number(no));
  }
}

function keyOf({ id, label, unit }: Named): string {
  return `${id}\n${label}\n${unit}`;
}
