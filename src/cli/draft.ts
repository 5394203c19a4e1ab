/** `juesuan draft`: papers for review, with every doubtful place flagged. Errors do not stop them. */
import { join, resolve } from 'node:path';
import { countFindings, findingsToJson } from '../diagnostics/print.ts';
import type { DraftOfUnit } from '../library/make-draft.ts';
import { isDate } from '../model/dossier.ts';
import { NAME_CHARACTERS } from '../model/limits.ts';
import type { Analysis, Paths } from '../pipeline.ts';
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
import { checkKeep, type WrittenFile, writtenFiles, writtenLines } from './written.ts';

export async function draft(args: DraftArguments): Promise<void> {
  checkArguments(args);
  const paths = pathsFrom(args);
  const folders = unitFolders(args.单位, paths.units);
  assertApart(paths.out, folders, paths.units);
  recover(paths.out);
  const progress = new Progress(folders.length, args.quiet);
  for (const folder of folders) {
    reportOn(await progress.during('正在编制征求意见稿', folder, () => draftInto(folder, paths, args)), args);
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

/** What became of one unit. Without `draft`, nothing was written. */
interface Drafted {
  readonly analysis: Analysis;
  readonly draft?: Pick<NonNullable<DraftOfUnit['made']>, 'label' | 'since'> & {
    readonly written: readonly WrittenFile[];
    /** False when the same files were there already. */
    readonly changed: boolean;
  };
}

type Wanted = Pick<DraftArguments, 'since' | 'number' | 'date' | 'author' | 'provenance' | 'ofd' | 'keep'>;

/** Locked from before the dossier is read, so that of two drafts the one that read last is kept. */
export async function draftInto(folder: string, paths: Paths, wanted: Wanted): Promise<Drafted> {
  const outDir = join(paths.out, unitName(folder));
  const [{ makeDraft }, { historyFiles }, { DRAFT_FOLDER }] = await Promise.all([
    import('../library/make-draft.ts'),
    import('../write/history.ts'),
    import('../draft.ts'),
  ]);
  const release = lockOutputs(outDir);
  try {
    const { analysis, made } = await makeDraft(resolve(folder), folder, paths, {
      ...wanted,
      earlier: async (state) => {
        const since = wanted.since === undefined ? undefined : await stateSince(wanted.since, outDir, state, paths);
        return { since, former: since ?? formerState(outDir, state) };
      },
      keep: (state, label) => historyFiles(outDir, state, { kind: 'draft', label, keep: wanted.keep }),
    });
    if (made === undefined) return { analysis };
    const { kept, label, since } = made;
    const files = new Map([...made.files].map(([name, bytes]) => [`${DRAFT_FOLDER}/${name}`, bytes]));
    const changed = await writeOutputs(outDir, new Map([...files, ...kept]));
    const written = writtenFiles(outDir, files);
    return { analysis, draft: { label, written, changed, ...(since === undefined ? {} : { since }) } };
  } finally {
    release();
  }
}

function reportOn({ analysis, draft: made }: Drafted, { format, quiet }: DraftArguments): void {
  if (made === undefined) {
    reportFailure(analysis, format);
    return;
  }
  const { unit, findings } = analysis;
  const { label, since, written, changed } = made;
  if (format === 'json') printJson({ ...findingsToJson(unit, findings), draft: label, since, written, changed });
  if (format === 'json' || quiet) return;
  const head = `【${unit}】${label}${since === undefined ? '' : `，修订标记与${since}比较`}`;
  print([head, ...writtenLines(written, changed), '', countFindings(findings)].join('\n'));
}

/** The dossier cannot be read as a report at all: there is nothing to mark. */
function reportFailure(analysis: Analysis, format: Format): void {
  const { unit, findings } = analysis;
  if (format === 'json') printJson({ ...findingsToJson(unit, findings), written: [], changed: false });
  else printInColour(`【${unit}】\n没有编制：报告还做不成，请先改正下列错误。\n\n${findingsText(findings)}`);
  exitWith(exitCodeOf(analysis) || 1);
}
