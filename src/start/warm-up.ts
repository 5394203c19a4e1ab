/**
 * Runs the program once in silence and keeps the code that this has compiled. `setup` calls it:
 * `node warm-up.js TEMPLATES UNITS OUT`, with the script of the templates, a folder of units (their reports need not be
 * right) and one for what is written.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Scripts } from './scripts.ts';
import { commandLine } from './start.ts';

const [templates = '', units = '', out = ''] = process.argv.slice(2);
const scripts = new Scripts(require);
const { main } = commandLine(scripts, templates);

/** Without a unit there are still the templates, which are checked with a report that has everything. */
function calls(): string[][] {
  const unit = fullestUnit();
  if (unit === undefined) return [['--help'], ['profile', 'check']];
  const from = ['--units', units];
  const to = [...from, '--out', out];
  return [['--help'], ['list', ...from], ['check', unit, ...from], ['build', unit, ...to], ['draft', unit, ...to]];
}

/** The unit with the longest `report.json`: its report has the most kinds of parts. */
function fullestUnit(): string | undefined {
  const reportOf = (name: string) => join(units, name, 'report.json');
  const names = existsSync(units) ? readdirSync(units).sort() : [];
  const length = (name: string) => statSync(reportOf(name)).size;
  return names
    .filter((name) => existsSync(reportOf(name)))
    .reduce<string | undefined>(
      (fullest, name) => (fullest === undefined || length(name) > length(fullest) ? name : fullest),
      undefined,
    );
}

async function warmUp(): Promise<void> {
  process.stdout.write = () => true;
  process.stderr.write = () => true;
  for (const args of calls()) await main(args);
  scripts.keepCode();
  process.exitCode = 0;
}

void warmUp();
