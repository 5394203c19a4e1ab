/** Compression: of what is large on another thread. What was compressed before is kept by its content. */
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

/**
 * The compressed content that belongs to a key, made at most once while it is kept.
 * @param budget bytes of keys and compressed contents that are kept
 */
export function keptDeflated(budget: number, level?: number): (key: string, make: () => Buffer) => Deflated {
  const kept = new Map<string, Buffer>();
  let size = 0;
  const keep = (key: string, result: Buffer) => {
    if (!kept.has(key)) size += key.length + result.length;
    kept.set(key, result);
    for (const [oldest, { length }] of kept) {
      if (size <= budget) break;
      kept.delete(oldest);
      size -= oldest.length + length;
    }
    return result;
  };
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const result = deflated(make(), level);
    return result instanceof Promise ? result.then((bytes) => keep(key, bytes)) : keep(key, result);
  };
}
