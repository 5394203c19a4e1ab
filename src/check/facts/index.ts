/** The rules of this folder, one line each. */
export { D22 } from './d22.ts';
export { H01 } from './h01.ts';
export { H02 } from './h02.ts';
export { H03 } from './h03.ts';
export { H05 } from './h05.ts';
export { H06 } from './h06.ts';
export { H07 } from './h07.ts';
export { H08 } from './h08.ts';
