/**
 * Makes the folder for machines without Node: `npm run portable -- --platform win-x64|linux-x64|linux-arm64 [--out DIR]`.
 * It holds Node, the program as the package has it, an example and a menu to start from; it is laid into `portable/`,
 * whole or not at all.
 */
import './setup/node-check.cjs';

import('./portable/main.mjs').then(({ makePortable }) => makePortable(process.argv.slice(2)));
