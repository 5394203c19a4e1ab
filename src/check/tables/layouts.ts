/** The printed tables of a dossier, laid out once for all rules, with what the unit has declared of them. */
import { rememberedByFields } from '../../model/remembered.ts';
import { functionalCodes, tableLayouts } from '../../model/table-layout.ts';
import type { Accounts, Tables } from '../engine/needs.ts';
import { wholly } from '../engine/reads.ts';
import { type DeclaredCells, declaredCells, declaredCodes } from './declared-tables.ts';
import { computedView, declaredView, type TableView } from './table-view.ts';

/** Of the tables that are printed, by id, in their order. */
function layoutsOf({ dossier, figures, tables, notGiven, classes, classification }: Accounts) {
  const known = functionalCodes(figures);
  const codes = (table: string) => [...new Set([...known, ...declaredCodes(dossier, table)])].sort();
  const layouts = tableLayouts({ tables, classes, classification, codes });
  return new Map([...layouts].filter(([id]) => !notGiven.has(id)));
}

const ACCOUNTS: Readonly<Record<keyof Accounts, true>> = {
  figures: true,
  dossier: true,
  profile: true,
  classification: true,
  functionalEntries: true,
  economicEntries: true,
  tables: true,
  notGiven: true,
  classes: true,
  scale: true,
  locate: true,
};

/** The tables as computed, then as declared. */
export function viewsOf(on: Accounts): readonly [computed: Tables, declared: Tables] {
  return views(wholly(on));
}

const views = rememberedByFields(ACCOUNTS, (on: Accounts): readonly [computed: Tables, declared: Tables] => {
  const layouts = layoutsOf(on);
  const declared = declaredCells(on, layouts, functionalCodes(on.figures));
  return [
    withView(on, declared, computedView(layouts, on.figures)),
    withView(on, declared, declaredView(layouts, on.figures, declared, on.scale)),
  ];
});

function withView(on: Accounts, declared: DeclaredCells, view: TableView): Tables {
  const tables: Tables = {
    ...on,
    declared,
    view,
    judged: (formulas, judge) => formulas(tables).flatMap((formula) => judge(formula, tables)),
  };
  return tables;
}
