/** The rules of this folder, one line each. */
export { D06 } from './d06.ts';
export { D07 } from './d07.ts';
export { D08 } from './d08.ts';
export { D11 } from './d11.ts';
export { D12 } from './d12.ts';
export { D13 } from './d13.ts';
export { D14 } from './d14.ts';
export { D15 } from './d15.ts';
export { D17 } from './d17.ts';
export { D18 } from './d18.ts';
export { D19 } from './d19.ts';
export { D20 } from './d20.ts';
export { D21 } from './d21.ts';
