/** JSON values → text as a person would lay it out: what fits on a line stands on one, a list of rows has a line for each. */
import { NumberLiteral } from '../model/dossier.ts';

/** A value to be written; numbers keep their digits. */
export type JsonValue = NumberLiteral | string | boolean | null | readonly JsonValue[] | JsonObject;

/** Members in the order in which they are written; an object of JavaScript would put codes before words. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

const WIDTH = 110;
const STEP = '  ';

/** @param indent blanks before the line on which the value ends @param used characters before the value on its first line */
export function jsonText(value: JsonValue, indent: string, used: number): string {
  const line = onOneLine(value);
  if (line.length + used <= WIDTH && !isRows(value)) return line;
  const inner = indent + STEP;
  if (isList(value)) {
    const items = value.map((item) => `${inner}${jsonText(item, inner, inner.length)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (!isObject(value)) return line;
  const members = [...value].map(([key, member]) => {
    const head = `${inner}${JSON.stringify(key)}: `;
    return `${head}${jsonText(member, inner, head.length)}`;
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}

/** Several rows of a list. */
function isRows(value: JsonValue): boolean {
  return isList(value) && value.length > 1 && value.every(isObject);
}

export function onOneLine(value: JsonValue): string {
  if (value instanceof NumberLiteral) return value.source;
  if (isList(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = [...value].map(([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isObject(value: JsonValue): value is JsonObject {
  return value instanceof Map;
}
