/** The names a template may call. */

/** Helpers whose first argument is a figure id: what the template check looks up. */
export const FIGURE_HELPERS = [
  'figure',
  'amount',
  'percent',
  'score',
  'direction',
  'reasons',
  'ifZero',
  'ifStated',
  'ifPrior',
  'ifReasons',
  'ifSeveralReasons',
] as const;
const OTHER_HELPERS = [
  'child',
  'list',
  'prose',
  'slot',
  'ifSlot',
  'fact',
  'ordinal',
  'position',
  'circled',
  'word',
  'box',
] as const;
export const KNOWN_HELPERS: readonly string[] = [...FIGURE_HELPERS, ...OTHER_HELPERS, 'if', 'unless', 'each', 'with'];
