/**
 * Rules that hold what the program prints against what it printed it from. No unit and no template can break them, so the
 * check of a unit leaves them out; `juesuan profile check`, the tests and the mutation run ask them. One line each.
 */
export { C28 } from './c28.ts';
export { C29 } from './c29.ts';
