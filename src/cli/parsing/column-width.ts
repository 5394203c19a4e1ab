/**
 * Stands for `string-width` in the bundle (`setup/bundle.mjs`): yargs measures each word of its help with it, and it
 * loads the rules of the system's own text segmentation first, for clusters that no help of this program holds.
 */
export { displayWidth as default } from '../../diagnostics/print.ts';
