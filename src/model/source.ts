/** What was read from disk, with enough of its text left to point at every value. */
import type { Place } from '../diagnostics/finding.ts';
import type { FileProblem } from '../files/file-problem.ts';

/** Object keys and array indexes from the root of a JSON file to one of its values. */
export type JsonPath = readonly (string | number)[];

/** A JSON file and the places of its values. */
export interface LocatedJson {
  /** Name under which the user knows the file, e.g. `data/units/x-2022/report.json`. */
  readonly file: string;
  /** As it stands in the file. */
  readonly text: string;
  /**
   * Numbers are `NumberLiteral`s in a dossier, plain in files that hold no amounts. Only own keys count: no key means
   * anything special.
   */
  readonly value: unknown;
  /**
   * Line and column of a value, or of its key. Where the path does not exist, those of its nearest existing ancestor;
   * `Place.path` always names the path that was asked for.
   */
  locate(path: JsonPath, what?: 'key' | 'value'): Place;
  /** The text of a value as it stands in the file; `undefined` where the path does not exist. */
  sourceAt(path: JsonPath): string | undefined;
}

/** Encodings of text files that can be read; UTF-8 is the one they should be in. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'GBK';

/** Why a Markdown file that the dossier names can be read or not. */
export type MarkdownStatus = 'found' | 'notUtf8' | FileProblem;

/** One unit's folder: `report.json` and the Markdown files beside it. */
export interface DossierFiles {
  readonly json: LocatedJson;
  /** Every Markdown file of the folder, as paths relative to it with `/`, sorted. */
  readonly markdownFiles: readonly string[];
  /** `outside` is a path, or a symbolic link, that leaves the folder: such a file is never read. */
  markdownStatus(relativePath: string): MarkdownStatus;
  /** Text of a file whose status is `found`, without byte order mark, with `\n` line ends. */
  readMarkdown(relativePath: string): string | undefined;
  /** Encoding that a file whose status is `found` was read in. */
  markdownEncoding(relativePath: string): Encoding | undefined;
  /** Name under which the user knows a file of the folder. */
  displayName(relativePath: string): string;
}

const PLAIN_KEY = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;

/** `expenditure[3].basic`; keys that hold dots or spaces are quoted: `priorYear["revenue.all"]`. */
export function formatPath(path: JsonPath): string {
  return path.map(formatSegment).join('').replace(/^\./, '');
}

function formatSegment(segment: string | number): string {
  if (typeof segment === 'number') return `[${segment}]`;
  return PLAIN_KEY.test(segment) ? `.${segment}` : `[${JSON.stringify(segment)}]`;
}

/** An index, a quoted key or a plain key, as `formatPath` writes them. */
const STEP = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([^.[]+)/g;

/** The path that `formatPath` wrote. */
export function parsePath(text: string): JsonPath {
  return [...text.matchAll(STEP)].map(([, index, quoted, key = '']) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? key : String(JSON.parse(quoted));
  });
}

/** The value at a path of parsed JSON; `undefined` where there is none. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string | number, unknown>)[segment];
  }
  return value;
}
