/**
 * JSON files that hold no amounts (profiles, forms, catalogues) → values with plain numbers.
 *
 * They are big and nearly always without fault: the value comes from `JSON.parse`, and the text is read a second time,
 * with the place of every part, only when a finding needs one.
 */
import type { Outcome, Place } from '../diagnostics/finding.ts';
import { NumberLiteral } from '../model/dossier.ts';
import { JSON_NESTING } from '../model/limits.ts';
import type { JsonPath, LocatedJson } from '../model/source.ts';
import { parseJson, readText } from './read-json.ts';

/** Reads a JSON file whose numbers are plain. @param displayName its name in findings @param inside its folder */
export function readPlainJson(path: string, displayName: string, inside: string): Outcome<LocatedJson> {
  const { value: text, findings } = readText(path, displayName, inside);
  if (text === undefined) return { findings };
  const parsed = parsePlainJson(text, displayName);
  return { ...parsed, findings: [...findings, ...parsed.findings] };
}

/** The same for a text that is already in memory. */
export function parsePlainJson(text: string, file: string): Outcome<LocatedJson> {
  const value = plainValue(text);
  if (value !== undefined) return { value: new PlainJson(file, text, value), findings: [] };
  const { value: located, findings } = parseJson(text, file);
  return located === undefined
    ? { findings }
    : { value: new PlainJson(file, text, withPlainNumbers(located.value)), findings };
}

class PlainJson implements LocatedJson {
  private parsed: LocatedJson | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
    readonly value: unknown,
  ) {}

  locate(path: JsonPath, what?: 'key' | 'value'): Place {
    return this.located().locate(path, what);
  }

  sourceAt(path: JsonPath): string | undefined {
    return this.located().sourceAt(path);
  }

  private located(): LocatedJson {
    this.parsed ??= parseJson(this.text, this.file).value;
    if (this.parsed === undefined) throw new Error(`${this.file} was read and cannot be parsed`);
    return this.parsed;
  }
}

/** The value of a text that certainly has no fault; undefined where only the parser with places can tell. */
function plainValue(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  // `JSON.parse` takes the last of two equal keys in silence: the text then has more of them than the value. A text may
  // seem to have too many (`"a": ":"`), never too few.
  return keysIn(value, 0) === (text.match(/"\s*:/g)?.length ?? 0) ? value : undefined;
}

/** How many keys all objects of a value have; NaN where they lie too deep. */
function keysIn(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= JSON_NESTING) return Number.NaN;
  let keys = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const child of Object.values(value)) keys += keysIn(child, depth + 1);
  return keys;
}

function withPlainNumbers(value: unknown): unknown {
  if (value instanceof NumberLiteral) return Number(value.source);
  if (Array.isArray(value)) return value.map(withPlainNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withPlainNumbers(child)]));
}
