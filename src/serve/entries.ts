/** What can be corrected in place: a value of the dossier by its path, with what may be typed there. */

import type { Place } from '../diagnostics/finding.ts';
import type { Entry } from '../model/desk.ts';
import { dossierSchema, NumberLiteral } from '../model/dossier.ts';
import { fieldWords } from '../model/field-words.ts';
import { schemasAt } from '../model/schema-facts.ts';
import { type DossierFiles, formatPath, type JsonPath, type LocatedJson, parsePath, valueAt } from '../model/source.ts';
import { z } from '../model/zod.ts';
import { Typed } from '../money/typed.ts';
import { FUND as FUNDS, GRADE, METHOD, NATURE, STATUS } from '../workbook/fill-in/choices.ts';
import type { Choices } from '../workbook/fill-in/form.ts';

type ValueEntry = Extract<Entry, { kind: 'value' }>;

/** A value by its path; undefined where nothing can stand, or what stands there is no single value. */
export function entryAt(json: LocatedJson, path: JsonPath, label?: string): ValueEntry | undefined {
  const value = valueAt(json.value, path);
  const isLeaf = value === undefined || value === null || typeof value === 'string' || value instanceof NumberLiteral;
  const form = isLeaf ? formOf(path) : undefined;
  if (form === undefined) return undefined;
  const source = json.sourceAt(path);
  return {
    kind: 'value',
    path,
    label: label ?? fieldWords(formatPath(path)) ?? '',
    ...form,
    ...(source === undefined ? {} : { source }),
    typed: value instanceof NumberLiteral ? value.source : typeof value === 'string' ? value : '',
  };
}

/** The value or the text that a finding points at. */
export function entryOfPlace(files: DossierFiles, { file, path }: Place): Entry | undefined {
  if (file === files.json.file) return path === undefined ? undefined : entryOfPath(files, parsePath(path));
  const prose = files.markdownFiles.find((name) => files.displayName(name) === file);
  return prose === undefined ? undefined : proseEntry(files, prose, prose);
}

/** Where a file of prose is named, what is meant is the text in it, whether it is there already or not. */
function entryOfPath(files: DossierFiles, path: JsonPath): Entry | undefined {
  const named = valueAt(files.json.value, path);
  if (!isProseName(named)) return entryAt(files.json, path);
  return proseEntry(files, named, fieldWords(formatPath(path)) ?? named);
}

export function isProseName(value: unknown): value is string {
  return typeof value === 'string' && value.endsWith('.md') && !value.includes('\n');
}

export function proseEntry(files: DossierFiles, file: string, label: string): Entry {
  return { kind: 'prose', file, label, typed: files.readMarkdown(file) ?? '' };
}

type Form = Pick<ValueEntry, 'form' | 'choices'>;

/** What the schema of a dossier takes at a path. */
function formOf(path: JsonPath): Form | undefined {
  const schemas = schemasAt(dossierSchema, path);
  const forms = schemas.map(formOfSchema);
  return forms.find((form) => form !== undefined);
}

const WORDS: readonly Choices[] = [STATUS, NATURE, FUNDS, METHOD, GRADE];

function formOfSchema(given: z.core.$ZodType): Form | undefined {
  const schema = unwrapped(given);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'enum') return { form: 'choice', choices: wordsFor(Object.values(def.entries).map(String)) };
  const number = z.safeParse(schema, new NumberLiteral('1'));
  if (number.success) return { form: number.data instanceof Typed ? 'amount' : 'number' };
  if (z.safeParse(schema, new NumberLiteral('2022')).success) return { form: 'number' };
  if (def.type !== 'string') return undefined;
  return { form: z.safeParse(schema, '2022-02-03').success && !z.safeParse(schema, '文').success ? 'date' : 'text' };
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'optional' || def.type === 'default' ? unwrapped(def.innerType) : schema;
}

function wordsFor(values: readonly string[]): Choices {
  const words = WORDS.find((list) => values.every((value) => list.some(([each]) => each === value)));
  return words ?? values.map((value) => [value, value]);
}
