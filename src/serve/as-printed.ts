/** How the report would read with an edit that is still being typed: the blocks of it that would be others. */
import { parseJson } from '../input/read-json.ts';
import type { DossierFiles } from '../model/source.ts';
import { REPORT } from './edits.ts';
import { standIn } from './stand-in.ts';
import type { FileChange } from './steps.ts';

/** Blocks that are shown at most. */
const SHOWN_BLOCKS = 8;

/** The files as they would be; undefined where the edit would leave `report.json` unreadable. */
export function filesAfter(files: DossierFiles, changes: readonly FileChange[]): DossierFiles | undefined {
  const report = changes.find(({ file }) => file === REPORT)?.text;
  const json = report === undefined ? files.json : parseJson(report, files.json.file).value;
  const texts = changes.flatMap(({ file, text }) =>
    file === REPORT || text === undefined ? [] : [[file, text] as const],
  );
  return json && standIn(files, json, new Map(texts.map(([file, text]) => [file, text.replaceAll('\r\n', '\n')])));
}

/** Markup of what `after` has and `before` has not, in reading order. */
export function changedBlocks(before: Iterable<string>, after: Iterable<string>): readonly string[] {
  const known = new Set([...before].map(withoutPlace));
  return [...after].filter((markup) => !known.has(withoutPlace(markup))).slice(0, SHOWN_BLOCKS);
}

/** A block further down is the same block. */
function withoutPlace(markup: string): string {
  return markup.replace(/ id="b\d+"/, '');
}
