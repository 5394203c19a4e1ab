import type { Place } from '../diagnostics/finding.ts';

/** A text that is a file, or a part of one from `firstLine` on. */
export interface TemplateFile {
  readonly file: string;
  readonly firstLine?: number;
}

/** Place in the file of a line and column of the text, both from 1. */
export function placeOf({ file, firstLine = 1 }: TemplateFile, line: number, column: number): Place {
  return { file, line: line + firstLine - 1, column };
}
