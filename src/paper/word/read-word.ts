/** A Word file → what stands in it in reading order. Tracked changes count as accepted, comments are left out. */

import type { ZipEntry } from '../../files/zip-entries.ts';
import type { PaperPlace, PaperText, TableSpot, Unread, WordPlace } from '../../model/paper.ts';
import { type FlowItem, joinedTexts, textAt } from '../flow.ts';
import type { PaperProblem } from '../problem.ts';
import type { FileReading } from '../reading.ts';
import { areAsWide, asTable, onCommonEdges, stacked, type TablePart } from '../table-parts.ts';
import { chartTexts } from './chart.ts';
import { Numbers } from './numbers.ts';
import { guarded, WordPackage } from './package.ts';
import { type Hanging, type OpenFields, type ParagraphReading, readParagraph } from './paragraph.ts';
import { Styles } from './styles.ts';
import { readTable, type TableCells } from './table.ts';
import { childAt, elements, valOf, type XmlElement } from './xml.ts';

/** Never throws for what a file holds. @param entries of the package */
export function readWord(file: string, entries: readonly ZipEntry[]): FileReading | PaperProblem {
  const source = new WordPackage(entries);
  return guarded(() => (source.has(source.main) ? new WordReading(file, source).read() : 'otherFormat'));
}

/** In twips: an empty paragraph that is lower is not to be seen. */
const THIN = 60;

/** Where paragraphs stand: their part, and the cell that they are in. */
interface Within {
  readonly part: string;
  readonly cell?: TableSpot;
}

class WordReading {
  private readonly items: FlowItem[] = [];
  private readonly unread: Unread[] = [];
  private readonly styles: Styles;
  private readonly numbers: Numbers;
  private readonly main: string;
  private readonly relations: ReadonlyMap<string, string>;
  private readonly places = new Map<XmlElement, number>();
  private readonly footnotes: ReadonlyMap<string, XmlElement>;
  private readonly notesPart: string;
  private readonly fields: OpenFields = [];
  private tables = 0;
  /** The last table, below which another part of it may stand. */
  private upper: { readonly part: TablePart; readonly heads: number | undefined; readonly item: FlowItem } | undefined;
  /** Text of paragraphs whose end was deleted. */
  private carried = '';

  constructor(
    private readonly file: string,
    private readonly source: WordPackage,
  ) {
    this.main = source.main;
    this.relations = source.related(this.main);
    const partOf = (ending: string) => [...this.relations.values()].find((part) => part.endsWith(ending)) ?? '';
    this.styles = new Styles(source.root(partOf('styles.xml')));
    this.numbers = new Numbers(source.root(partOf('numbering.xml')));
    this.notesPart = partOf('footnotes.xml');
    const notes = source.root(this.notesPart);
    this.footnotes = new Map(
      notes === undefined ? [] : elements(notes).map((note) => [note.attributes['w:id'] ?? '', note]),
    );
    for (const part of [this.main, this.notesPart]) this.countParagraphs(source.root(part), { count: 0 });
  }

  read(): FileReading {
    const body = childAt(this.source.root(this.main), 'w:body');
    if (body !== undefined) this.container(body, { part: this.main }, false);
    return { items: this.items, unread: this.unread };
  }

  private countParagraphs(element: XmlElement | undefined, counted: { count: number }): void {
    for (const child of element === undefined ? [] : elements(element)) {
      if (child.name === 'w:p') {
        counted.count += 1;
        this.places.set(child, counted.count);
      }
      this.countParagraphs(child, counted);
    }
  }

  private place(element: XmlElement | undefined, { part, cell }: Within): WordPlace {
    const paragraph = element === undefined ? 0 : (this.places.get(element) ?? 0);
    return { kind: 'word', file: this.file, part, paragraph, ...(cell === undefined ? {} : { cell }) };
  }

