/** Checks a JSON file against a zod schema: for the dossier, and for profiles and catalogues alike. */
import type { z } from 'zod';
import type { Finding, Outcome } from '../diagnostics/finding.ts';
import { messages, numeralFault, typeName } from '../diagnostics/messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { NumberLiteral } from '../model/dossier.ts';
import { allowedKeys, descriptionAt, nameAt } from '../model/schema-facts.ts';
import { type JsonPath, type LocatedJson, valueAt } from '../model/source.ts';
import { DECIMAL_PATTERN } from '../money/decimal.ts';
import { type Fault, faultsOf } from './faults.ts';

interface Subject {
  readonly schema: z.ZodType;
  readonly json: LocatedJson;
}

/** The typed value, or every finding about the file's shape (V10–V16), by line. */
export function validateJson<T>(schema: z.ZodType<T>, json: LocatedJson): Outcome<T> {
  const result = schema.safeParse(json.value);
  const faults = faultsOf(result.error?.issues ?? [], json.value);
  if (result.success && faults.length === 0) return { value: bare(result.data), findings: [] };
  const told = withoutMisspelt(faults, { schema, json });
  return { findings: byPlace(told.map((fault) => toFinding(fault, { schema, json }))) };
}

/** The typed value of a part of a file that has no fault of its own. */
export function soundValue<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  const { data } = schema.safeParse(value);
  return data === undefined || faultsOf([], value).length > 0 ? undefined : bare(data);
}

/** Objects without prototype, as they were read: no key that a user writes means anything special. */
function bare<T>(value: T): T {
  if (Array.isArray(value)) for (const entry of value) bare(entry);
  else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    Object.setPrototypeOf(value, null);
    for (const child of Object.values(value)) bare(child);
  }
  return value;
}

/** A key that stands under a misspelt name is not missing as well: that is told once, where it stands. */
function withoutMisspelt(faults: readonly Fault[], subject: Subject): readonly Fault[] {
  const misspelt = new Set(
    faults.flatMap(({ kind, path }) => {
      const meant = kind === 'unknownKey' ? meantKey(path, subject) : undefined;
      return meant === undefined ? [] : [JSON.stringify([...path.slice(0, -1), meant.key])];
    }),
  );
  const owners = new Set([...misspelt].map((path) => JSON.stringify((JSON.parse(path) as JsonPath).slice(0, -1))));
  return faults.filter(({ kind, path }) => {
    if (kind === 'missing') return !misspelt.has(JSON.stringify(path));
    // What an object lacks as a whole may be what stands under the misspelt name.
    return kind !== 'other' || !owners.has(JSON.stringify(path));
  });
}

/** Sorts by file, line and column; findings at one place keep their order. */
export function byPlace(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    ({ place: a }, { place: b }) =>
      Number((a?.file ?? '') > (b?.file ?? '')) - Number((a?.file ?? '') < (b?.file ?? '')) ||
      (a?.line ?? 0) - (b?.line ?? 0) ||
      (a?.column ?? 0) - (b?.column ?? 0),
  );
}

function toFinding(fault: Fault, subject: Subject): Finding {
  const { json } = subject;
  const isKey = fault.kind === 'unknownKey' || fault.kind === 'key';
  const place = json.locate(fault.path, isKey ? 'key' : 'value');
  const text = textOf(fault, subject);
  const actual = text.actual ?? (fault.kind === 'key' ? String(fault.path.at(-1)) : sourceText(json, fault.path));
  return { ...text, place, ...(actual === undefined ? {} : { actual }) };
}

function textOf(fault: Fault, subject: Subject): Finding {
  const name = nameAt(subject.schema, fault.path);
  switch (fault.kind) {
    case 'missing':
      return missingKey(fault.path, subject);
    case 'blank':
      return messages.blank(name, textAt(fault.path, subject));
    case 'unknownKey':
      return unknownKey(fault.path, subject);
    case 'type':
      return wrongType(fault.path, fault.expected, subject);
    case 'numeral':
      return notANumeral(fault.path, fault.whole, subject);
    case 'value':
      return notAllowed(fault.path, fault.allowed, subject);
    case 'pattern':
      return messages.badPattern(name, fault.expected);
    case 'key':
      return messages.badKey(String(fault.path.at(-1)), fault.expected);
    case 'empty':
      return messages.empty(name);
    case 'range':
      return messages.range(name, fault.side, fault.bound);
    case 'tooFew':
      return messages.tooFew(name);
    case 'tooLong':
      return messages.tooLong(name, fault.most);
    case 'tooMany':
      return messages.tooMany(name, fault.most);
    case 'digits':
      return messages.digits(name);
    case 'other':
      return messages.other(fault.message);
  }
}

