/** `juesuan draft`: papers for review, with every doubtful place flagged. Errors do not stop them. */
import { join, resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { countFindings, findingsToJson } from '../diagnostics/print.ts';
import type { DraftOptions } from '../draft.ts';
import type { BuildState } from '../model/build-state.ts';
import { type Dossier, isDate } from '../model/dossier.ts';
import { NAME_CHARACTERS } from '../model/limits.ts';
import type { Analysis, Paths } from '../pipeline.ts';
import type { Composed } from '../states.ts';
import { lockOutputs, recover, writeOutputs } from '../write/write-outputs.ts';
import { exitCodeOf } from './exit-code.ts';
import { UsageError } from './failure.ts';
import { assertApart } from './out-place.ts';
import { exitWith, type Format, findingsText, formatOption, print, printJson, progress } from './output.ts';
import { type PathOptions, pathsFrom, withPathOptions } from './paths.ts';
import { formerState, stateSince } from './states.ts';
import { unitFolders, unitName } from './units.ts';
import { checkKeep, keepOption, writtenLines } from './written.ts';

interface Arguments extends PathOptions {
  单位: string[];
  format: Format;
  since?: string | undefined;
  provenance: boolean;
  number?: number | undefined;
  date?: string | undefined;
  author?: string | undefined;
  keep: number;
}

export const draftCommand: CommandModule<object, Arguments> = {
  command: 'draft [单位..]',
  describe: '编制征求意见稿：有水印，问题都批注在原处，末尾附问题清单；有错误也能编',
  builder: (yargs): Argv<Arguments> =>
    withPathOptions(yargs)
      .positional('单位', { type: 'string', array: true, default: [] as string[], describe: '单位；省略则为全部' })
      .option('out', { type: 'string', default: 'out', requiresArg: true, describe: '写到哪里' })
      .option('since', {
        type: 'string',
        requiresArg: true,
        describe: '用修订标出与哪一次不同：latest、存档号、存档文件或资料文件夹',
      })
      .option('provenance', { type: 'boolean', default: false, describe: '给每个数加批注，写明算式和来源' })
      .option('number', { type: 'number', requiresArg: true, describe: '第几稿；省略则用资料中的，没有则为 1' })
      .option('date', { type: 'string', requiresArg: true, describe: '本稿日期，如 2023-08-20；省略则用资料中的' })
      .option('author', { type: 'string', requiresArg: true, describe: '批注和修订的署名' })
      .option('keep', keepOption)
      .option('format', formatOption),
  handler: async (args) => {
    checkArguments(args);
    const paths = pathsFrom(args);
    const folders = unitFolders(args.单位, paths.units);
    assertApart(paths.out, folders, paths.units);
    recover(paths.out);
    for (const folder of folders) await draftUnit(folder, paths, args);
  },
};

const LAST_DRAFT = 999;

function checkArguments({ number, date, author, keep }: Arguments): void {
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

async function draftUnit(folder: string, paths: Paths, args: Arguments): Promise<void> {
  const outDir = join(paths.out, unitName(folder));
  const [{ analyse }, { composed }] = await Promise.all([import('../pipeline.ts'), import('../states.ts')]);
  const release = lockOutputs(outDir);
  try {
    progress(`正在编制征求意见稿 ${folder} …`);
    const analysis = analyse(resolve(folder), paths, folder);
    const reached = composed(analysis);
    if (reached === undefined) reportFailure(analysis, args.format);
    else await writeDraft(reached, outDir, paths, args);
  } finally {
    release();
  }
}

async function writeDraft(analysis: Composed, outDir: string, paths: Paths, args: Arguments): Promise<void> {
  const [{ DRAFT_FOLDER, renderDraft }, { draftLabel }, { stateOf }, { historyFiles }] = await Promise.all([
    import('../draft.ts'),
    import('../review/draft.ts'),
    import('../states.ts'),
    import('../write/history.ts'),
  ]);
  const state = stateOf(analysis);
  const options = await draftOptions({ state, dossier: analysis.dossier }, outDir, paths, args);
  const rendered = await renderDraft(analysis, state, paths, options);
  const files = new Map([...rendered].map(([name, bytes]) => [`${DRAFT_FOLDER}/${name}`, bytes]));
  const kept = historyFiles(outDir, state, { kind: 'draft', label: draftLabel(options), keep: args.keep });
  const changed = writeOutputs(outDir, new Map([...files, ...kept]));
  const written = [...files].map(([name, content]) => ({ file: join(outDir, name), bytes: content.length }));
  const { unit, findings } = analysis;
  const since = options.since?.name;
  if (args.format === 'json') {
    printJson({ ...findingsToJson(unit, findings), draft: draftLabel(options), since, written, changed });
    return;
  }
  const head = `【${unit}】${draftLabel(options)}${since === undefined ? '' : `，修订标记与${since}比较`}`;
  print([head, ...writtenLines(written, changed), '', countFindings(findings)].join('\n'));
}

/** Number, date and author from the call, else from the dossier; the date of the report itself as a last resort. */
async function draftOptions(
  { state, dossier }: { readonly state: BuildState; readonly dossier: Dossier },
  outDir: string,
  paths: Paths,
  args: Arguments,
): Promise<DraftOptions> {
  const since = args.since === undefined ? undefined : await stateSince(args.since, outDir, state, paths);
  const former = since ?? formerState(outDir, state);
  return {
    ...draftFacts(dossier, args),
    provenance: args.provenance,
    ...(since === undefined ? {} : { since }),
    ...(former === undefined ? {} : { former }),
  };
}

const AUTHOR = '决算核查';

function draftFacts({ draft, date }: Dossier, args: Arguments): Pick<DraftOptions, 'number' | 'date' | 'author'> {
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
  else print(`【${unit}】\n没有编制：报告还做不成，请先改正下列错误。\n\n${findingsText(findings)}`);
  exitWith(exitCodeOf(analysis) || 1);
}
