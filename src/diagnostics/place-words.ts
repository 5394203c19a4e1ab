/** Places of files as a reader of papers is told of them: the file below the unit's folder, and the line. */
import type { Place } from './finding.ts';

/**
 * `report.json 第12行第5列`, with the cell that it came from; of a place in the report itself, its headings. They are parted
 * by a sign that every typeface has.
 */
export function fileText({ file, line, column, path, cell }: Place): string {
  if (line === undefined) return path?.replaceAll(' › ', ' > ') ?? nameOf(file);
  const from = cell === undefined ? '' : `，来自 ${cell.replaceAll(' › ', ' > ')}`;
  return `${nameOf(file)} 第${line}行${column === undefined ? '' : `第${column}列`}${from}`;
}

/** Lines of one file that are listed before they are only counted. */
const LISTED_LINES = 40;

/** Places by their files: `report.json 第145、157、169行；overview.md 第3行`; undefined for none. */
export function placesText(places: readonly Place[]): string | undefined {
  const lines = new Map<string, Set<number>>();
  const others = new Set<string>();
  for (const place of places) {
    const name = nameOf(place.file);
    if (place.line === undefined) others.add(fileText(place));
    else lines.set(name, (lines.get(name) ?? new Set()).add(place.line));
  }
  const texts = [...lines].map(([file, own]) => {
    const listed = [...own].slice(0, LISTED_LINES).join('、');
    return `${file} 第${listed}${own.size > LISTED_LINES ? ` … 共 ${own.size} ` : ''}行`;
  });
  return [...texts, ...others].join('；') || undefined;
}

/** `report.json`; of a text its folder as well, of which a unit has several: `annex/report.md`. */
function nameOf(file: string): string {
  const [last = file, above] = file.split('/').reverse();
  return above === undefined || last === 'report.json' ? last : `${above}/${last}`;
}
