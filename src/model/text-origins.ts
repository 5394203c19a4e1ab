/** Where the unit itself has written the pieces of a report's text; beside the tree, as no output shows it. */
import type { Inline } from './report.ts';
import type { JsonPath } from './source.ts';

/** A line of one of the unit's Markdown files as it stands there, or a value of report.json. */
export type Origin =
  | { readonly file: string; readonly line: number; readonly source: string }
  | { readonly path: JsonPath };

/** By the very object that stands in the tree; text of templates has none. */
export type TextOrigins = Pick<WeakMap<Inline, Origin>, 'get'>;
