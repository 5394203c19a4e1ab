/** The parts of a document before they are zipped. */
import { type Document, Packer } from 'docx';

/** Path in the package → text or bytes. */
export type Parts = ReadonlyMap<string, string | Uint8Array>;

interface Compiler {
  compile(document: Document, prettify: undefined, written: readonly WrittenPart[]): Parts;
}

export interface WrittenPart {
  readonly path: string;
  readonly data: string;
}

/**
 * All parts of a document; `written` ones replace those of docx.
 *
 * `Packer` only hands out zipped packages, which would have to be unzipped, mended and zipped again: almost half of the
 * time of a small report. So this takes the member of `Packer` that makes the parts. It is private; the version of docx
 * is pinned, and every test of the emitter goes through here.
 */
export function packParts(document: Document, written: readonly WrittenPart[]): Parts {
  const { compiler } = Packer as unknown as { compiler: Compiler };
  return compiler.compile(document, undefined, written);
}
