/** The rules of this folder, one line each. */
export { E07 } from './e07.ts';
export { E09 } from './e09.ts';
export { E12 } from './e12.ts';
export { E15, E17 } from './sums-of-parts.ts';
export { E03, E04 } from './weights.ts';
