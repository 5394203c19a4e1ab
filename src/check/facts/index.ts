/** The rules of this folder, one line each. */
export { D22 } from './d22.ts';
