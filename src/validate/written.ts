/** Which keys of report.json are there, whatever stands under them. */
import type { Finding } from '../diagnostics/finding.ts';
import { type JsonPath, type LocatedJson, valueAt } from '../model/source.ts';

export type Written = (path: JsonPath) => boolean;

/**
 * A key that was only misspelt counts as written, and so does all that belongs where something else than an object stands:
 * these faults are told where they are (V11, V12).
 */
export function writtenIn(json: LocatedJson, findings: readonly Finding[]): Written {
  const meant = new Set(findings.flatMap(({ rule, expected }) => (rule === 'V11' && expected ? [expected] : [])));
  const isThere = (path: JsonPath) => valueAt(json.value, path) !== undefined;
  const isHeld = (path: JsonPath) => path.every((_, depth) => isObject(valueAt(json.value, path.slice(0, depth))));
  return (path) => isThere(path) || path.some((key) => meant.has(String(key))) || !isHeld(wholeOf(path, isThere));
}

/** The outermost part of a missing one that is missing as well. */
export function wholeOf(path: JsonPath, isWritten: Written): JsonPath {
  const depth = path.findIndex((_, index) => !isWritten(path.slice(0, index + 1)));
  return path.slice(0, depth + 1);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keys of an object; none where no object stands. */
export function keysAt(root: unknown, path: JsonPath): string[] {
  const value = valueAt(root, path);
  return isObject(value) ? Object.keys(value as object) : [];
}
