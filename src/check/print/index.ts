/** The rules of this folder, one line each. */
export { C32 } from './c32.ts';
export { D01 } from './d01.ts';
export { D02 } from './d02.ts';
export { D04 } from './d04.ts';
export { D05 } from './d05.ts';
export { D09 } from './d09.ts';
export { D10 } from './d10.ts';
export { D23 } from './d23.ts';
export { D24 } from './d24.ts';
