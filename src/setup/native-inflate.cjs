/**
 * Stands for `tiny-inflate` in the bundle: the table of the line breaker is packed twice, and is unpacked by Node's own
 * zlib in a tenth of the time.
 */
const { inflateRawSync } = require('node:zlib');

/** @returns the unpacked bytes, at the beginning of `target` */
module.exports = (source, target) => {
  const bytes = inflateRawSync(source);
  target.set(bytes);
  return target.subarray(0, bytes.length);
};
