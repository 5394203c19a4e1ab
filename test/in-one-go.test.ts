/** What is compressed on another thread comes out in one piece: with less room the thread would wait for this one. */
import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inOneGo } from '../src/files/in-one-go.ts';

/** Bytes without any pattern. */
function noise(length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash('sha256').update(String(index)).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

describe.each([0, 1, 63, 1_000, 16_384, 1_500_000])('content of %i bytes', (length) => {
  it.each([
    ['deflate', deflateSync],
    ['gzip', gzipSync],
  ])('fits into the room that %s is given, and comes out as with any other', (_, compress) => {
    for (const content of [noise(length), new Uint8Array(length)]) {
      for (const level of [1, 3, 6, 9]) {
        const settings = inOneGo(content, level);
        const bytes = compress(content, settings);
        expect(bytes.length).toBeLessThanOrEqual(settings.chunkSize);
        expect(bytes.equals(compress(content, { level }))).toBe(true);
      }
    }
  });
});
