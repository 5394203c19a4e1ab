/** Numbers of parts, sections and entries by the profile's pattern. */
import { chineseNumeral } from '../model/terms.ts';

/** `第{一}部分　` with 3 → 第三部分　; `{1}.` with 3 → 3. */
export function numbered(pattern: string, value: number): string {
  return pattern.replace('{一}', chineseNumeral(value)).replace('{1}', String(value));
}

/** Replaces `{name}` by the value of that name; others stay. */
export function fillPlaceholders(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
