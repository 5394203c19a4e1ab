/** Paths of `imported.json` back from their text. */
import type { ImportPath } from '../model/imported.ts';

/** The path that `importPathText` wrote. */
export function pathOf(text: string): ImportPath {
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
