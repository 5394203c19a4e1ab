/**
 * How much of anything is taken: far above any real paper, far below what would stop the machine. What is beyond is told
 * as a finding at its place.
 */

/** Bytes of one file that is read. */
export const FILE_BYTES = 8 * 1024 * 1024;
/** Bytes of a file of a paper that others made. */
export const PAPER_BYTES = 64 * 1024 * 1024;
/** Characters of one text in a JSON file; longer prose stands in a Markdown file. */
export const TEXT_CHARACTERS = 20_000;
/** Characters of a name: of a unit, of whoever remarks. */
export const NAME_CHARACTERS = 100;
/** Entries of one list, and keys of one object. */
export const LIST_ENTRIES = 10_000;
/** Digits of a number before its point (999 万亿 in 元), and after it. */
export const WHOLE_DIGITS = 15;
export const FRACTION_DIGITS = 10;
/** Brackets within each other in a JSON file; a real one has fewer than 20. */
export const JSON_NESTING = 200;
/** Blocks within each other in a template. */
export const TEMPLATE_NESTING = 50;
/** Phrases of a profile that the check of one template goes through, each use counted. */
export const PARTIAL_USES = 2_000;
/** Characters of all prose of a report, each use counted. */
export const PROSE_CHARACTERS = 4_000_000;
/** Columns of a table that a unit or a profile writes itself. */
export const TABLE_COLUMNS = 60;
/** Rows of such a table. */
export const TABLE_ROWS = 20_000;
/** Findings of one rule that are printed; JSON and SARIF keep all. */
export const FINDINGS_OF_A_RULE = 200;
