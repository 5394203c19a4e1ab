/** Rows of texts as CSV (RFC 4180): lines end with CRLF. */

/** By it Excel knows that a file is in UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
