/** Changes that a user makes to a dossier between two builds, each time another one. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Edit = () => void;

/** The kinds of edit that a dossier in `folder` allows. */
export function editsOf(folder: string): Readonly<Record<string, Edit>> {
  const json = join(folder, 'report.json');
  const prose = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.md'));
  let round = 0;
  return {
    'another text of report.json': () => {
      round += 1;
      rewrite(json, /("name": ")([^"\n]*?)(?:之[0-9]+)?(")/, `$1$2之${round}$3`);
    },
    'one figure changed': () => changeAmount(json),
    ...(prose === undefined
      ? {}
      : {
          'prose saved': () => {
            round += 1;
            rewrite(join(folder, prose), /(?:又改了第[0-9]+次。)?\n*$/, `又改了第${round}次。\n`);
          },
        }),
    'nothing changed': () => {},
  };
}

/** The first amount of basic or project expenditure becomes 0.01 more. */
export function changeAmount(json: string, by = 0.01): void {
  const text = readFileSync(json, 'utf8');
  const changed = text.replace(
    /("(?:basic|project|amount|executed)": )(\d+(?:\.\d+)?)/,
    (_, key: string, amount: string) => {
      return `${key}${(Number(amount) + by).toFixed(2)}`;
    },
  );
  writeFileSync(json, changed);
}

function rewrite(file: string, pattern: RegExp, by: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(pattern, by));
}
