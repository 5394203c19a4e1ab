/** The rules of this folder, one line each. */
export { D22 } from './d22.ts';
export { G04 } from './g04.ts';
export { OFFICIAL_ELEMENTS } from './official-elements.ts';
export { V31 } from './v31.ts';
export { V33 } from './v33.ts';
export { V34 } from './v34.ts';
export { V36 } from './v36.ts';
export { V37 } from './v37.ts';
export { V42 } from './v42.ts';
