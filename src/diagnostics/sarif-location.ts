/** A place of a finding in the words of SARIF: a file with its line, or a place that is no file's. */
import type { Place } from './finding.ts';

export interface SarifLocation {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: { readonly startLine: number; readonly startColumn?: number };
  };
  readonly logicalLocations?: readonly { readonly name?: string; readonly fullyQualifiedName: string }[];
}

/**
 * A value that was imported names the cell that it came from after its own path.
 * @param title of the report: such a place has no file of its own, and its path is made of headings
 */
export function sarifLocation({ file, line, column, path, cell }: Place, title?: string): SarifLocation {
  if (file === title || file === '') return { logicalLocations: [inReport(file, path)] };
  const names = [path, cell].flatMap((name) => (name === undefined ? [] : { fullyQualifiedName: name }));
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      ...(line === undefined
        ? {}
        : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
    },
    ...(names.length === 0 ? {} : { logicalLocations: names }),
  };
}

const BETWEEN = ' › ';

/** The last heading is the name; the title and all headings are the full name. */
function inReport(title: string, path: string | undefined): { name: string; fullyQualifiedName: string } {
  const full = [title, path].filter((part) => part !== undefined && part !== '').join(BETWEEN);
  return { name: full.split(BETWEEN).at(-1) ?? full, fullyQualifiedName: full };
}

/** A path as a relative reference of RFC 3986; an absolute one as a `file:` URI. */
function uriOf(file: string): string {
  const [first = '', ...rest] = file.replaceAll('\\', '/').split('/');
  const drive = /^[A-Za-z]:$/.test(first);
  const path = [drive ? first : encodeURIComponent(first), ...rest.map(encodeURIComponent)].join('/');
  if (drive) return `file:///${path}`;
  return first === '' ? `file://${path}` : path;
}
