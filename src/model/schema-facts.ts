/** What a zod schema says about the value at a path: its Chinese name, its keys. */

import type { Named } from '../diagnostics/messages.ts';
import type { JsonPath } from './source.ts';
import { z } from './zod.ts';

type Schema = z.core.$ZodType;

/** The schemas that may apply at a path; several where a union allows several shapes. */
export function schemasAt(root: Schema, path: JsonPath): Schema[] {
  return path.reduce<Schema[]>(
    (schemas, segment) => schemas.flatMap((schema) => shapes(schema).flatMap((shape) => step(shape, segment))),
    [root],
  );
}

/** A schema without its wrappers (optional, default, transform), and the options of a union. */
function shapes(schema: Schema): Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
    case 'nonoptional':
      return shapes(def.innerType);
    case 'pipe':
      return shapes(inputOf(def));
    case 'lazy':
      return shapes(def.getter());
    case 'union':
      return def.options.flatMap(shapes);
    default:
      return [schema];
  }
}

function step(schema: Schema, segment: string | number): Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'array') return [def.element];
  if (def.type === 'record') return [def.valueType];
  if (def.type !== 'object' || !Object.hasOwn(def.shape, segment)) return [];
  const next = def.shape[segment];
  return next === undefined ? [] : [next];
}

/** The Chinese description of a schema, or of what it wraps. */
export function descriptionOf(schema: Schema): string | undefined {
  const own = z.globalRegistry.get(schema)?.description;
  if (own !== undefined) return own;
  const inner = innerOf(schema);
  return inner === undefined ? undefined : descriptionOf(inner);
}

function innerOf(schema: Schema): Schema | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if ('innerType' in def) return def.innerType;
  return def.type === 'pipe' ? inputOf(def) : undefined;
}

/** What a pipe reads; a preprocessing step reads anything, so that its target tells more. */
function inputOf(def: z.core.$ZodPipeDef): Schema {
  return def.in._zod.def.type === 'transform' ? def.out : def.in;
}

/** The description of what belongs at a path. */
export function descriptionAt(root: Schema, path: JsonPath): string | undefined {
  return schemasAt(root, path)
    .map(descriptionOf)
    .find((description) => description !== undefined);
}

/** The noun at the head of a description: `资金性质：generalPublic …` → `资金性质`. */
export function labelOf(description: string | undefined): string | undefined {
  const head = description?.split(/[：；，]/)[0];
  return head?.replace(/(（[^）]*）?)+$/, '') || undefined;
}

/** The key at the end of a path, or the item of the list under that key, and its Chinese name. */
export function nameAt(root: Schema, path: JsonPath): Named {
  const key = path.findLast((segment) => typeof segment === 'string');
  const last = path.at(-1);
  const label = labelOf(descriptionAt(root, path));
  return { key: String(key ?? '文件'), label, ...(typeof last === 'number' ? { index: last } : {}) };
}

/** Whether an object at this path has the key by its shape, not as an entry that the writer named. */
export function declaresKey(root: Schema, path: JsonPath, key: string): boolean {
  return schemasAt(root, path)
    .flatMap(shapes)
    .some((schema) => {
      const { def } = (schema as z.core.$ZodTypes)._zod;
      return def.type === 'object' && Object.hasOwn(def.shape, key);
    });
}

/** The keys an object at this path may have. */
export function allowedKeys(root: Schema, path: JsonPath): Named[] {
  const keys = new Map<string, Named>();
  for (const schema of schemasAt(root, path).flatMap(shapes)) {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    if (def.type !== 'object') continue;
    for (const [key, value] of Object.entries(def.shape)) {
      keys.set(key, { key, label: labelOf(descriptionOf(value)) });
    }
  }
  return [...keys.values()];
}

/** The names of each key, of all objects that a schema describes, in their order. */
export function keyLabels(root: Schema): ReadonlyMap<string, ReadonlySet<string>> {
  const labels = new Map<string, Set<string>>();
  const seen = new Set<Schema>();
  const visit = (wrapped: Schema): void => {
    for (const schema of shapes(wrapped)) {
      if (seen.has(schema)) continue;
      seen.add(schema);
      const { def } = (schema as z.core.$ZodTypes)._zod;
      if (def.type === 'array') visit(def.element);
      if (def.type === 'record') visit(def.valueType);
      if (def.type !== 'object') continue;
      for (const [key, value] of Object.entries(def.shape)) {
        const label = labelOf(descriptionOf(value));
        if (label !== undefined) labels.set(key, (labels.get(key) ?? new Set()).add(label));
        visit(value);
      }
    }
  };
  visit(root);
  return labels;
}
