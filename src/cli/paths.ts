/** Where things are: what the program brings is found beside it, what the user has below the current folder. */
import { sharedPaths } from '../library/installation.ts';
import type { Paths } from '../pipeline.ts';

export interface PathOptions {
  readonly units: string;
  readonly templates?: string | undefined;
  readonly out?: string | undefined;
}

/** Units and outputs as the user wrote them, so that findings name files as the user knows them. */
export function pathsFrom({ units, templates, out }: PathOptions): Paths {
  return { ...sharedPaths(templates), units, out: out ?? 'out' };
}

/** What a further command must be given too, so that it finds the same templates: ` --templates DIR`, or nothing. */
export function withTemplates({ templates }: Pick<PathOptions, 'templates'>): string {
  return templates === undefined ? '' : ` --templates ${templates}`;
}
