/**
 * Earlier states of a unit, kept beside its outputs so that a later one can be compared with them:
 * `.history/0007-build.json.gz`, listed in `.history/manifest.json`. They are written together with the outputs.
 *
 * Nothing in the folder is believed: a state is what its fingerprint in the list says, or it is damaged; a list that is
 * lost or damaged is made anew from the states; no number is given twice as long as a list or a file tells of it.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readFileInside } from '../files/read-file.ts';
import type { BuildState } from '../model/build-state.ts';
import type { Figure, PlainFigure } from '../model/figure.ts';
import { figureLines } from '../model/figure-lines.ts';
import { rememberedByObject } from '../model/remembered.ts';
import { type Decimal, decimal } from '../money/decimal.ts';
import { namesIn } from './file-system.ts';
import { gzipped } from './gzipped.ts';
import {
  fileName,
  type HistoryEntry,
  type Manifest,
  manifestText,
  parseManifest,
  type StateKind,
  stateFileName,
} from './manifest.ts';
import { stateShape } from './state-shape.ts';

export const HISTORY_FOLDER = '.history';
/** How many states are kept unless the user says otherwise. */
export const KEPT_STATES = 20;

const MANIFEST = 'manifest.json';

export type { HistoryEntry, StateKind } from './manifest.ts';

export interface History {
  /** The states kept, oldest first, those that cannot be read among them. */
  readonly entries: readonly HistoryEntry[];
  /** The list was lost or damaged; `entries` is what the files tell. */
  readonly rebuilt: boolean;
}

/** The history of `outDir`; without entries where there is none. @throws LaterHistoryError */
export function readHistory(outDir: string): History {
  const { files, rebuilt } = readList(outDir);
  return { entries: files, rebuilt };
}

/** The list as it stands, or made anew from the states. Its next number is above any that was ever given. */
function readList(outDir: string): Manifest & { readonly rebuilt: boolean } {
  const folder = join(outDir, HISTORY_FOLDER);
  const names = namesIn(folder).filter((name) => stateFileName(name) !== undefined);
  const { bytes } = readFileInside(join(folder, MANIFEST), folder);
  const listed = bytes === undefined ? undefined : parseManifest(new TextDecoder().decode(bytes), folder);
  const files = listed?.files ?? names.flatMap((name) => entryOf(folder, name) ?? []);
  const taken = [...files.map(({ number }) => number), ...names.map((name) => stateFileName(name)?.number ?? 0)];
  const next = Math.max(listed?.next ?? 1, ...taken.map((number) => number + 1));
  const inOrder = [...files].sort((a, b) => a.number - b.number);
  return { next, files: inOrder, rebuilt: listed === undefined && (bytes !== undefined || names.length > 0) };
}

/** What a file of the history tells of itself; the label of a draft is not in it. */
function entryOf(folder: string, file: string): HistoryEntry | undefined {
  const named = stateFileName(file);
  if (named === undefined) return undefined;
  try {
    const text = stateFileText(join(folder, file));
    const { report } = stateOfText(text, file);
    return { ...named, file, sha256: fingerprint(text), title: report.meta.title };
  } catch (error) {
    if (!(error instanceof StateUnreadableError)) throw error;
    return { ...named, file, sha256: '', title: '', damaged: true };
  }
}

type Damage = 'gone' | 'damaged' | 'altered';

const DAMAGES: Readonly<Record<Damage, string>> = {
  gone: '文件已删除，或没有读取权限',
  damaged: '文件已损坏，或不是存档',
  altered: '内容与登记的 sha256 不符，被改动过',
};

/** A kept state that is gone, damaged, or not what was kept. */
export class StateUnreadableError extends Error {
  constructor(
    readonly file: string,
    damage: Damage,
  ) {
    super(`存档 ${file} 读不出来（${DAMAGES[damage]}）`);
    this.name = 'StateUnreadableError';
  }
}

/** A state of the list, if it is still what was kept. @throws StateUnreadableError */
export function readState(outDir: string, { file, sha256 }: Pick<HistoryEntry, 'file' | 'sha256'>): BuildState {
  const path = join(outDir, HISTORY_FOLDER, file);
  const known = existsSync(path) ? recent.get(sha256) : undefined;
  if (known !== undefined) return known;
  const text = stateFileText(path);
  if (fingerprint(text) !== sha256) throw new StateUnreadableError(path, 'altered');
  return parseState(JSON.parse(text) as WrittenState);
}

/** The states that this process has kept last, by their fingerprints: a watch compares with the one just built. */
const recent = new Map<string, BuildState>();
/** Bytes of JSON of the states that are kept at most, beside the last one. */
const RECENT_BYTES = 6_000_000;

