/** The file itself: numbered objects, streams, object streams and the cross-reference stream (ISO 32000-1, 7.5.7–8). */
import { createHash } from 'node:crypto';
import { array, dictionary, name, number, type Syntax } from './syntax.ts';

/** A compressed stream, maybe still under way on another thread. */
export type Deflated = Buffer | Promise<Buffer>;

interface Stream {
  readonly number: number;
  readonly entries: Readonly<Record<string, Syntax | undefined>>;
  readonly content: Deflated;
  readonly filter: Syntax | undefined;
}

/** Objects in one object stream: readers unpack a stream to find one of them. */
const OBJECTS_IN_STREAM = 200;
const DEFLATED = name('FlateDecode');
const HEADER = Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1');

export class PdfFile {
  private count = 0;
  private readonly objects: { readonly number: number; readonly value: Syntax }[] = [];
  private readonly streams: Stream[] = [];

  constructor(
    private readonly deflateObjects: (objects: string) => Deflated,
    private readonly deflate: (content: Buffer) => Deflated,
  ) {}

  /** A number for an object that is written later. */
  reserve(): number {
    this.count += 1;
    return this.count;
  }

  /** Writes an object and gives the reference to it. */
  add(value: Syntax, number = this.reserve()): Syntax {
    this.objects.push({ number, value });
    return reference(number);
  }

  /** Writes a stream of content that is compressed already. */
  addStream(content: Deflated, entries: Stream['entries'] = {}): Syntax {
    const own = this.reserve();
    this.streams.push({ number: own, entries, content, filter: DEFLATED });
    return reference(own);
  }

  /** Writes a stream whose content can be read as it stands. */
  addPlainStream(content: Buffer, entries: Stream['entries']): Syntax {
    const own = this.reserve();
    this.streams.push({ number: own, entries, content, filter: undefined });
    return reference(own);
  }

  /** The bytes of the file. */
  async bytes(root: Syntax, info: Syntax): Promise<Uint8Array> {
    const packs = this.packObjects();
    const table = this.reserve();
    const places = Buffer.alloc(ENTRY * (this.count + 1));
    putEntry(places, 0, 0, 0, 0xffff);
    this.objects.forEach(({ number: object }, index) => {
      const pack = packs[Math.floor(index / OBJECTS_IN_STREAM)] as number;
      putEntry(places, object, 2, pack, index % OBJECTS_IN_STREAM);
    });
    const parts: Buffer[] = [HEADER];
    let length = HEADER.length;
    const write = ({ number: own, entries, filter }: Omit<Stream, 'content'>, content: Buffer) => {
      const dictionaryText = dictionary({ ...entries, Filter: filter, Length: number(content.length) });
      const head = Buffer.from(`${own} 0 obj\n${dictionaryText}\nstream\n`, 'latin1');
      putEntry(places, own, 1, length, 0);
      parts.push(head, content, END_OF_STREAM);
      length += head.length + content.length + END_OF_STREAM.length;
    };
    for (const stream of this.streams) write(stream, await stream.content);
    const start = length;
    putEntry(places, table, 1, start, 0);
    const id = md5(parts);
    const entries = {
      Type: name('XRef'),
      Size: number(this.count + 1),
      W: array(['1', '4', '2']),
      Root: root,
      Info: info,
      ID: array([`<${id}>`, `<${id}>`]),
    };
    const packedTable = await this.deflate(rowDifferences(places));
    write({ number: table, entries: { ...entries, DecodeParms: ROW_DIFFERENCES }, filter: DEFLATED }, packedTable);
    parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
    return new Uint8Array(Buffer.concat(parts));
  }

  /** Puts the objects into streams, in their order; gives the numbers of these. */
  private packObjects(): number[] {
    const packs: number[] = [];
    for (let start = 0; start < this.objects.length; start += OBJECTS_IN_STREAM) {
      const objects = this.objects.slice(start, start + OBJECTS_IN_STREAM);
      let index = '';
      let values = '';
      for (const { number: object, value } of objects) {
        index += `${index === '' ? '' : ' '}${object} ${values.length}`;
        values += `${value}\n`;
      }
      const content = this.deflateObjects(`${index}\n${values}`);
      const entries = { Type: name('ObjStm'), N: number(objects.length), First: number(index.length + 1) };
      const stream = this.reserve();
      this.streams.push({ number: stream, entries, content, filter: DEFLATED });
      packs.push(stream);
    }
    return packs;
  }
}

function md5(parts: readonly Buffer[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

const END_OF_STREAM = Buffer.from('\nendstream\nendobj\n', 'latin1');

export function reference(object: number): Syntax {
  return `${object} 0 R`;
}

/** Bytes of an entry of the cross-reference stream. */
const ENTRY = 7;
/** Each entry is given as its difference from the one before, byte by byte (7.4.4.4): most are alike. */
const ROW_DIFFERENCES = dictionary({ Predictor: number(12), Columns: number(ENTRY) });
const UP = 2;

/** The entry of an object: where it stands, or in which stream and as which of it (7.5.8.3). */
function putEntry(table: Buffer, object: number, type: 0 | 1 | 2, at: number, index: number): void {
  table.writeUInt8(type, ENTRY * object);
  table.writeUInt32BE(at, ENTRY * object + 1);
  table.writeUInt16BE(index, ENTRY * object + 5);
}

function rowDifferences(table: Buffer): Buffer {
  const rows = table.length / ENTRY;
  const differences = Buffer.alloc(rows * (ENTRY + 1));
  for (let row = 0; row < rows; row += 1) {
    differences[row * (ENTRY + 1)] = UP;
    for (let at = row * ENTRY; at < (row + 1) * ENTRY; at += 1) {
      differences[at + row + 1] = (table[at] as number) - (table[at - ENTRY] ?? 0);
    }
  }
  return differences;
}
