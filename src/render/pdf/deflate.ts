/** Compression: of what is large on another thread. */
import { deflate, deflateSync } from 'node:zlib';
import { inOneGo } from '../../files/in-one-go.ts';
import type { Deflated } from './pdf-file.ts';

/** Bytes below which another thread only costs time: what it takes to hand content over and to take it back. */
const LEAST_ASIDE = 50_000;

/** @param level how hard to try, 1 to 9 */
export function deflated(content: Buffer, level = 6): Deflated {
  const settings = inOneGo(content, level);
  // Copied: without the room that was left over.
  if (content.length < LEAST_ASIDE) return Buffer.from(deflateSync(content, settings));
  return new Promise((resolve, reject) => {
    deflate(content, settings, (error, result) => {
      if (error === null) resolve(Buffer.from(result));
      else reject(error);
    });
  });
}
