/** Files that belong to a report, within its PDF (ISO 32000-1, 7.11; ISO 19005-3, 6.8 and annex E). */
import { createHash } from 'node:crypto';
import { deflated } from './deflate.ts';
import type { PdfFile } from './pdf-file.ts';
import { array, date, dictionary, name, number, type Syntax, text } from './syntax.ts';

export interface Attachment {
  readonly fileName: string;
  /** e.g. `application/json`. */
  readonly mediaType: string;
  /** What it is, in words. */
  readonly description: string;
  readonly content: Uint8Array;
}

/** Where the catalogue names them: each by its name, and all as belonging to the whole document. */
export interface AttachmentEntries {
  readonly EmbeddedFiles: Syntax | undefined;
  readonly AF: Syntax | undefined;
}

/** @param day of the files, ISO `YYYY-MM-DD` */
export function addAttachments(file: PdfFile, attachments: readonly Attachment[], day: string): AttachmentEntries {
  if (attachments.length === 0) return { EmbeddedFiles: undefined, AF: undefined };
  const named = attachments.map((own) => ({ key: text(own.fileName), specification: addOne(file, own, day) }));
  const sorted = [...named].sort((one, other) => (one.key < other.key ? -1 : 1));
  const names = sorted.flatMap(({ key, specification }) => [key, specification]);
  return {
    EmbeddedFiles: dictionary({ Names: array(names) }),
    AF: array(named.map(({ specification }) => specification)),
  };
}

/** The data from which the report's tables and figures are. */
function addOne(file: PdfFile, { fileName, mediaType, description, content }: Attachment, day: string): Syntax {
  const stream = file.addStream(deflated(Buffer.from(content)), {
    Type: name('EmbeddedFile'),
    Subtype: name(mediaType.replaceAll('/', '#2F')),
    Params: dictionary({
      Size: number(content.length),
      CreationDate: date(day),
      ModDate: date(day),
      CheckSum: `<${createHash('md5').update(content).digest('hex')}>`,
    }),
  });
  return file.add(
    dictionary({
      Type: name('Filespec'),
      F: text(fileName),
      UF: text(fileName),
      Desc: text(description),
      AFRelationship: name('Data'),
      EF: dictionary({ F: stream, UF: stream }),
    }),
  );
}
