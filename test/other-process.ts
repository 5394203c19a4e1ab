/** Files made in processes of their own, each in another time zone. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const TIME_ZONES = ['America/New_York', 'Asia/Shanghai'];

export interface MadeElsewhere {
  readonly zone: string;
  readonly bytes: Buffer;
}

/**
 * Renders a report of `test/fixtures` there as a Word file, once in each time zone.
 * @param fixture file and name of the report: `sample-report.ts`, `sampleReport`
 * @param folder for the script
 */
export function renderedElsewhere(
  [file, name]: readonly [file: string, name: string],
  pages: ReadonlyMap<string, number>,
  folder: string,
): MadeElsewhere[] {
  const lines = [
    "import { renderDocx } from '../src/render/docx/render-docx.ts';",
    "import { brochure } from '../src/style/brochure.ts';",
    `import { ${name} } from './fixtures/${file}';`,
    `const pages = new Map(${JSON.stringify([...pages])});`,
    `const bytes = await renderDocx(${name}, brochure, pages);`,
  ];
  return madeElsewhere(lines, folder);
}

/** Runs a script there once in each time zone. @param lines imports from here, and what makes `bytes` */
export function madeElsewhere(lines: readonly string[], folder: string): MadeElsewhere[] {
  const script = join(folder, 'render.mjs');
  const contents = [...lines, 'process.stdout.write(Buffer.from(bytes));'].join('\n');
  const stdin = { contents, resolveDir: import.meta.dirname };
  buildSync({ stdin, bundle: true, platform: 'node', format: 'esm', outfile: script });
  return TIME_ZONES.map((TZ) => {
    const bytes = execFileSync(process.execPath, [script], { env: { ...process.env, TZ }, maxBuffer: 1e8 });
    return { zone: TZ, bytes };
  });
}
