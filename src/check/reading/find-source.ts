/** Finds a printed text in the unit's own files, so that a finding about prose points to where it is written. */
import type { Place } from '../../diagnostics/finding.ts';
import type { DossierFiles } from '../../model/source.ts';

interface SourceLine {
  readonly text: string;
  readonly place: Place;
}

const SHORTEST = 8;

/**
 * @returns a function from printed text to its place in a Markdown file; undefined for text of templates and tables.
 *   A printed text holds figures where the file has `{{…}}`, so the longest piece without digits decides.
 */
export function sourceFinder(files: DossierFiles): (text: string) => Place | undefined {
  let lines: SourceLine[] | undefined;
  return (text) => {
    lines ??= files.markdownFiles.flatMap((file) => linesOf(files, file));
    const pieces = text.split(/[\d.,%]+/).sort((a, b) => b.length - a.length);
    const longest = pieces[0] ?? '';
    if (longest.length < SHORTEST) return undefined;
    return lines.find((line) => line.text.includes(longest))?.place;
  };
}

function linesOf(files: DossierFiles, file: string): SourceLine[] {
  const text = files.readMarkdown(file) ?? '';
  return text
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === ''
        ? []
        : [{ text: line.replaceAll('**', ''), place: { file: files.displayName(file), line: index + 1, column: 1 } }],
    );
}
