/** The tables of a year: the file of the year, laid over the editions that it extends. */
import type { Outcome } from '../diagnostics/finding.ts';
import type { LocatedJson } from '../model/source.ts';
import { type TableEdition, type TableSet, tableEditionSchema, tableSetSchema } from '../model/table-spec.ts';
import { validateJson } from './validate-json.ts';

/** The file of the year, the one it extends, and so on to one that extends none. */
export type Editions = readonly [LocatedJson, ...LocatedJson[]];

/** @returns the table set; a fault that only shows in the whole is told in the file of the year */
export function tableSetOf([newest, ...older]: Editions): Outcome<TableSet> {
  const base = older.at(-1);
  if (base === undefined) return validateJson(tableSetSchema, newest);
  const whole = validateJson(tableSetSchema, base);
  const editions = [newest, ...older.slice(0, -1)].map((file) => validateJson(tableEditionSchema, file));
  const findings = [...editions, whole].flatMap((outcome) => outcome.findings);
  if (whole.value === undefined || findings.length > 0) return { findings };
  const value = editions.reduceRight<unknown>((below, edition) => laidOver(below, edition.value), whole.value);
  const { file, text } = newest;
  const { locate, sourceAt } = newest;
  return validateJson(tableSetSchema, {
    file,
    text,
    value,
    locate: locate.bind(newest),
    sourceAt: sourceAt.bind(newest),
  });
}

function laidOver(below: unknown, edition: TableEdition | undefined): unknown {
  if (edition === undefined) return below;
  const { extends: _year, order, ...changes } = edition;
  const result = changed(below, changes) as TableSet;
  if (order === undefined) return result;
  return { ...result, tables: result.tables.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) };
}

type Json = { readonly [key: string]: unknown };

/**
 * What is written changes what is below; all else stays; `null` takes away. Where a list is changed by an object, its
 * keys name single members (see `memberName`), and a member that is not there yet is added.
 */
function changed(below: unknown, change: unknown): unknown {
  if (!isObject(change)) return change;
  if (Array.isArray(below)) return changedMembers(below, change);
  const result: Record<string, unknown> = isObject(below) ? { ...below } : {};
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete result[key];
    else result[key] = changed(result[key], value);
  }
  return result;
}

function changedMembers(members: readonly unknown[], changes: Json): unknown[] {
  const names = new Set(members.map(memberName));
  const kept = members.flatMap((member) => {
    const change = changes[memberName(member)];
    if (change === undefined) return [member];
    return change === null ? [] : [changed(member, change)];
  });
  const added = Object.entries(changes).flatMap(([name, value]) => (names.has(name) ? [] : [value]));
  return [...kept, ...added].sort((a, b) => lineOf(a) - lineOf(b));
}

/** A table is named by its `id`, a row by its `line`, a column by its `number`, a side or group by its `label`. */
function memberName(member: unknown): string {
  return isObject(member) ? String(member.id ?? member.line ?? member.number ?? member.label) : '';
}

/** Rows keep the order of their lines; whatever has none keeps its place. */
function lineOf(member: unknown): number {
  return isObject(member) && typeof member.line === 'number' ? member.line : 0;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
