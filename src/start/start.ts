/** Starts the program from its bundle: what `dist/juesuan.js` calls. */
import { join } from 'node:path';
import type * as CommandLine from '../cli/main.ts';
import type { ShippedTemplates } from '../compose/shipped-templates.ts';
import { Scripts } from './scripts.ts';

/** Runs the command of this process. @param templates the script of the templates that come with the program */
export function start(templates: string): void {
  const scripts = new Scripts(require);
  void commandLine(scripts, templates).main(process.argv.slice(2));
}

/** The command line, with the templates that come with the program; without their script they are compiled. */
export function commandLine(scripts: Scripts, templates: string): typeof CommandLine {
  const own = scripts.load(join(__dirname, 'cli.js')) as typeof CommandLine;
  own.shipTemplates(() => {
    try {
      return scripts.load(templates) as ShippedTemplates;
    } catch {
      return undefined;
    }
  });
  return own;
}
