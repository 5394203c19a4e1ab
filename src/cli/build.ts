/** `juesuan build`: final reports. */
import { join, resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { type Finding, hasErrors } from '../diagnostics/finding.ts';
import { findingsToJson } from '../diagnostics/print.ts';
import type { Analysis, Paths } from '../pipeline.ts';
import { lockOutputs, recover, writeOutputs } from '../write/write-outputs.ts';
import { exitCodeOf } from './exit-code.ts';
import {
  alignedRows,
  countText,
  exitWith,
  type Format,
  findingsOnlyText,
  formatOption,
  print,
  printJson,
  progress,
} from './output.ts';
import { type PathOptions, pathsFrom, withPathOptions } from './paths.ts';
import { unitFolders, unitName } from './units.ts';
import { watchFolders } from './watch.ts';

interface Arguments extends PathOptions {
  单位: string[];
  format: Format;
  watch: boolean;
}

type Files = ReadonlyMap<string, Uint8Array>;

/** What became of one unit. Without files, nothing was written. */
interface Built {
  readonly analysis: Analysis;
  readonly outDir: string;
  readonly files?: Files;
  /** False when the same files were there already. */
  readonly changed: boolean;
}

export const buildCommand: CommandModule<object, Arguments> = {
  command: 'build [单位..]',
  describe: '编制正式报告（Word、PDF 和核对用的文件）',
  builder: (yargs): Argv<Arguments> =>
    withPathOptions(yargs)
      .positional('单位', { type: 'string', array: true, default: [] as string[], describe: '单位；省略则编制全部' })
      .option('out', { type: 'string', default: 'out', requiresArg: true, describe: '报告写到哪里' })
      .option('watch', { type: 'boolean', default: false, describe: '保存文件后自动重编，直到按 Ctrl+C' })
      .option('format', formatOption),
  handler: async (args) => {
    const paths = pathsFrom(args);
    const folders = unitFolders(args.单位, paths.units);
    const buildAll = async () => {
      for (const folder of folders) reportOn(await buildUnit(folder, paths), args.format);
    };
    recover(paths.out);
    await buildAll();
    if (args.watch) await watchFolders([...folders, paths.templates, paths.catalogues], buildAll);
  },
};

/** Locked from before the dossier is read, so that of two builds the one that read last is kept. */
async function buildUnit(folder: string, paths: Paths): Promise<Built> {
  const outDir = join(paths.out, unitName(folder));
  const { analyse, renderOutputs } = await import('../pipeline.ts');
  const release = lockOutputs(outDir);
  try {
    progress(`正在编制 ${folder} …`);
    const analysis = analyse(resolve(folder), paths, folder);
    if (!analysis.publishable) return { analysis, outDir, changed: false };
    const files = await renderOutputs(analysis, paths);
    return { analysis, outDir, files, changed: writeOutputs(outDir, files) };
  } finally {
    release();
  }
}

/** A report that was written is a success, whatever was found in a paper already published. */
function reportOn(built: Built, format: Format): void {
  if (format === 'json') printJson(asJson(built));
  else print(asText(built));
  if (built.files === undefined) exitWith(exitCodeOf(built.analysis) || 1);
}

function asJson({ analysis, outDir, files, changed }: Built): unknown {
  const written = [...(files ?? [])].map(([name, content]) => ({ file: join(outDir, name), bytes: content.length }));
  return { ...findingsToJson(analysis.unit, analysis.findings), written, changed };
}

function asText(built: Built): string {
  const { unit, findings } = built.analysis;
  const errors = findings.filter((finding) => hasErrors([finding]));
  const blocks = [
    [`【${unit}】`, ...fileLines(built)].join('\n'),
    ...(errors.length === 0 ? [] : [findingsOnlyText(errors)]),
    summary(unit, findings, errors.length),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function fileLines({ analysis, outDir, files, changed }: Built): string[] {
  if (files === undefined) {
    return [`没有编制：${hasErrors(analysis.findings) ? '请先改正下列错误' : '报告没有做成'}。`];
  }
  const rows = [...files].map(([name, content]) => [`  ${join(outDir, name)}`, sizeText(content.length)]);
  return [changed ? '已编制：' : '没有变化，文件保持原样：', ...alignedRows(rows)];
}

function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} 字节` : `${(bytes / 1024).toFixed(1)} KB`;
}

function summary(unit: string, findings: readonly Finding[], shown: number): string {
  const more = findings.length > shown ? `（查看全部：juesuan check ${unit}）` : '';
  return `${countText(findings)}${more}`;
}
