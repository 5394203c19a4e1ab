/** What numbers of cells look like, whatever rules part the cells. */

/** With decimals: an amount and no code. */
export const AMOUNT = /^[-−－(（]?[\d,，]+\.\d+[)）]?%?$/u;
/** An amount, a code, a number of a line. */
export const NUMBER = /^[-−－(（]?[\d,，]+(?:\.\d+)?[)）]?%?$/u;
/** Room between cells of a line, at least, in sizes of the type. */
export const CELL_GAP = 0.8;
