/** Starts the program from its bundle: what `dist/juesuan.js` and `dist/library.js` call. */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type * as Program from '../cli/main.ts';
import type { ShippedTemplates } from '../compose/shipped-templates.ts';
import type * as Library from '../library/index.ts';
import { Scripts } from './scripts.ts';
import { MANY_UNITS, ONE_UNIT } from './v8-settings.ts';

/** Milliseconds after which a process is one that stays. What it has not loaded by then is compiled anew. */
const STAYS = 5_000;

/** Runs the command of this process. @param templates the script of the templates that come with the program */
export function start(templates: string): void {
  const scripts = new Scripts(require);
  void commandLine(scripts, templates).main(process.argv.slice(2));
  setTimeout(() => setFlagsFromString(MANY_UNITS), STAYS).unref();
}

/** The package, loaded when it is first used. @param templates the script of the templates that come with the program */
export function library(
  templates: string,
): Pick<typeof Library, 'auditUnit' | 'buildUnit' | 'checkUnit' | 'draftUnit'> {
  let loaded: Promise<typeof Library> | undefined;
  const own = () => {
    loaded ??= bundle(new Scripts(require), templates).library();
    return loaded;
  };
  return {
    auditUnit: async (...given) => (await own()).auditUnit(...given),
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
  for (const flag of ONE_UNIT) setFlagsFromString(flag);
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
