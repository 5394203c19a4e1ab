/**
 * Earlier states of a unit, kept beside its outputs so that a later one can be compared with them:
 * `.history/0007-build.json.gz`, listed in `.history/manifest.json`. They are written together with the outputs.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { BuildState, KeptFigure } from '../model/build-state.ts';
import { rememberedByObject } from '../model/remembered.ts';
import { type Decimal, decimal } from '../money/decimal.ts';

export const HISTORY_FOLDER = '.history';
/** How many states are kept unless the user says otherwise. */
export const KEPT_STATES = 20;

export type StateKind = 'build' | 'draft';

export interface HistoryEntry {
  /** From 1, never used again. */
  readonly number: number;
  readonly kind: StateKind;
  readonly file: string;
  /** Of the state itself: equal states have equal fingerprints. */
  readonly sha256: string;
  /** Title of the report. */
  readonly title: string;
  /** `第2稿（2023年8月20日）`, of a draft. */
  readonly label?: string;
}

interface Manifest {
  readonly files: readonly HistoryEntry[];
}

const MANIFEST = 'manifest.json';

/** The states kept in `outDir`, oldest first; none where there is no history or its list cannot be read. */
export function readHistory(outDir: string): readonly HistoryEntry[] {
  try {
    const manifest = JSON.parse(readFileSync(join(outDir, HISTORY_FOLDER, MANIFEST), 'utf8')) as Manifest;
    return manifest.files;
  } catch {
    return [];
  }
}

/** A kept state that is gone or damaged. */
export class StateUnreadableError extends Error {
  constructor(readonly file: string) {
    super(`存档 ${file} 读不出来（文件已删除或损坏）`);
    this.name = 'StateUnreadableError';
  }
}

/** @throws StateUnreadableError */
export function readState(outDir: string, { file, sha256 }: Pick<HistoryEntry, 'file' | 'sha256'>): BuildState {
  const path = join(outDir, HISTORY_FOLDER, file);
  const known = existsSync(path) ? recent.get(sha256) : undefined;
  return known ?? readStateFile(path);
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

/** @throws StateUnreadableError */
export function readStateFile(path: string): BuildState {
  try {
    return parseState(gunzipSync(readFileSync(path)).toString());
  } catch {
    throw new StateUnreadableError(path);
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
export function historyFiles(
  outDir: string,
  state: BuildState,
  { kind, label, keep = KEPT_STATES }: KeepOptions,
): ReadonlyMap<string, Uint8Array> {
  const entries = readHistory(outDir);
  const { json, sha256 } = written(state);
  remember(sha256, state);
  const last = entries.findLast((entry) => entry.kind === kind);
  if (last?.sha256 === sha256) return new Map([listFile(entries.slice(-keep))]);
  const number = Math.max(0, ...entries.map((entry) => entry.number)) + 1;
  const file = `${String(number).padStart(4, '0')}-${kind}.json.gz`;
  const { title } = state.report.meta;
  const entry = { number, kind, file, sha256, title, ...(label === undefined ? {} : { label }) };
  return new Map([[inHistory(file), compressed(json)], listFile([...entries, entry].slice(-keep))]);
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
  const json = Buffer.from(stateText(state));
  return { json, sha256: createHash('sha256').update(json).digest('hex') };
});

/** Place of the byte that names the operating system in the head of a gzip file (RFC 1952), and its `unknown`. */
const SYSTEM_BYTE = 9;
const UNKNOWN_SYSTEM = 255;

/** The same bytes on every system; node writes no time. */
function compressed(json: Uint8Array): Uint8Array {
  const bytes = gzipSync(json, { level: 6 });
  bytes[SYSTEM_BYTE] = UNKNOWN_SYSTEM;
  return bytes;
}

function inHistory(file: string): string {
  return `${HISTORY_FOLDER}/${file}`;
}

function listFile(files: readonly HistoryEntry[]): [string, Uint8Array] {
  const manifest: Manifest = { files };
  return [inHistory(MANIFEST), new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`)];
}

interface WrittenState extends Omit<BuildState, 'figures'> {
  readonly figures: readonly (Omit<KeptFigure, 'value'> & { readonly value: string | null })[];
}

function stateText(state: BuildState): string {
  const figures = [...state.figures.values()].map(({ value, ...figure }) => ({
    ...figure,
    value: value?.toFixed() ?? null,
  }));
  return JSON.stringify({ ...state, figures } satisfies WrittenState);
}

function parseState(text: string): BuildState {
  const { figures, ...state } = JSON.parse(text) as WrittenState;
  const values = new Map<string, Decimal>();
  const exact = (value: string) => {
    const known = values.get(value) ?? decimal(value);
    values.set(value, known);
    return known;
  };
  const revived = figures.map(({ value, ...figure }): [string, KeptFigure] => [
    figure.id,
    value === null ? figure : { ...figure, value: exact(value) },
  ]);
  return { ...state, figures: new Map(revived) };
}
