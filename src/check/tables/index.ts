/** The rules of this folder, one line each; the formulas of the forms are two tables. */
import { BETWEEN_TABLES } from './between-tables.ts';
import { formulaRules } from './formulas.ts';
import { WITHIN_A_TABLE } from './within-a-table.ts';

export const FORMULAS = formulaRules([...WITHIN_A_TABLE, ...BETWEEN_TABLES]);
export { A08 } from './a08.ts';
export { A33 } from './a33.ts';
export { V40, V41 } from './declared-shape.ts';
export { R01 } from './r01.ts';
export { R02 } from './r02.ts';
