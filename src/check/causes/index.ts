/** Rules that look at what all others have told, for the one cause of it. */
export { H04 } from './h04.ts';
