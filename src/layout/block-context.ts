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
  /** All headings of the report, for the contents. */
  readonly headings: readonly Heading[];
  /** How deep each heading lies. */
  readonly depths: ReadonlyMap<Heading, HeadingLevel>;
  /** Of a table that has a page for itself: the height of that page below its headings, pt. */
  readonly ownPage: number | undefined;
  /** How tight the text is set. */
  readonly density: Density;
}
