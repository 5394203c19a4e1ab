/** The version that the program tells of itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationRoot } from './paths.ts';

/** From `package.json` beside the program. */
export function programVersion(): string {
  const manifest = JSON.parse(readFileSync(join(installationRoot(), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