function remember(sha256: string, state: BuildState): void {
  recent.delete(sha256);
  recent.set(sha256, state);
  let bytes = 0;
  for (const [fingerprint, kept] of [...recent].reverse()) {
    bytes += written(kept).json.length;
    if (bytes > RECENT_BYTES && fingerprint !== sha256) recent.delete(fingerprint);
  }
}

/** A state of any origin, by its shape. @throws StateUnreadableError */
export function readStateFile(path: string): BuildState {
  return stateOfText(stateFileText(path), path);
}

function stateOfText(text: string, path: string): BuildState {
  try {
    return parseState(stateShape.parse(JSON.parse(text)) as unknown as WrittenState);
  } catch {
    throw new StateUnreadableError(path, 'damaged');
  }
}

/** Bytes of a state, packed and unpacked; real ones have a tenth of it. */
const STATE_BYTES = 64 * 1024 * 1024;

function stateFileText(path: string): string {
  const { bytes } = readFileInside(path, dirname(path), STATE_BYTES);
  if (bytes === undefined) throw new StateUnreadableError(path, 'gone');
  try {
    return gunzipSync(bytes, { maxOutputLength: STATE_BYTES }).toString('utf8');
  } catch {
    throw new StateUnreadableError(path, 'damaged');
  }
}

export interface KeepOptions {
  readonly kind: StateKind;
  readonly label?: string;
  /** How many states stay, this one among them; at least 1. */
  readonly keep?: number;
}

/**
 * The files that add a state to the history of `outDir` (paths relative to it); what is no longer kept drops out of the
 * list. A state equal to the last one of its kind is not added again.
 */
export async function historyFiles(
  outDir: string,
  state: BuildState,
  { kind, label, keep = KEPT_STATES }: KeepOptions,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { next, files: entries } = readList(outDir);
  const { json, sha256 } = written(state);
  const last = entries.findLast((entry) => entry.kind === kind);
  const isKept = last?.sha256 === sha256 && isWhole(outDir, last);
  remember(sha256, state);
  if (isKept) return new Map([listFile({ next, files: entries.slice(-keep) })]);
  const file = fileName(next, kind);
  const { title } = state.report.meta;
  const entry = { number: next, kind, file, sha256, title, ...(label === undefined ? {} : { label }) };
  return new Map([
    [inHistory(file), await gzipped(json)],
    listFile({ next: next + 1, files: [...entries, entry].slice(-keep) }),
  ]);
}

function isWhole(outDir: string, entry: HistoryEntry): boolean {
  try {
    readState(outDir, entry);
    return true;
  } catch {
    return false;
  }
}

/** Fingerprint of a state, as in the entries of the history. */
export function stateFingerprint(state: BuildState): string {
  return written(state).sha256;
}

interface Written {
  /** UTF-8. */
  readonly json: Uint8Array;
  readonly sha256: string;
}

/** Asked for twice in a build: to find the state before it, and to keep it. */
const written = rememberedByObject((state: BuildState): Written => {
  const json = stateJson(state);
  return { json, sha256: fingerprint(json) };
});

function fingerprint(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

function inHistory(file: string): string {
  return `${HISTORY_FOLDER}/${file}`;
}

function listFile(manifest: Manifest): [string, Uint8Array] {
  return [inHistory(MANIFEST), new TextEncoder().encode(manifestText(manifest))];
}

interface WrittenState extends Omit<BuildState, 'figures' | 'shown'> {
  readonly figures: readonly WrittenFigure[];
  /** How they read in running text, in their order; earlier versions wrote it beside each value. */
  readonly shown?: readonly string[];
}

type WrittenFigure = PlainFigure & { readonly value: string | null; readonly shown?: string };

function stateJson({ figures, shown, ...rest }: BuildState): Uint8Array {
  const others = JSON.stringify({ ...rest, shown: Array.from(figures.keys(), (id) => shown.get(id)) });
  return Buffer.concat([Buffer.from(`${others.slice(0, -1)},"figures":`), figureLines(figures), Buffer.from('}')]);
}

function parseState({ figures, shown, ...state }: WrittenState): BuildState {
  const values = new Map<string, Decimal>();
  const exact = (value: string) => {
    const known = values.get(value) ?? decimal(value);
    values.set(value, known);
    return known;
  };
  const revived = figures.map(({ value, shown: _, ...figure }): [string, Figure] => [
    figure.id,
    value === null ? figure : { ...figure, value: exact(value) },
  ]);
  const texts = figures.map((figure, index) => [figure.id, figure.shown ?? shown?.[index] ?? ''] as const);
  return { ...state, figures: new Map(revived), shown: new Map(texts) };
}
