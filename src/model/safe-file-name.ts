/** File names that every file system takes, made from titles. */

/** What Windows forbids, as the full-width character that looks alike. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '\\': '＼',
  '/': '／',
  ':': '：',
  '*': '＊',
  '?': '？',
  '"': '＂',
  '<': '＜',
  '>': '＞',
  '|': '｜',
};

const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** File systems allow 255 bytes; this leaves room for an extension and for what programs append. */
const MAX_BYTES = 200;

/** A name for a file or folder: a title without what file systems forbid, the extension kept. */
export function safeFileName(title: string, extension = ''): string {
  const visible = title
    .normalize('NFC')
    .replace(/[\\/:*?"<>|]/g, (character) => LOOKALIKES[character] ?? '')
    .replace(/\p{Cc}+/gu, ' ');
  const stem = trimmed(shortened(trimmed(visible), MAX_BYTES));
  const name = stem === '' ? '_' : stem;
  return `${DEVICE.test(name) ? '_' : ''}${name}${extension}`;
}

/** Windows drops dots and blanks at the end; a leading dot hides a file. */
function trimmed(name: string): string {
  return name.replace(/^[\s.]+|[\s.]+$/gu, '');
}

function shortened(name: string, maxBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    end += character.length;
  }
  return name.slice(0, end);
}
