/** `.history/manifest.json`: the list of the kept states. */
import { z } from '../model/zod.ts';

/** Of the manifest, and of the states it lists; raised when either changes its shape. */
export const HISTORY_VERSION = 2;
const STATE_FILE = /^(\d{4,9})-(build|draft)\.json\.gz$/;

const entry = z.strictObject({
  /** From 1, never used again. */
  number: z.int().positive(),
  kind: z.enum(['build', 'draft']),
  file: z.string().regex(STATE_FILE),
  /** Of the state itself: equal states have equal fingerprints. Empty for one that cannot be read. */
  sha256: z.string(),
  /** Title of the report. */
  title: z.string(),
  /** `第2稿（2023年8月20日）`, of a draft. */
  label: z.string().exactOptional(),
  /** It could not be read when the list was made anew; its number stays taken. */
  damaged: z.literal(true).exactOptional(),
});

export type HistoryEntry = Readonly<z.infer<typeof entry>>;
export type StateKind = HistoryEntry['kind'];

const manifest = z.strictObject({
  version: z.int().positive().default(HISTORY_VERSION),
  /** Number of the next state; a list of an earlier program has none. */
  next: z.int().positive().default(1),
  files: z.array(entry),
});

/** The entries, oldest first, and the number of the next state. */
export interface Manifest {
  readonly next: number;
  readonly files: readonly HistoryEntry[];
}

/** The history was written by a later version of the program: to write into it would spoil it. */
export class LaterHistoryError extends Error {
  constructor(folder: string) {
    super(`${folder} 里的存档由更新版本的 juesuan 写成，这个版本不能改动它。请用新版本，或用 --out 换一个位置。`);
    this.name = 'LaterHistoryError';
  }
}

/**
 * The manifest that a text holds; undefined for one that is damaged.
 * @param folder name of the history in messages
 * @throws LaterHistoryError
 */
export function parseManifest(text: string, folder: string): Manifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { version } = (value ?? {}) as { version?: unknown };
  if (typeof version === 'number' && version > HISTORY_VERSION) throw new LaterHistoryError(folder);
  const parsed = manifest.safeParse(value);
  return parsed.success && areInOrder(parsed.data.files) ? parsed.data : undefined;
}

function areInOrder(files: readonly HistoryEntry[]): boolean {
  return files.every(({ number, file }, index) => {
    const named = stateFileName(file);
    return named?.number === number && (files[index - 1]?.number ?? 0) < number;
  });
}

export function manifestText({ next, files }: Manifest): string {
  return `${JSON.stringify({ version: HISTORY_VERSION, next, files }, null, 1)}\n`;
}

export function fileName(number: number, kind: StateKind): string {
  return `${String(number).padStart(4, '0')}-${kind}.json.gz`;
}

/** Number and kind that the name of a kept state tells; undefined for another file. */
export function stateFileName(name: string): { readonly number: number; readonly kind: StateKind } | undefined {
  const [, number, kind] = STATE_FILE.exec(name) ?? [];
  if (number === undefined || kind === undefined) return undefined;
  return { number: Number(number), kind: kind as StateKind };
}
