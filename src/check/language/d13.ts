/** D13: 科目 by their names of the year, each under its own 款 and 类. */
import { nearest } from '../../diagnostics/suggest.ts';
import type { FunctionalEntry } from '../../model/catalogue.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type Hit, hits, inTitleMarks, type Reading, readingOf } from '../reading/words.ts';
import { catalogueOf, oldNames } from './catalogue-index.ts';
import { type ItemPath, itemPaths, pathText } from './item-paths.ts';
import { tell } from './telling.ts';

export const D13: Rule<'print'> = {
  id: 'D13',
  title: '科目名称用当年的，款在本类之下，项在本款之下',
  source: '当年《政府收支分类科目》',
  severity: 'error',
  needs: 'print',
  check(context) {
    const reading = readingOf(context.view);
    const paths = itemPaths(reading).filter(({ hit }) => !inTitleMarks(hit));
    return [...paths.flatMap((path) => wrongPath(path, context)), ...outdated(reading, context)];
  },
};

const LEVELS = ['类', '款', '项'] as const;

/** Follows a printed path down the catalogue as far as it goes. */
function wrongPath(path: ItemPath, context: Print): Fault[] {
  const { entries, classes, children } = catalogueOf(context.classification);
  const written = [path.class, path.group, path.item];
  let above = classes.filter(({ name }) => path.class.endsWith(name));
  if (above.length === 0) return [];
  for (const level of [1, 2]) {
    const name = written[level] ?? '';
    const below = above.flatMap(({ code }) => children.get(code) ?? []);
    const exact = below.filter((entry) => entry.name === name);
    if (exact.length === 0) return notThere(path, name, level, { above, below, entries }, context);
    above = exact;
  }
  return [];
}

interface Around {
  readonly above: readonly FunctionalEntry[];
  readonly below: readonly FunctionalEntry[];
  readonly entries: readonly FunctionalEntry[];
}

function notThere(path: ItemPath, name: string, level: number, around: Around, context: Print): Fault[] {
  const { above, below, entries } = around;
  const what = LEVELS[level];
  const top = above[0]?.name ?? '';
  const elsewhere = entries.filter((entry) => entry.code.length === 3 + level * 2 && entry.name === name);
  const near = nearest(
    name,
    below.map((entry) => entry.name),
  );
  if (elsewhere.length === 0 && near === undefined) return [];
  const homes = [
    ...new Set(elsewhere.map(({ code }) => context.classification.functional.get(code.slice(0, -2))?.name)),
  ];
  const message =
    elsewhere.length > 0
      ? `“${pathText(path)}”：“${name}”不在“${top}”之下，应在“${homes.slice(0, 3).join('”“')}”之下`
      : `“${pathText(path)}”：当年“${top}”之下没有名为“${name}”的${what}级科目`;
  const hint = near === undefined ? '按当年科目改正' : `是否为“${near}”？`;
  const severity = elsewhere.length > 0 ? 'error' : 'warning';
  return [tell(path.hit, { severity, message, hint, actual: name, ...(near === undefined ? {} : { expected: near }) })];
}

/** Names of other years that no valid name contains. */
function outdated(reading: Reading, context: Print): Fault[] {
  const { names, pattern } = oldNames(context.classification, context.functionalEntries ?? []);
  if (pattern === undefined) return [];
  return hits(reading, pattern).flatMap((hit) => {
    const entry = names.get(hit.match[0]);
    return entry === undefined || inTitleMarks(hit) ? [] : [told(hit, entry, context)];
  });
}

function told(hit: Hit, entry: FunctionalEntry, { classification, dossier }: Print): Fault {
  const { name, code, validTo, validFrom } = entry;
  const now = classification.functional.get(code)?.name;
  const years = validTo === undefined ? `自${validFrom}年起使用` : `用到${validTo}年为止`;
  const message = `科目名称“${name}”${years}，报告年度是${dossier.year}年`;
  const hint = now === undefined ? '改用当年的科目名称' : `当年的名称是“${now}”`;
  return tell(hit, { severity: 'warning', message, hint, actual: name, expected: now });
}
