/** Compression off the main thread; what was compressed before is kept by its content. */
import { deflate } from 'node:zlib';
import { inOneGo } from '../../files/in-one-go.ts';
import type { Deflated } from './pdf-file.ts';

/** @param level how hard to try, 1 to 9 */
export function deflated(content: Buffer, level = 6): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    deflate(content, inOneGo(content, level), (error, result) => {
      // Without the room that was left over.
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
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    return deflated(make(), level).then((result) => {
      if (!kept.has(key)) size += key.length + result.length;
      kept.set(key, result);
      for (const [oldest, { length }] of kept) {
        if (size <= budget) break;
        kept.delete(oldest);
        size -= oldest.length + length;
      }
      return result;
    });
  };
}
