/** A template of a check sheet that cannot be filled; its message is Chinese, for its author. */
export class CheckSheetError extends Error {}
