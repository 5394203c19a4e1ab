/** A place of a dossier in the field's words: what a finance officer calls the value that stands there. */
import { dossierSchema } from './dossier.ts';
import { type ImportPath, importPathText } from './imported.ts';
import { declaresKey, descriptionAt, labelOf, schemasAt } from './schema-facts.ts';
import { formatPath, parsePath } from './source.ts';

/** A code, or a key in the writer's own words, tells which entry is meant; other keys are names for the program. */
const TELLING_KEY = /^\d+$|\p{Script=Han}/u;

/**
 * `expenditure[3].basic` → `本年支出第4项 > 基本支出`; the keys of entries are left out unless they are codes or Chinese.
 * @param path as `formatPath` writes it
 * @returns undefined where the dossier has no such place
 */
export function fieldWords(path: string): string | undefined {
  const steps = parsePath(path);
  if (schemasAt(dossierSchema, steps).length === 0) return undefined;
  const words: string[] = [];
  for (const [index, step] of steps.entries()) {
    if (typeof step === 'number') {
      const last = words.pop() ?? '';
      words.push(`${last}第${step + 1}项`);
      continue;
    }
    const isEntry = !declaresKey(dossierSchema, steps.slice(0, index), step);
    const label = labelOf(descriptionAt(dossierSchema, steps.slice(0, index + 1)));
    if (isEntry && TELLING_KEY.test(step)) words.push(`${words.pop() ?? ''}“${step}”`);
    else if (!isEntry && label !== undefined && label !== words.at(-1)) words.push(label);
  }
  return words.length === 0 ? undefined : nearest(words).join(' > ');
}

/** The same of a value that an import has brought: `revenue[code=2210201].other` → `本年收入“2210201” > 其他收入`. */
export function importedWords(path: ImportPath): string {
  const keys: string[] = [];
  const steps = path.map((step) => {
    if (typeof step !== 'object') return step;
    keys.push(Object.values(step)[0] ?? '');
    return 0;
  });
  const words = fieldWords(formatPath(steps));
  return (
    words?.replaceAll(/第1项/g, (item) => (keys.length === 0 ? item : `“${keys.shift()}”`)) ?? importPathText(path)
  );
}

/** Names that are told: the last ones. */
const TOLD = 3;
/** A longer name of what the value lies in explains rather than names. */
const LONGEST_ABOVE = 14;

function nearest(words: readonly string[]): readonly string[] {
  return words.slice(-TOLD).filter((word, index, told) => index === told.length - 1 || word.length <= LONGEST_ABOVE);
}
