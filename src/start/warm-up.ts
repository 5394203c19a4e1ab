/**
 * Runs the program once in silence and keeps the code that this has compiled. `setup` calls it:
 * `node warm-up.js UNITS OUT`, with a folder of units (their reports need not be right) and one for what is written.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Scripts } from './scripts.ts';

interface CommandLine {
  main(args: readonly string[]): Promise<void>;
}

const [units = '', out = ''] = process.argv.slice(2);
const scripts = new Scripts(require);
const { main } = scripts.load(join(__dirname, 'cli.js')) as CommandLine;
const [unit] = existsSync(units) ? readdirSync(units).sort() : [];

/** Without a unit there are still the templates, which are checked with a report that has everything. */
const CALLS =
  unit === undefined
    ? [['--help'], ['profile', 'check']]
    : [
        ['--help'],
        ['list', '--units', units],
        ...['check', 'build', 'draft'].map((command) => [command, unit, '--units', units]),
      ];

async function warmUp(): Promise<void> {
  process.stdout.write = () => true;
  process.stderr.write = () => true;
  for (const args of CALLS)
    await main(args.includes('build') || args.includes('draft') ? [...args, '--out', out] : args);
  scripts.keepCode();
  process.exitCode = 0;
}

void warmUp();
