/** Rows that somebody typed into `report.json` and that no table has, though the tables that hold such rows were read. */
import { NumberLiteral } from '../../model/dossier.ts';
import { type ImportedValue, type ImportPath, importPathText } from '../../model/imported.ts';
import { decimal } from '../../money/decimal.ts';
import type { TableReading } from '../recognise/reading.ts';
import { rowsOf } from './leaf-book.ts';

export interface TypedAlone {
  readonly path: ImportPath;
  readonly typed: string;
  /** The table that has no such row. */
  readonly table: TableReading;
}

interface List {
  readonly list: string;
  /** The rows that the table holds all of, by the value of their fund; those of any other list have none. */
  readonly tables: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
}

const ANY = '';
const LISTS: readonly List[] = [
  {
    list: 'revenue',
    tables: { [ANY]: 'T2' },
    fields: [
      'generalPublic',
      'governmentFund',
      'stateCapital',
      'superiorSubsidy',
      'institutional',
      'business',
      'subordinateRemittance',
      'other',
    ],
  },
  {
    list: 'expenditure',
    tables: { generalPublic: 'T5', governmentFund: 'T7', stateCapital: 'T8', nonFiscal: 'T3' },
    fields: ['basic', 'project', 'superiorRemittance', 'business', 'subordinateSubsidy'],
  },
  { list: 'basicByEconomicItem', tables: { [ANY]: 'T6' }, fields: ['amount'] },
];

/** @param values what the tables give; a list of which they give nothing is not spoken of */
export function typedAlone(
  dossier: unknown,
  values: readonly ImportedValue[],
  accounts: ReadonlyMap<string, TableReading>,
): TypedAlone[] {
  const given = new Set(values.map(({ path }) => importPathText(path)));
  const lists = new Set(values.map(({ path: [head] }) => head));
  return LISTS.filter(({ list }) => lists.has(list)).flatMap(({ list, tables, fields }) =>
    rowsOf(dossier, [list]).flatMap((row) => {
      const { code, fund } = row;
      const table = accounts.get(tables[typeof fund === 'string' ? fund : ANY] ?? '');
      if (table === undefined || typeof code !== 'string') return [];
      const key = { code, ...(typeof fund === 'string' ? { fund } : {}) };
      return fields.flatMap((field): TypedAlone[] => {
        const typed = row[field];
        const path: ImportPath = [list, key, field];
        if (!(typed instanceof NumberLiteral) || decimal(typed.source).isZero() || given.has(importPathText(path)))
          return [];
        return [{ path, typed: typed.source, table }];
      });
    }),
  );
}
