import { dirname } from 'node:path';
import type { Place } from '../diagnostics/finding.ts';
import { decodeText } from '../files/decode-text.ts';
import { splitLines } from '../files/lines.ts';
import { readFileInside } from '../files/read-file.ts';

/**
 * The line that a place points to, for `printFindings`; files are read once.
 * @param resolve turns a place's display name into a path on disk
 */
export function lineReader(resolve: (file: string) => string = (file) => file): (place: Place) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return (place) => {
    if (place.line === undefined) return undefined;
    const lines = files.get(place.file) ?? readLines(resolve(place.file));
    files.set(place.file, lines);
    return lines[place.line - 1];
  };
}

function readLines(path: string): readonly string[] {
  const { bytes } = readFileInside(path, dirname(path));
  const decoded = bytes === undefined ? undefined : decodeText(bytes);
  return decoded !== undefined && 'text' in decoded ? splitLines(decoded.text) : [];
}
