/** Where the unit itself has written the pieces of a report's text; beside the tree, as no output shows it. */
import type { Inline } from './report.ts';
import type { JsonPath } from './source.ts';

/** A line of a Markdown file as it stands there, and the first character of the text that comes from it. */
export interface OriginLine {
  readonly from: number;
  readonly line: number;
  readonly text: string;
}

/** Lines of one of the unit's Markdown files, in order, or a value of report.json. */
export type Origin = { readonly file: string; readonly lines: readonly OriginLine[] } | { readonly path: JsonPath };

/** By the very object that stands in the tree; text of templates has none. */
export type TextOrigins = Pick<WeakMap<Inline, Origin>, 'get'>;
