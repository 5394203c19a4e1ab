/** Starts the program from its bundle: what `dist/juesuan.js` calls. */
import { join } from 'node:path';
import { Scripts } from './scripts.ts';

interface CommandLine {
  main(args: readonly string[]): Promise<void>;
}

/** Runs the command of this process. */
export function start(): void {
  const { main } = new Scripts(require).load(join(__dirname, 'cli.js')) as CommandLine;
  void main(process.argv.slice(2));
}
