/** What a block is laid out with. */
import type { HeadingLevel } from '../model/heading-look.ts';
import type { Heading } from '../model/report.ts';
import type { StyleSheet } from '../style/style-sheet.ts';
import type { Density } from './density.ts';
import type { Typesetter } from './typesetter.ts';

export interface BlockContext {
  readonly style: StyleSheet;
  readonly typesetter: Typesetter;
  /** Width of the text area, pt. */
  readonly width: number;
  /** Of the contents: all headings of the report. */
  readonly headings: readonly Heading[];
  /** Of a heading: how deep it lies. */
  readonly depth: HeadingLevel | undefined;
  /** Of a table that has a page for itself: the height of that page below its headings, pt. */
  readonly ownPage: number | undefined;
  /** How tight the text is set. */
  readonly density: Density;
}
