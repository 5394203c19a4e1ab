/** How content is compressed on another thread while this one works. */

/** What compression adds to content that it cannot make smaller: heads, and 5 bytes for some ten thousand. */
const added = (length: number) => 64 + (length >> 10);

/**
 * Settings of zlib with room for all that comes out. With less, the other thread stops when the room is full until this one
 * is idle, so that most of a large content is compressed when everything else is done.
 */
export function inOneGo({ length }: Uint8Array, level: number): { readonly level: number; readonly chunkSize: number } {
  return { level, chunkSize: length + added(length) };
}
