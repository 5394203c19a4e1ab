/** What becomes of a case: findings or a report, or a failure of the program. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathsFrom } from '../cli/paths.ts';
import { findingsToJson, printFindings } from '../diagnostics/print.ts';
import { visible } from '../diagnostics/visible.ts';
import { lineReader } from '../input/line-reader.ts';
import { analyse, renderOutputs } from '../pipeline.ts';
import type { Files } from '../render/render.ts';
import { renderText } from '../render/text/render-text.ts';
import { type FuzzCase, materialise } from './edit.ts';

export interface Outcome {
  /** `told`: findings stop the report; `report`: there is one; `failed`: neither, or one that is not fit to be seen. */
  readonly kind: 'told' | 'report' | 'failed';
  /** Of a failure: the error and where it was thrown, or what is wrong with what came out. */
  readonly failure?: string;
  /** Of a report that was rendered. */
  readonly files?: Files;
}

/**
 * Runs a case in this process.
 * @param root of the installation
 * @param render makes Word, PDF and the other files too, where there is a report
 */
export async function trial(fuzzed: FuzzCase, root: string, render: boolean): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-fuzz-'));
  try {
    materialise(fuzzed, root, folder);
    const own = fuzzed.edits.some(({ file }) => file.startsWith('templates/'));
    const paths = pathsFrom({ units: folder, ...(own ? { templates: join(folder, 'templates') } : {}) });
    return await run(join(folder, 'unit'), paths, render);
  } catch (error) {
    return { kind: 'failed', failure: failureText(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(unit: string, paths: ReturnType<typeof pathsFrom>, render: boolean): Promise<Outcome> {
  const analysis = analyse(unit, paths, unit);
  const { findings, report } = analysis;
  const printed = visible(printFindings(findings, lineReader()));
  JSON.stringify(findingsToJson('unit', findings));
  const unfit = findings.find(({ message, hint = '' }) =>
    /undefined|\[object|NaN/.test(`${message}${hint}`.replace(/“[^”]*”/g, '')),
  );
  if (unfit !== undefined) return { kind: 'failed', failure: `finding: ${unfit.message}` };
  if (hasSteering(printed)) return { kind: 'failed', failure: 'steering characters printed' };
  if (report === undefined) {
    const isTold = findings.some(({ severity }) => severity === 'error');
    return isTold ? { kind: 'told' } : { kind: 'failed', failure: 'no report and no error' };
  }
  if (/\[object |function \w+\(/.test(renderText(report)))
    return { kind: 'failed', failure: 'an object printed in the report' };
  return render ? { kind: 'report', files: await renderOutputs(analysis, paths) } : { kind: 'report' };
}

function hasSteering(text: string): boolean {
  return [...text].some((character) => character < ' ' && character !== '\n' && character !== '\t');
}

/** The error's first line, and the place of the program that threw it. */
function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [, place = ''] = /\n\s+at (.*)/.exec(error.stack ?? '') ?? [];
  return `${error.name}: ${error.message.split('\n')[0]} (${place.replace(/\(?(?:file:)?\S*\/|\)$/g, '')})`;
}
