/** `juesuan build`: final reports, and what moved since the last one. */
import { join, resolve } from 'node:path';
import { type Finding, hasErrors } from '../../diagnostics/finding.ts';
import { countFindings, findingsToJson } from '../../diagnostics/print.ts';
import type { Analysis, Paths } from '../../pipeline.ts';
import type { OutputOptions } from '../../render/render.ts';
import type { Listing } from '../../stories/draft/moved.ts';
import { lockOutputs, recover, writeOutputs } from '../../write/write-outputs.ts';
import { checkKeep, type WrittenFile, writtenFiles, writtenLines } from '../build/written.ts';
import type { BuildArguments } from '../calls/build.ts';
import { exitCodeOf } from '../exit-code.ts';
import { pathsFrom } from '../paths.ts';
import { printInColour } from '../terminal/colours.ts';
import { findingsOnlyText } from '../terminal/findings-text.ts';
import { exitWith, printJson } from '../terminal/output.ts';
import { Progress } from '../terminal/progress.ts';
import { assertApart } from '../units/out-place.ts';
import { formerState } from '../units/states.ts';
import { unitFolders, unitName } from '../units/units.ts';

/** What became of one unit. Without `written`, nothing was. */
interface Built {
  readonly analysis: Analysis;
  readonly written?: readonly WrittenFile[];
  /** False when the same files were there already. */
  readonly changed: boolean;
  /** What moved since the last build that was different; absent for a first build. */
  readonly listing?: Listing | undefined;
}

interface HeldBuild extends Built {
  /** Removes what the build has replaced, and lets others build into the folder: called when all is told. */
  readonly end: () => void;
}

export async function build(args: BuildArguments): Promise<void> {
  checkKeep(args.keep);
  const paths = pathsFrom(args);
  const folders = unitFolders(args.单位, paths.units);
  assertApart(paths.out, folders, paths.units);
  const progress = new Progress(folders.length, args.quiet);
  const buildOne = async (folder: string) => {
    const built = await progress.during('正在编制', folder, () => buildHeld(folder, paths, args));
    try {
      reportOn(built, args);
    } finally {
      built.end();
    }
  };
  recover(paths.out);
  if (!args.watch) {
    for (const folder of folders) await buildOne(folder);
    return;
  }
  const own = folders.map((folder) => ({ folder, units: [folder] }));
  const shared = [paths.templates, paths.catalogues].map((folder) => ({ folder, units: folders }));
  const { buildOnSaves } = await import('../build/watch.ts');
  await buildOnSaves(folders, [...own, ...shared], buildOne);
}

type Wanted = Pick<BuildArguments, 'keep' | 'csv' | 'ofd' | 'ofd-a'>;

export async function buildInto(folder: string, paths: Paths, wanted: Wanted): Promise<Built> {
  const { end, ...built } = await buildHeld(folder, paths, wanted);
  end();
  return built;
}

/** Locked from before the dossier is read until `end`, so that of two builds the one that read last is kept. */
export async function buildHeld(folder: string, paths: Paths, wanted: Wanted): Promise<HeldBuild> {
  const outDir = join(paths.out, unitName(folder));
  const [{ makeBuild }, { historyFiles }] = await Promise.all([
    import('../../library/make-build.ts'),
    import('../../write/history.ts'),
  ]);
  const end = lockOutputs(outDir);
  try {
    const { analysis, made } = await makeBuild(resolve(folder), folder, paths, {
      csv: wanted.csv,
      ofd: askedOfd(wanted),
      former: (state) => formerState(outDir, state, 'build'),
      keep: (state) => historyFiles(outDir, state, { kind: 'build', keep: wanted.keep }),
    });
    if (made === undefined) return { analysis, changed: false, end };
    const changed = await writeOutputs(outDir, new Map([...made.files, ...made.kept]));
    return { analysis, written: writtenFiles(outDir, made.files), changed, listing: made.listing, end };
  } catch (error) {
    end();
    throw error;
  }
}

/** What the call asks for; the profile is asked when it asks for nothing. */
function askedOfd(wanted: Wanted): OutputOptions['ofd'] {
  if (wanted['ofd-a']) return 'OFD-A';
  return wanted.ofd ? 'OFD' : undefined;
}

/** A report that was written is a success, whatever was found in a paper already published. */
function reportOn(built: Built, { format, quiet }: BuildArguments): void {
  if (format === 'json') printJson(asJson(built));
  else if (!quiet || built.written === undefined) printInColour(asText(built));
  if (built.written === undefined) exitWith(exitCodeOf(built.analysis) || 1);
}

function asJson({ analysis, written = [], changed, listing }: Built): unknown {
  return { ...findingsToJson(analysis.unit, analysis.findings), written, changed, changes: listing?.json };
}

function asText(built: Built): string {
  const { unit, findings } = built.analysis;
  const errors = findings.filter((finding) => hasErrors([finding]));
  const waiting = findings.filter(({ rule }) => rule === 'V60');
  const shown = [...errors, ...waiting];
  const blocks = [
    [`【${unit}】`, ...fileLines(built)].join('\n'),
    ...(built.changed && built.listing !== undefined ? [built.listing.text.trimEnd()] : []),
    ...(shown.length === 0 ? [] : [findingsOnlyText(shown)]),
    summary(unit, findings, shown.length),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function fileLines({ analysis, written, changed }: Built): string[] {
  if (written !== undefined) return writtenLines(written, changed);
  return [`没有编制：${hasErrors(analysis.findings) ? '请先改正下列错误' : '报告没有做成'}。`];
}

function summary(unit: string, findings: readonly Finding[], shown: number): string {
  const more = findings.length > shown ? `（查看全部：juesuan check ${unit}）` : '';
  return `${countFindings(findings)}${more}`;
}
