/** `juesuan draft --read`: what reviewers wrote into a draft, told and, as far as wished, taken over. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { draftAuthor } from '../../library/make-draft.ts';
import { PAPER_BYTES } from '../../model/limits.ts';
import { REMARKS_FILE } from '../../model/reviewer-remark.ts';
import { type Analysis, analyse, type Paths } from '../../pipeline.ts';
import { paperPlaces } from '../../review/paper-place.ts';
import type { PlacedChange } from '../../review/returned/own-words.ts';
import { type Composed, composed } from '../../states.ts';
import { addRemarks, placedChanges, returnedDraft, takeChange } from '../../stories/draft/returned.ts';
import type { DraftArguments } from '../calls/draft.ts';
import { print, printJson } from '../terminal/output.ts';
import { unitName } from '../units/units.ts';
import { UsageError } from '../usage-error.ts';
import { type ReturnedTold, returnedText, type ToldChange } from './returned-text.ts';

/** @returns the analysis where there is no report to compare the draft with */
export function readBack(folder: string, paths: Paths, args: DraftArguments & { read: string }): Analysis | undefined {
  const bytes = bytesOf(args.read);
  const analysis = analyse(resolve(folder), paths, folder);
  const reached = composed(analysis);
  if (reached === undefined) return analysis;
  const draft = returnedDraft(bytes, args.read, draftAuthor(reached.dossier, args));
  if ('problem' in draft) throw new UsageError(`${args.read} 这个文件${draft.problem}`);
  const changes = placedChanges(reached, draft);
  // The words under a comment are those of the report that the reviewers had: it is asked before any are taken.
  const remarks = addRemarks(resolve(folder), draft.comments, reached.report);
  if (remarks === undefined)
    throw new UsageError(`${join(folder, REMARKS_FILE)} 读不懂，或刚在别处改过：没有记下。改正它再读一次。`);
  const told: ReturnedTold = {
    unit: unitName(folder),
    file: args.read,
    remarks,
    changes: changes.map((placed) => toldChange(placed, reached, args.take && isTaken(placed, folder, paths))),
    strangers: draft.strangers,
  };
  if (args.format === 'json') printJson(told);
  else if (!args.quiet) print(returnedText(told, args.take));
  return undefined;
}

function bytesOf(file: string): Uint8Array {
  try {
    const bytes = readFileSync(file);
    if (bytes.length <= PAPER_BYTES) return bytes;
  } catch {
    throw new UsageError(`读不到 ${file}。--read 后面写审阅人退回的 Word 文件（.docx）。`);
  }
  throw new UsageError(`${file} 太大，不像是本程序的征求意见稿。`);
}

function isTaken(placed: PlacedChange, folder: string, paths: Paths): boolean {
  return placed.refusal === undefined && takeChange(placed, resolve(folder), paths, folder);
}

function toldChange({ change, at, rewrites, refusal }: PlacedChange, analysis: Composed, taken: boolean): ToldChange {
  const origin = rewrites[0]?.origin;
  const words = at === undefined ? '' : paperPlaces(analysis.report)(at.spot);
  return {
    by: change.by,
    pieces: change.pieces,
    where: words,
    source: origin === undefined ? undefined : sourceWords(rewrites, analysis),
    refusal,
    taken,
  };
}

function sourceWords(rewrites: PlacedChange['rewrites'], { files }: Composed): string {
  const words = rewrites.map(({ origin, line }) => {
    if (!('path' in origin)) return `${origin.file}:${line}`;
    const { file, line: at, column } = files.json.locate(origin.path);
    return `${file}:${at}:${column}`;
  });
  return [...new Set(words)].join('、');
}
