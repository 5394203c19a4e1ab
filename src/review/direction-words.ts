/** Names that say the direction of an amount: its sign beside them would say it twice. */
const SAYS_LESS = /(?:减少|下降|降低|压减|核减)额?$/;
const MINUS = /^[-－−](?=\d)/;

/** `城乡医疗救助减少` and `-329.45万元` → `329.45万元`; beside any other name the value as it is. */
export function besideName(name: string, shown: string): string {
  return SAYS_LESS.test(name) ? shown.replace(MINUS, '') : shown;
}
