/** `juesuan draft`: papers for review, with every doubtful place flagged. Errors do not stop them. */
import { join, resolve } from 'node:path';
import { countFindings, findingsToJson } from '../diagnostics/print.ts';
import type { DraftOptions } from '../draft.ts';
import type { BuildState } from '../model/build-state.ts';
import { type Dossier, isDate } from '../model/dossier.ts';
import { NAME_CHARACTERS } from '../model/limits.ts';
import type { Analysis, Paths } from '../pipeline.ts';
import type { Composed } from '../states.ts';
import { lockOutputs, recover, writeOutputs } from '../write/write-outputs.ts';
import type { DraftArguments } from './calls/draft.ts';
import type { Format } from './calls/shared.ts';
import { printInColour } from './colours.ts';
import { exitCodeOf } from './exit-code.ts';
import { findingsText } from './findings-text.ts';
import { assertApart } from './out-place.ts';
import { exitWith, print, printJson } from './output.ts';
import { pathsFrom } from './paths.ts';
import { Progress } from './progress.ts';
import { formerState, stateSince } from './states.ts';
import { unitFolders, unitName } from './units.ts';
import { UsageError } from './usage-error.ts';
import { checkKeep, writtenLines } from './written.ts';

export async function draft(args: DraftArguments): Promise<void> {
  checkArguments(args);
  const paths = pathsFrom(args);
  const folders = unitFolders(args.单位, paths.units);
  assertApart(paths.out, folders, paths.units);
  recover(paths.out);
  const progress = new Progress(folders.length, args.quiet);
  for (const folder of folders) {
    const tellIt = await progress.during('正在编制征求意见稿', folder, () => draftUnit(folder, paths, args));
    tellIt();
  }
}

const LAST_DRAFT = 999;

function checkArguments({ number, date, author, keep }: DraftArguments): void {
  checkKeep(keep);
  if (number !== undefined && !(Number.isInteger(number) && number > 0 && number <= LAST_DRAFT)) {
    throw new UsageError(`--number 应为 1、2、3 …，不大于 ${LAST_DRAFT}`);
  }
  if (date !== undefined && !isDate(date)) {
    throw new UsageError(`--date 应为日历上有的日期，写成 2023-08-20 的样子，现为 ${date}`);
  }
  if (author !== undefined && (author.trim() === '' || author.length > NAME_CHARACTERS)) {
    throw new UsageError(`--author 应为 1 到 ${NAME_CHARACTERS} 个字`);
  }
}

/** @returns what tells how it went, for when the terminal is free */
async function draftUnit(folder: string, paths: Paths, args: DraftArguments): Promise<() => void> {
  const outDir = join(paths.out, unitName(folder));
  const [{ analyse }, { composed }] = await Promise.all([import('../pipeline.ts'), import('../states.ts')]);
  const release = lockOutputs(outDir);
  try {
    const analysis = analyse(resolve(folder), paths, folder);
    const reached = composed(analysis);
    if (reached === undefined) return () => reportFailure(analysis, args.format);
    return await writeDraft(reached, outDir, paths, args);
  } finally {
    release();
  }
}

async function writeDraft(analysis: Composed, outDir: string, paths: Paths, args: DraftArguments): Promise<() => void> {
  const [{ DRAFT_FOLDER, renderDraft }, { draftLabel }, { stateOf }, { historyFiles }] = await Promise.all([
    import('../draft.ts'),
    import('../review/draft.ts'),
    import('../states.ts'),
    import('../write/history.ts'),
  ]);
  const state = stateOf(analysis);
  const options = await draftOptions({ state, dossier: analysis.dossier }, outDir, paths, args);
  const [rendered, kept] = await Promise.all([
    renderDraft(analysis, state, paths, options),
    historyFiles(outDir, state, { kind: 'draft', label: draftLabel(options), keep: args.keep }),
  ]);
  const files = new Map([...rendered].map(([name, bytes]) => [`${DRAFT_FOLDER}/${name}`, bytes]));
  const changed = await writeOutputs(outDir, new Map([...files, ...kept]));
  const written = [...files].map(([name, content]) => ({ file: join(outDir, name), bytes: content.length }));
  const { unit, findings } = analysis;
  const since = options.since?.name;
  if (args.format === 'json') {
    const json = { ...findingsToJson(unit, findings), draft: draftLabel(options), since, written, changed };
    return () => printJson(json);
  }
  if (args.quiet) return () => undefined;
  const head = `【${unit}】${draftLabel(options)}${since === undefined ? '' : `，修订标记与${since}比较`}`;
  return () => print([head, ...writtenLines(written, changed), '', countFindings(findings)].join('\n'));
}

/** Number, date and author from the call, else from the dossier; the date of the report itself as a last resort. */
async function draftOptions(
  { state, dossier }: { readonly state: BuildState; readonly dossier: Dossier },
  outDir: string,
  paths: Paths,
  args: DraftArguments,
): Promise<DraftOptions> {
  const since = args.since === undefined ? undefined : await stateSince(args.since, outDir, state, paths);
  const former = since ?? formerState(outDir, state);
  return {
    ...draftFacts(dossier, args),
    provenance: args.provenance,
    ofd: args.ofd,
    ...(since === undefined ? {} : { since }),
    ...(former === undefined ? {} : { former }),
  };
}

const AUTHOR = '决算核查';

function draftFacts({ draft, date }: Dossier, args: DraftArguments): Pick<DraftOptions, 'number' | 'date' | 'author'> {
  return {
    number: args.number ?? draft?.number.toNumber() ?? 1,
    date: args.date ?? draft?.date ?? date,
    author: args.author ?? draft?.author ?? AUTHOR,
  };
}

/** The dossier cannot be read as a report at all: there is nothing to mark. */
function reportFailure(analysis: Analysis, format: Format): void {
  const { unit, findings } = analysis;
  if (format === 'json') printJson({ ...findingsToJson(unit, findings), written: [], changed: false });
  else printInColour(`【${unit}】\n没有编制：报告还做不成，请先改正下列错误。\n\n${findingsText(findings)}`);
  exitWith(exitCodeOf(analysis) || 1);
}
