/** `juesuan draft`: papers for review, with every doubtful place flagged. Errors do not stop them. */
import { join, resolve } from 'node:path';
import { countFindings, findingsToJson } from '../../diagnostics/print.ts';
import { readRemarks } from '../../input/read-remarks.ts';
import type { DraftOfUnit } from '../../library/make-draft.ts';
import { isDate } from '../../model/dossier.ts';
import { NAME_CHARACTERS } from '../../model/limits.ts';
import { REMARKS_FILE, type ReviewerRemark } from '../../model/reviewer-remark.ts';
import type { Analysis, Paths } from '../../pipeline.ts';
import { lockOutputs, recover, writeOutputs } from '../../write/write-outputs.ts';
import { checkKeep, type WrittenFile, writtenFiles, writtenLines } from '../build/written.ts';
import type { DraftArguments } from '../calls/draft.ts';
import type { Format } from '../calls/shared.ts';
import { exitCodeOf } from '../exit-code.ts';
import { pathsFrom } from '../paths.ts';
import { printInColour } from '../terminal/colours.ts';
import { findingsText } from '../terminal/findings-text.ts';
import { exitWith, print, printJson } from '../terminal/output.ts';
import { Progress } from '../terminal/progress.ts';
import { assertApart } from '../units/out-place.ts';
import { formerState, stateSince } from '../units/states.ts';
import { unitFolders, unitName } from '../units/units.ts';
import { UsageError } from '../usage-error.ts';

export async function draft(args: DraftArguments): Promise<void> {
  checkArguments(args);
  const paths = pathsFrom(args);
  const folders = unitFolders(args.单位, paths.units);
  const { read } = args;
  if (read !== undefined) {
    await readInto(folders, paths, { ...args, read });
    return;
  }
  assertApart(paths.out, folders, paths.units);
  recover(paths.out);
  const progress = new Progress(folders.length, args.quiet);
  for (const folder of folders) {
    reportOn(await progress.during('正在编制征求意见稿', folder, () => draftInto(folder, paths, args)), args);
  }
}

/** A draft is of one unit. */
async function readInto(folders: readonly string[], paths: Paths, args: DraftArguments & { read: string }) {
  const [folder, ...others] = folders;
  if (folder === undefined || others.length > 0)
    throw new UsageError('--read 一次读回一个单位的一稿，请写明单位，如 juesuan draft 单位 --read 退回.docx');
  const { readBack } = await import('../draft/returned.ts');
  const failed = readBack(folder, paths, args);
  if (failed !== undefined) reportFailure(failed, args.format, '没有读回');
}

const LAST_DRAFT = 999;

function checkArguments({ number, date, author, keep, read, take }: DraftArguments): void {
  if (take && read === undefined)
    throw new UsageError('--take 与 --read 一起用：juesuan draft 单位 --read 退回.docx --take');
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
    import('../../library/make-draft.ts'),
    import('../../write/history.ts'),
    import('../../stories/draft/draft.ts'),
  ]);
  const release = lockOutputs(outDir);
  try {
    const { analysis, made } = await makeDraft(resolve(folder), folder, paths, {
      ...wanted,
      said: remarksIn(folder),
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
    reportFailure(analysis, format, '没有编制');
    return;
  }
  const { unit, findings } = analysis;
  const { label, since, written, changed } = made;
  if (format === 'json') printJson({ ...findingsToJson(unit, findings), draft: label, since, written, changed });
  if (format === 'json' || quiet) return;
  const head = `【${unit}】${label}${since === undefined ? '' : `，修订标记与${since}比较`}`;
  print([head, ...writtenLines(written, changed), '', countFindings(findings)].join('\n'));
}

/** @throws UsageError where the file is no list of remarks */
function remarksIn(folder: string): readonly ReviewerRemark[] {
  const said = readRemarks(folder);
  if (said !== undefined) return said;
  throw new UsageError(`${join(folder, REMARKS_FILE)} 读不懂：改正它，或删去它（其中的审核意见就没有了）。`);
}

/** The dossier cannot be read as a report at all: there is nothing to mark. */
function reportFailure(analysis: Analysis, format: Format, what: string): void {
  const { unit, findings } = analysis;
  if (format === 'json') printJson({ ...findingsToJson(unit, findings), written: [], changed: false });
  else printInColour(`【${unit}】\n${what}：报告还做不成，请先改正下列错误。\n\n${findingsText(findings)}`);
  exitWith(exitCodeOf(analysis) || 1);
}
