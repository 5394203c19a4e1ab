/**
 * Makes a fresh checkout ready: installs the locked packages where they are needed and missing, and makes `dist/` anew
 * when any source file has changed. It runs before anything is installed, so it uses Node alone; it is silent and quick
 * when there is nothing to do, and writes to stderr only. What it does stands in `setup/main.mjs`, which is read after
 * the version of Node was found to do.
 *
 *   node src/setup.mjs                 make the program
 *   node src/setup.mjs --packages      install, then make the program: for tests and tools
 *   node src/setup.mjs --bundle-only   make the program with the tools that are there, or lent (the `prepare` script)
 *   node src/setup.mjs --bench         install, make the program and the benchmark
 *   node src/setup.mjs --mutate        install, make the program and the mutation run
 *   node src/setup.mjs --fuzz          install, make the program and the fuzz run
 *   … --types                          and what its types are (the `prepare` and `prepack` scripts)
 *   … --without-former                 and remove the program before this one (the `prepack` script)
 */
import './setup/node-check.cjs';

import('./setup/main.mjs').then(({ setUp }) => setUp(process.argv.slice(2)));
