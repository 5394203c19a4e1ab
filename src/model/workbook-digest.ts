import { createHash } from 'node:crypto';

/** By which a workbook is known again: `sha256:…`. */
export function workbookDigest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
