/** All units that a server shows: their desks, the list of them, and what is made of them. */
import { readFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { script as deskScript, style as deskStyle } from 'page:desk';
import { script as unitsScript, style as unitsStyle } from 'page:units';
import type { MadeAnswer, Make, UnitLine } from '../model/desk.ts';
import type { Analysis, Paths } from '../pipeline.ts';
import { livePage } from '../render/html/live-pages.ts';
import { Desk } from './desk.ts';
import { openedFile } from './import-into.ts';
import type { Office } from './routes.ts';

/** What the program's commands do, for a server that has its own page instead of a terminal. */
export interface Commands {
  /** Folders of the units, as the user knows them: read each time, since new ones come. */
  readonly folders: () => readonly string[];
  readonly profiles: Office['profiles'];
  readonly makeNew: Office['makeNew'];
  /** Files that were made; without, what stands in the way. */
  readonly make: Readonly<Record<Make, (folder: string) => Promise<Made>>>;
  /** Who remarks of a unit's drafts are ascribed to. */
  readonly signer: (dossier: Analysis['dossier']) => Promise<string>;
  readonly failed: (error: unknown) => void;
  readonly failureText: (error: unknown) => string;
}

export interface Made {
  readonly files: readonly { readonly file: string; readonly bytes: number }[];
  readonly changed: boolean;
}

/** The office, and the reading anew of some units after a save. */
export function officeOf(paths: Paths, commands: Commands): Office & { refresh(folders: readonly string[]): void } {
  const desks = new Map<string, Desk>();
  const offered = new Map<string, ReadonlySet<string>>();
  const folderOf = (unit: string) => commands.folders().find((folder) => basename(resolve(folder)) === unit);
  const deskOf = (unit: string): Desk | undefined => {
    const folder = folderOf(unit);
    if (folder === undefined) return undefined;
    const desk = desks.get(unit) ?? new Desk(folder, paths);
    desks.set(unit, desk);
    return desk;
  };
  const make = async (unit: string, what: Make): Promise<MadeAnswer> => {
    const { files, changed } = await commands.make[what](folderOf(unit) ?? unit);
    const root = join(paths.out, unit);
    const names = files.map(({ file, bytes }) => ({ name: relative(root, file).split(sep).join('/'), bytes }));
    offered.set(unit, new Set([...(offered.get(unit) ?? []), ...names.map(({ name }) => name)]));
    return { message: messageOf(what, names.length > 0, changed), files: names };
  };
  return {
    page: livePage,
    assets: new Map([
      ['/desk.js', { type: 'text/javascript', body: deskScript }],
      ['/desk.css', { type: 'text/css', body: deskStyle }],
      ['/units.js', { type: 'text/javascript', body: unitsScript }],
      ['/units.css', { type: 'text/css', body: unitsStyle }],
    ]),
    units: () => commands.folders().map((folder) => blankLine(basename(resolve(folder)))),
    profiles: commands.profiles,
    desk: deskOf,
    line: (unit) => {
      const desk = deskOf(unit);
      return desk === undefined ? undefined : lineOf(unit, desk.current());
    },
    makeNew: async (given) => {
      const answer = await commands.makeNew(given);
      // A folder of this name may have been there before.
      if (answer.kind === 'new') desks.delete(answer.unit);
      return answer;
    },
    make,
    madeFile: (unit, name) =>
      offered.get(unit)?.has(name) === true ? { bytes: readFileSync(join(paths.out, unit, name)) } : undefined,
    importInto: async (desk, file, take) => desk.import(await openedFile(file), take),
    readReturned: async (desk, { name, bytes }) =>
      desk.readReturned(name, bytes, await commands.signer(desk.current().dossier)),
    failed: commands.failed,
    failureText: commands.failureText,
    refresh: (folders) => {
      for (const folder of folders) desks.get(basename(resolve(folder)))?.refresh();
    },
  };
}

const WHAT: Readonly<Record<Make, string>> = { build: '正式报告', draft: '征求意见稿', tables: '公开表' };

function messageOf(what: Make, isMade: boolean, changed: boolean): string {
  if (!isMade) return `${WHAT[what]}没有做成：请先改正错误。`;
  return changed ? `${WHAT[what]}已做好。` : `${WHAT[what]}没有变化，文件保持原样。`;
}

function blankLine(unit: string): UnitLine {
  return { unit, name: '', year: '', status: '', counts: { error: 0, warning: 0, info: 0 }, hasReport: false };
}

function lineOf(unit: string, { dossier, findings, report }: Analysis): UnitLine {
  const open = findings.filter(({ waived }) => waived === undefined);
  const count = (severity: string) => open.filter((finding) => finding.severity === severity).length;
  return {
    unit,
    name: dossier?.unit.name ?? '',
    year: String(dossier?.year ?? ''),
    status: dossier?.status === 'published' ? '已公开' : '编制中',
    counts: { error: count('error'), warning: count('warning'), info: count('info') },
    hasReport: report !== undefined,
  };
}