  private container(element: XmlElement, within: Within, isContents: boolean): void {
    for (const child of elements(element)) {
      switch (child.name) {
        case 'w:p':
          this.paragraph(child, within, isContents);
          break;
        case 'w:tbl':
          this.table(child, within);
          break;
        case 'w:sdt': {
          const gallery = valOf(child, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery');
          this.container(child, within, isContents || gallery === 'Table of Contents');
          break;
        }
        case 'w:sdtContent':
        case 'w:customXml':
        case 'w:ins':
        case 'w:moveTo':
          this.container(child, within, isContents);
          break;
        case 'w:altChunk':
          this.tell(this.lastPlace(within), '插入的另一个文件没有读出');
          break;
      }
    }
  }

  private isWithinContents(): boolean {
    return this.fields.some(({ code }) => /^\s*TOC\b/u.test(code));
  }

  private lastPlace(within: Within): PaperPlace {
    const last = this.items.findLast((item) => item.kind === 'text');
    return (last?.kind === 'text' ? last.text.lines[0]?.place : undefined) ?? this.place(undefined, within);
  }

  private paragraph(paragraph: XmlElement, within: Within, isContents: boolean): void {
    const isBefore = this.isWithinContents();
    const reading = readParagraph(paragraph, this.styles, this.fields);
    const text = this.whole(reading, '');
    const { style, size, heavy } = reading;
    const entry =
      isBefore ||
      this.isWithinContents() ||
      (isContents && /\d\s*$/u.test(text)) ||
      /^(?:toc|目录)\s*\d/iu.test(style.name);
    const outline = style.outline === undefined ? {} : { outline: style.outline };
    const look = { size, heavy, centred: style.centred === true, entry, ...outline };
    // A break within a heading or a centred title is one of lines, elsewhere one of paragraphs.
    const isOne = look.centred || look.outline !== undefined || entry;
    const number =
      reading.goesOn || text === '' || style.numbering === undefined ? '' : this.numbers.next(style.numbering);
    if (text === '' && reading.hanging.length === 0 && (style.line ?? THIN) < THIN) return;
    const pieces = isOne ? [text.replaceAll('\n', '')] : text.split('\n');
    const place = this.place(paragraph, within);
    pieces.forEach((piece, index) => {
      if (!reading.goesOn)
        this.items.push({ kind: 'text', text: textAt(index === 0 ? number + piece : piece, place), look });
    });
    this.hang(reading.hanging, paragraph, within);
  }

  /** With what paragraphs before it left when their ends were deleted. */
  private whole({ text, goesOn }: ParagraphReading, between: string): string {
    const whole = this.carried + (this.carried === '' ? '' : between) + text;
    this.carried = goesOn ? whole : '';
    return whole;
  }

  private hang(hanging: readonly Hanging[], on: XmlElement, within: Within): void {
    for (const each of hanging) {
      switch (each.kind) {
        case 'box':
          this.container(each.content, within, false);
          break;
        case 'chart':
          this.chart(this.relations.get(each.relation), on, within);
          break;
        case 'footnote':
          this.footnote(each.id);
          break;
        case 'picture':
          this.tell(this.place(on, within), '这里的图片没有读出，其中如果有文字或表，没有核对');
          break;
        case 'object':
          this.tell(this.place(on, within), '这里嵌入的对象没有读出');
          break;
      }
    }
  }

  private tell(place: PaperPlace, what: string): void {
    this.unread.push({ place, what });
  }

  private chart(part: string | undefined, on: XmlElement, within: Within): void {
    const root = part === undefined ? undefined : this.source.root(part);
    if (part === undefined || root === undefined) {
      this.tell(this.place(on, within), '这里的图没有读出');
      return;
    }
    const texts = chartTexts(root).map((text) => textAt(text, this.place(undefined, { part })));
    this.items.push({ kind: 'chart', place: this.place(on, within), texts });
  }

  private footnote(id: string): void {
    const note = this.footnotes.get(id);
    if (note === undefined) return;
    const paragraphs = elements(note).filter(({ name }) => name === 'w:p');
    const within = { part: this.notesPart };
    const texts = paragraphs.map((each) => {
      return textAt(readParagraph(each, this.styles, []).text.trim(), this.place(each, within));
    });
    const filled = texts.filter(({ text }) => text !== '');
    if (filled.length > 0) this.items.push({ kind: 'note', text: joinedTexts(filled) });
  }

  private table(table: XmlElement, within: Within): void {
    const [only, ...others] = elements(table).filter(({ name }) => name === 'w:tr');
    const cells = only === undefined ? [] : elements(only).filter(({ name }) => name === 'w:tc');
    // A frame around text, not a table.
    if (others.length === 0 && cells.length === 1 && cells[0] !== undefined) {
      this.container(cells[0], within, false);
      return;
    }
    this.tables += 1;
    const number = this.tables;
    const after: (() => void)[] = [];
    const read = readTable(table, (cell, row, column) => {
      const inCell = { part: within.part, cell: { table: number, row: row + 1, column: column + 1 } };
      return this.cellText(cell, inCell, after);
    });
    this.addTable(number, read, within);
    for (const each of after) each();
  }

  /** Tables one below the other with nothing to be seen between them are one. */
  private addTable(number: number, { repeated, ...read }: TableCells, within: Within): void {
    const [first] = read.cells;
    if (first === undefined) return;
    const part = { ...read, place: first.text.lines[0]?.place ?? this.place(undefined, within) };
    const before = this.upper;
    const heads = repeated > 0 && repeated < part.rows ? repeated : undefined;
    if (before !== undefined && this.items.at(-1) === before.item && areAsWide(before.part, part)) {
      this.items.pop();
      this.tables -= 1;
      const [upper, lower] = onCommonEdges([before.part, part]);
      if (upper !== undefined && lower !== undefined) this.keepTable(stacked(upper, lower), before.heads);
    } else this.keepTable(part, heads, number);
  }

  private keepTable(part: TablePart, heads: number | undefined, number = this.tables): void {
    const item = asTable(part, number, heads);
    this.upper = { part, heads, item };
    this.items.push(item);
  }

  /** Paragraphs of a cell, one a line. What hangs on them and tables within are read after the table. */
  private cellText(cell: XmlElement | undefined, within: Within, after: (() => void)[]): PaperText {
    const texts: PaperText[] = [];
    const collect = (element: XmlElement): void => {
      for (const child of elements(element)) {
        if (child.name === 'w:tbl') after.push(() => this.table(child, { part: within.part }));
        else if (child.name === 'w:p') {
          const reading = readParagraph(child, this.styles, this.fields);
          const text = this.whole(reading, '');
          const numbering = text === '' ? undefined : reading.style.numbering;
          const number = numbering === undefined ? '' : this.numbers.next(numbering);
          if (!reading.goesOn) texts.push(textAt(number + text, this.place(child, within)));
          if (reading.hanging.length > 0) after.push(() => this.hang(reading.hanging, child, { part: within.part }));
        } else if (['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'].includes(child.name)) collect(child);
      }
    };
    if (cell !== undefined) collect(cell);
    const filled = texts.filter(({ text }) => text.trim() !== '');
    if (filled.length === 0)
      return texts[0] === undefined ? textAt('', this.place(undefined, within)) : { ...texts[0], text: '' };
    return joinedTexts(filled, '\n');
  }
}
