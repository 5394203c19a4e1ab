/**
 * The shape of what a template may name. Declared once as a value: templates are checked against it before they run
 * (Handlebars reports a missing field only where it prints it, never inside `{{#if}}` or `{{#each}}`), and the type of
 * the context is derived from it.
 */
import type { Literal } from './marks.ts';

/** `text` is printed; `flag` is asked by `#if`; `figure` and `file` are names handed to helpers; `names` is a list of words; `number` counts. */
export type Leaf = 'text' | 'flag' | 'figure' | 'file' | 'names' | 'number';
export type Shape = Leaf | { readonly [field: string]: Shape } | readonly [Shape];

interface LeafTypes {
  text: Literal;
  flag: boolean;
  figure: string;
  file: string;
  names: readonly string[];
  number: number;
}

export type ShapeOf<S> = S extends Leaf
  ? LeafTypes[S]
  : S extends readonly [infer Element]
    ? readonly ShapeOf<Element>[]
    : { readonly [Field in keyof S]: ShapeOf<S[Field]> };

/** The element shape of a list, or undefined where the shape is not a list. */
export function elementOf(shape: Shape): Shape | undefined {
  if (shape === 'names') return 'text';
  return Array.isArray(shape) ? (shape as readonly [Shape])[0] : undefined;
}

/** The fields of an object shape, or undefined. */
export function fieldsOf(shape: Shape): { readonly [field: string]: Shape } | undefined {
  return typeof shape === 'object' && !Array.isArray(shape)
    ? (shape as { readonly [field: string]: Shape })
    : undefined;
}

/** The shape of one field of an object shape, or undefined. */
export function fieldOf(shape: Shape, name: string): Shape | undefined {
  const fields = fieldsOf(shape);
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Whether a content of this shape can be printed as it is: no object, no list. */
export function isPrinted(shape: Shape): boolean {
  return typeof shape === 'string' && shape !== 'names';
}
