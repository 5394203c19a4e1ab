/** How values of the database are handed on: types of PostgreSQL that are more than a text (`pg_type`). */
import type { SqlValue } from './database.ts';

const BOOLEAN = 16;
const INTEGERS = [21, 23];

/** Both drivers are told to read these and leave all else as the text that PostgreSQL writes. */
export const PARSERS: Readonly<Record<number, (text: string) => SqlValue>> = Object.fromEntries([
  [BOOLEAN, (text: string) => text === 't'],
  ...INTEGERS.map((type) => [type, Number] as const),
]);

export function asText(text: string): SqlValue {
  return text;
}
