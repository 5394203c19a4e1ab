/** A script of the program: CommonJS within the function that `src/start/scripts.ts` calls, in plain ASCII. */

const HEAD = '(function(exports,require,module,__filename,__dirname,__fileUrl){';
const END = '\n})';

export function wrapped(code) {
  return `${HEAD}${inAscii(code)}${END}`;
}

/** What may still hold other characters are strings, regular expressions and templates; there an escape means the same. */
function inAscii(code) {
  if (/\\[^\0-\x7f]|String\.raw`[^`]*[^\0-\x7f]/.test(code)) throw new Error('a character that cannot be escaped');
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
