/** A Word file made in processes of their own, each in another time zone. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const TIME_ZONES = ['America/New_York', 'Asia/Shanghai'];

/**
 * Renders a report of `test/fixtures` there, once in each time zone.
 * @param fixture file and name of the report: `sample-report.ts`, `sampleReport`
 * @param folder for the script
 */
export function renderedElsewhere(
  [file, name]: readonly [file: string, name: string],
  pages: ReadonlyMap<string, number>,
  folder: string,
): { readonly zone: string; readonly bytes: Buffer }[] {
  const script = join(folder, 'render.mjs');
  const contents = [
    "import { renderDocx } from '../src/render/docx/render-docx.ts';",
    "import { brochure } from '../src/style/brochure.ts';",
    `import { ${name} } from './fixtures/${file}';`,
    `const pages = new Map(${JSON.stringify([...pages])});`,
    `process.stdout.write(Buffer.from(await renderDocx(${name}, brochure, pages)));`,
  ].join('\n');
  const stdin = { contents, resolveDir: import.meta.dirname };
  buildSync({ stdin, bundle: true, platform: 'node', format: 'esm', outfile: script });
  return TIME_ZONES.map((TZ) => {
    const bytes = execFileSync(process.execPath, [script], { env: { ...process.env, TZ }, maxBuffer: 1e8 });
    return { zone: TZ, bytes };
  });
}
