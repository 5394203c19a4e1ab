/** What a file is, by its bytes and never by its name alone. */
import { BrokenZip, type ZipEntry, ZipTooLarge, zipEntries } from '../files/zip-entries.ts';
import type { PaperProblem } from './problem.ts';

export type FileKind =
  | { readonly kind: 'docx'; readonly entries: readonly ZipEntry[] }
  | { readonly kind: 'pdf' | 'workbook' }
  | { readonly kind: 'refused'; readonly problem: PaperProblem };

/** Of all that is packed in a .docx. */
const UNPACKED_BYTES = 150 * 1024 * 1024;
/** Within which a PDF says that it is one (ISO 32000-1, annex H). */
const PDF_HEAD = 1024;

const ZIP = '504b0304';
const COMPOUND = 'd0cf11e0a1b11ae1';
const PICTURES = ['ffd8ff', '89504e47', '47494638', '49492a00', '4d4d002a', '424d', '52494646'];

/** @param name tells only .wps from .doc, which are of one form */
export function kindOf(bytes: Uint8Array, name: string): FileKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.subarray(0, 8).toString('hex');
  if (file.subarray(0, PDF_HEAD).includes('%PDF-')) return { kind: 'pdf' };
  if (head.startsWith(ZIP)) return kindOfZip(bytes);
  if (head === COMPOUND) return kindOfCompound(file, name);
  if (PICTURES.some((each) => head.startsWith(each))) return refused('picture');
  if (file.length === 0) return refused('empty');
  // A .csv or a page with tables that calls itself .xls; what is neither the reader of workbooks refuses.
  return /\.(?:csv|xls|et)$/iu.test(name) ? { kind: 'workbook' } : refused('otherFormat');
}

function refused(problem: PaperProblem): FileKind {
  return { kind: 'refused', problem };
}

const OPEN_SHEET = 'application/vnd.oasis.opendocument.spreadsheet';

function kindOfZip(bytes: Uint8Array): FileKind {
  try {
    const entries = zipEntries(bytes, UNPACKED_BYTES);
    const names = new Set(entries.map(({ name }) => name));
    const mime = entries.find(({ name }) => name === 'mimetype');
    if (names.has('OFD.xml')) return refused('ofd');
    if ([...names].some((name) => name.startsWith('xl/'))) return { kind: 'workbook' };
    if (mime !== undefined && Buffer.from(mime.content).toString().startsWith(OPEN_SHEET)) return { kind: 'workbook' };
    if (entries.some(({ encrypted }) => encrypted)) return refused('password');
    return [...names].some((name) => name.startsWith('word/')) ? { kind: 'docx', entries } : refused('otherFormat');
  } catch (error) {
    if (error instanceof ZipTooLarge) return refused('tooLarge');
    if (error instanceof BrokenZip) return refused('broken');
    throw error;
  }
}

/** OLE2: .doc, .wps, .xls, .et, or a .docx or .xlsx behind a password; told by the names of its streams. */
function kindOfCompound(file: Buffer, name: string): FileKind {
  const holds = (stream: string) => file.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return refused('password');
  if (holds('WordDocument')) return refused(/\.wps$/iu.test(name) ? 'wps' : 'oldWord');
  return holds('Workbook') || holds('Book') ? { kind: 'workbook' } : refused('otherFormat');
}
