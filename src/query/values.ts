/** How values of the database are handed on: types of PostgreSQL that are more than a text (`pg_type`). */
import type { Rows, SqlValue } from './database.ts';

const BOOLEAN = 16;
/** int2, int4. */
const INTEGERS = [21, 23];
/** Those that a double may not hold: int8, float4, float8, numeric. */
const LEFT_AS_TEXT = [20, 700, 701, 1700];

/** Both drivers are told to read these and leave all else as the text that PostgreSQL writes. */
export const PARSERS: Readonly<Record<number, (text: string) => SqlValue>> = Object.fromEntries([
  [BOOLEAN, (text: string) => text === 't'],
  ...INTEGERS.map((type) => [type, Number] as const),
]);

export function asText(text: string): SqlValue {
  return text;
}

/** Columns as either driver names them. */
export function columnsOf(fields: readonly { readonly name: string; readonly dataTypeID: number }[]): Rows['columns'] {
  return fields.map(({ name, dataTypeID }) => ({
    name,
    isNumber: [...INTEGERS, ...LEFT_AS_TEXT].includes(dataTypeID),
  }));
}
