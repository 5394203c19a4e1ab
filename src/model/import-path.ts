/** Paths of `imported.json` back from their text. */
import type { ImportPath, RowKey } from './imported.ts';
import type { JsonPath } from './source.ts';

/** The path that `importPathText` wrote. */
export function importPathOf(text: string): ImportPath {
  const path: (string | number | Record<string, string>)[] = [];
  for (const [part] of text.matchAll(/\[(?:"(?:[^"\\]|\\.)*"|[^\]"]|"(?:[^"\\]|\\.)*")*\]|[^.[\]]+/g)) {
    if (!part.startsWith('[')) path.push(part);
    else if (/^\[\d+\]$/.test(part)) path.push(Number(part.slice(1, -1)));
    else if (part.startsWith('["')) path.push(JSON.parse(part.slice(1, -1)) as string);
    else path.push(rowKeyOf(part.slice(1, -1)));
  }
  return path;
}

function rowKeyOf(text: string): Record<string, string> {
  const fields = [...text.matchAll(/(\w+)=("(?:[^"\\]|\\.)*"|[^,]*)/g)];
  return Object.fromEntries(
    fields.map(([, key = '', value = '']) => [key, value.startsWith('"') ? (JSON.parse(value) as string) : value]),
  );
}

/** Where such a path leads in a parsed file; undefined where it leads nowhere. */
export function concretePath(root: unknown, path: ImportPath): JsonPath | undefined {
  const found: (string | number)[] = [];
  let value = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    const key = typeof segment === 'object' ? rowIndex(value, segment) : segment;
    if (key === undefined || !Object.hasOwn(value, key)) return undefined;
    found.push(key);
    value = (value as Record<string | number, unknown>)[key];
  }
  return found;
}

/** The first entry with these fields; one for a fund alone has no code. */
function rowIndex(list: object, key: RowKey): number | undefined {
  if (!Array.isArray(list)) return undefined;
  const index = list.findIndex((row: unknown) => {
    if (typeof row !== 'object' || row === null) return false;
    const fields = row as Record<string, unknown>;
    const isAlone = key.code !== undefined || fields.code === undefined;
    return isAlone && Object.entries(key).every(([name, value]) => fields[name] === value);
  });
  return index < 0 ? undefined : index;
}
