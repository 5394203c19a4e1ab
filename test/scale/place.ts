/** A folder of a measurement's own: generated units, the templates that they ask for, lists of the first of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templatesIn, writeUnits } from '../generated-units.ts';

export class Place {
  readonly path = mkdtempSync(join(tmpdir(), 'juesuan-scale-'));
  readonly templates = templatesIn(this.path);
  private readonly names: readonly string[];

  constructor(units: number) {
    this.names = writeUnits(join(this.path, 'units'), units);
  }

  /** A list of the first units, by its name. */
  list(count: number): string {
    const file = `first-${count}.csv`;
    const lines = this.names.slice(0, count).map((name) => `${name},units/${name}`);
    writeFileSync(join(this.path, file), `单位名称,文件夹\n${lines.join('\n')}\n`);
    return file;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
