/** Starts the program from its bundle: what `dist/juesuan.js` and `dist/library.js` call. */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type * as Program from '../cli/main.ts';
import type { ShippedTemplates } from '../compose/shipped-templates.ts';
import type * as Library from '../library/index.ts';
import { OPTIMISE_LATER } from './optimise-later.ts';
import { Scripts } from './scripts.ts';

/**
 * V8 lets a heap that grows quickly grow fourfold before it looks for garbage: reading a table of 10,000 rows then takes
 * 550 MB of which 90 are in use. Doubled each time it takes 430, in the same time; less growth costs a build 5 % of its CPU.
 */
function collectSooner(): void {
  setFlagsFromString('--heap-growing-percent=100');
}

/** Runs the command of this process. @param templates the script of the templates that come with the program */
export function start(templates: string): void {
  const scripts = new Scripts(require);
  void commandLine(scripts, templates).main(process.argv.slice(2));
}

/** The package, loaded when it is first used. @param templates the script of the templates that come with the program */
export function library(templates: string): Pick<typeof Library, 'buildUnit' | 'checkUnit' | 'draftUnit'> {
  let loaded: Promise<typeof Library> | undefined;
  const own = () => {
    loaded ??= bundle(new Scripts(require), templates).library();
    return loaded;
  };
  return {
    buildUnit: async (...given) => (await own()).buildUnit(...given),
    checkUnit: async (...given) => (await own()).checkUnit(...given),
    draftUnit: async (...given) => (await own()).draftUnit(...given),
  };
}

/**
 * The command line, with the templates that come with the program; without their script they are compiled. V8 is set
 * here, since kept code fits only where it has the settings of the process that kept it.
 */
export function commandLine(scripts: Scripts, templates: string): typeof Program {
  for (const flag of OPTIMISE_LATER) setFlagsFromString(flag);
  collectSooner();
  return bundle(scripts, templates);
}

/** The bundle as V8 is set; it finds the templates that come with the program. */
export function bundle(scripts: Scripts, templates: string): typeof Program {
  const own = scripts.load(join(__dirname, 'cli.js')) as typeof Program;
  own.shipTemplates(() => {
    try {
      return scripts.load(templates) as ShippedTemplates;
    } catch {
      return undefined;
    }
  }, templates);
  return own;
}
