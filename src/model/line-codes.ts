/** The codes that lines of a table are told by: 支出功能分类 or 支出经济分类. */
import type { Classification } from './catalogue.ts';
import type { ClassificationSpec } from './table-spec.ts';

export type LineCodes = NonNullable<ClassificationSpec['by']>;

export function lineCodes({ by = 'functional' }: ClassificationSpec): LineCodes {
  return by;
}

/** Name of a code of such a line; the code itself where the catalogue has none. */
export function lineName(spec: ClassificationSpec, code: string, classification: Classification): string {
  return classification[lineCodes(spec)].get(code)?.name ?? code;
}