const ACTUAL_LENGTH = 40;

/** Source text of a value on one line, shortened. */
export function sourceText(json: LocatedJson, path: JsonPath): string | undefined {
  const source = json.sourceAt(path)?.replace(/\s+/g, ' ');
  if (source === undefined) return undefined;
  const characters = Array.from(source);
  return characters.length <= ACTUAL_LENGTH ? source : `${characters.slice(0, ACTUAL_LENGTH).join('')}…`;
}

function missingKey(path: JsonPath, subject: Subject): Finding {
  return messages.missingKey(nameAt(subject.schema, path), textAt(path, subject));
}

/** What the description of a value says beyond its name. */
function textAt(path: JsonPath, { schema }: Subject): string | undefined {
  const description = descriptionAt(schema, path);
  return description === nameAt(schema, path).label ? undefined : description;
}

function unknownKey(path: JsonPath, subject: Subject): Finding {
  return messages.unknownKey(
    String(path.at(-1)),
    meantKey(path, subject),
    allowedKeys(subject.schema, path.slice(0, -1)),
  );
}

/** The free key that an unknown one was meant to be: of its Chinese name, or the nearest. */
function meantKey(path: JsonPath, { schema, json }: Subject) {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const free = allowedKeys(schema, parent).filter(
    (candidate) => valueAt(json.value, [...parent, candidate.key]) === undefined,
  );
  const near = nearest(
    key,
    free.map((candidate) => candidate.key),
  );
  return free.find((candidate) => candidate.label === key || candidate.key === near);
}

function wrongType(path: JsonPath, expected: readonly string[], { schema, json }: Subject): Finding {
  const value = valueAt(json.value, path);
  const name = nameAt(schema, path);
  if (jsonType(value) === 'number' && expected.length === 1 && expected[0] === 'string') {
    return messages.codeAsNumber(name, json.sourceAt(path) ?? String(value));
  }
  return messages.wrongType(name, typeName(jsonType(value)), [...new Set(expected.map(typeName))]);
}

function jsonType(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof NumberLiteral) return 'number';
  return Array.isArray(value) ? 'array' : typeof value;
}

function notANumeral(path: JsonPath, whole: boolean, { schema, json }: Subject): Finding {
  const value = valueAt(json.value, path);
  const text = value instanceof NumberLiteral ? value.source : String(value);
  const fault = numeralFault(text) ?? (whole && DECIMAL_PATTERN.test(text) ? '应为整数，且不为负' : undefined);
  return messages.notANumeral(nameAt(schema, path), fault, suggestNumeral(text, whole), whole);
}

/** The number that was most likely meant; none where a unit is written, which may differ from `amountUnit`. */
function suggestNumeral(text: string, whole: boolean): string | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,+%]/g, '');
  const number = plain.replace(/^\((.+)\)$/, '-$1');
  return (whole ? /^\d+$/ : DECIMAL_PATTERN).test(number) ? number : undefined;
}

function notAllowed(path: JsonPath, allowed: readonly string[], { schema, json }: Subject): Finding {
  const meanings = meaningsOf(descriptionAt(schema, path), allowed);
  const value = valueAt(json.value, path);
  const near = typeof value === 'string' ? (nearest(value, allowed) ?? meant(value, meanings)) : undefined;
  const texts = meanings?.map(([key, meaning]) => `${key} ${meaning}`).join('，');
  return messages.notAllowed(nameAt(schema, path), allowed, texts, near);
}

type Meanings = readonly (readonly [value: string, meaning: string])[];

/** `资金性质：generalPublic 一般公共预算财政拨款，…` → the values with their meanings, if it gives all of them. */
function meaningsOf(description: string | undefined, allowed: readonly string[]): Meanings | undefined {
  const parts = description?.split(/[：，]/) ?? [];
  const meanings = allowed.flatMap((value) => {
    const part = parts.find((text) => text.startsWith(`${value} `));
    return part === undefined ? [] : [[value, part.slice(value.length + 1)] as const];
  });
  return meanings.length === allowed.length ? meanings : undefined;
}

/** The value whose meaning was written in its stead. */
function meant(written: string, meanings: Meanings = []): string | undefined {
  const hits = meanings.filter(([, meaning]) => written !== '' && meaning.includes(written));
  return hits.length === 1 ? hits[0]?.[0] : undefined;
}
