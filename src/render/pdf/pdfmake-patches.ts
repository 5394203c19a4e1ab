/**
 * What the emitter changes in pdfmake, all of it by subclassing: nothing is patched for other users of the library.
 * Written for pdfmake 0.3.11 with pdfkit 0.19.1; look again at each when the pinned version moves.
 */
import type { PdfEmbeddedFont, PdfOptions, PdfOutlineItem, PdfReference } from 'pdfmake/js/PDFDocument.js';
import type { FontRole, Typefaces } from '../../style/typefaces.ts';
import { Face } from './face.ts';
import type { PlacedAtom } from './line-breaker.ts';
import type { Page, PageLine } from './page.ts';
import { noteDictionary, noteFrame } from './page-note.ts';
import { PdfDocument, PdfRenderer } from './pdfmake-modules.ts';

interface ParsedFace {
  readonly font: unknown;
  readonly build: new (document: unknown, font: unknown, id: string) => PdfEmbeddedFont;
  readonly widths: Map<string, number>;
}

/** Parsed faces of the process by font file. */
const parsedFaces = new Map<string, ParsedFace>();

/** How much thicker a strong character is drawn, in em: the 仿宋 and 楷体 faces have no bold. */
const STRONG_STROKE = 0.03;

/**
 * Cause: pdfmake 0.3.11 parses every font file anew for each document (about 40 ms for four Chinese faces). Here a face
 * is parsed once per process and each document gets its own subset of it. A parsed face keeps with each glyph the code
 * points it was first asked for (fontkit 2.0.4): in the project's faces no two code points share a glyph, so the text
 * layer does not depend on earlier documents.
 */
export class ReportDocument extends PdfDocument {
  private readonly faces = new Map<FontRole, Face>();
  private emptyForm: PdfReference | undefined;

  constructor(
    private readonly typefaces: Typefaces,
    options: PdfOptions,
  ) {
    super({}, {}, {}, {}, options);
  }

  /** The face of a role in this document; embedded when it is used. */
  face(role: FontRole): Face {
    let face = this.faces.get(role);
    if (face === undefined) {
      face = this.openFace(role);
      this.faces.set(role, face);
    }
    return face;
  }

  /** Labels pages as printed: pages before `firstNumbered` have none. */
  labelPages(firstNumbered: number): void {
    const numbered = { S: 'D', St: 1 };
    this._root.data.PageLabels = { Nums: firstNumbered === 0 ? [0, numbered] : [0, {}, firstNumbered, numbered] };
  }

  /** The look of annotations whose text the page itself has marked: nothing. pdf.js wants a graphics state in it. */
  emptyAppearance(): PdfReference {
    if (this.emptyForm === undefined) {
      const resources = { ExtGState: { G0: { Type: 'ExtGState', BM: 'Multiply' } } };
      this.emptyForm = this.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1], Resources: resources });
      this.emptyForm.end('/G0 gs');
    }
    return this.emptyForm;
  }

  private openFace(role: FontRole): Face {
    const file = this.typefaces.file(role);
    const known = parsedFaces.get(file);
    if (known === undefined) {
      this.font(this.typefaces.data(role));
      const font = this._font;
      const parsed = { font: font.font, build: font.constructor as ParsedFace['build'], widths: new Map() };
      parsedFaces.set(file, parsed);
      return new Face(font, parsed.widths);
    }
    this._fontCount += 1;
    const id = `F${this._fontCount}`;
    const font = new known.build(this, known.font, id);
    this._fontFamilies[id] = font;
    return new Face(font, known.widths);
  }
}

/**
 * Cause: pdfmake 0.3.11 writes each inline (each hanzi) as a text object of its own with colour and opacity. Here a
 * line is one text object; characters of one face go into one `TJ` array, which also carries the justification.
 * It also draws strong text thicker, turns lines, sets links, destinations, bookmarks and annotations.
 */
export class PageRenderer extends PdfRenderer<ReportDocument, PageLine> {
  private readonly outlineParents: (PdfOutlineItem | undefined)[] = [];

  draw(pages: readonly Page[]): void {
    this.renderPages(pages);
  }

  override renderLine(line: PageLine): void {
    const document = this.pdfDocument;
    if (line.anchor !== undefined) this.mark(line, line.anchor);
    if (line.link !== undefined) document.goTo(line.x, line.y, line.link.width, line.height, line.link.target);
    if (line.note !== undefined) this.annotate(line.note);
    if (line.atoms.length === 0) return;
    let colour = line.colour;
    const text = runsOf(line.atoms).map((run) => {
      const own = run[0].colour ?? line.colour;
      const shown = `${own === colour ? '' : `${colourOperators(own)} `}${this.showRun(run, line)}`;
      colour = own;
      return shown;
    });
    document.addContent(
      `q 1 0 0 -1 0 ${decimal(document.page.height)} cm ${colourOperators(line.colour)} BT ${text.join(' ')} ET Q`,
    );
  }

  private mark(line: PageLine, anchor: NonNullable<PageLine['anchor']>): void {
    const document = this.pdfDocument;
    document.addNamedDestination(anchor.id, 'XYZ', 0, line.y, null);
    const parent =
      this.outlineParents.slice(0, anchor.level).findLast((item) => item !== undefined) ?? document.outline;
    const width = document.page.width;
    const item = parent.addItem(anchor.text, { expanded: anchor.level === 1, top: line.y, left: width });
    this.outlineParents.length = anchor.level;
    this.outlineParents[anchor.level] = item;
  }

  private annotate(note: NonNullable<PageLine['note']>): void {
    const document = this.pdfDocument;
    const { x, y, w, h } = noteFrame(note);
    document.annotate(x, y, w, h, noteDictionary(note, document.page.height, document.emptyAppearance()));
  }

  private showRun(run: readonly [PlacedAtom, ...PlacedAtom[]], line: PageLine): string {
    const [first] = run;
    const { face, size, strong } = first.atom;
    const { font } = face;
    this.pdfDocument.page.fonts[font.id] ??= font.ref();
    const mode = strong ? `2 Tr ${decimal(size * STRONG_STROKE)} w` : '0 Tr';
    const matrix = textMatrix(line, first.x, this.pdfDocument.page.height);
    return `${mode} /${font.id} ${decimal(size)} Tf ${matrix} Tm [${glyphArray(run)}] TJ`;
  }
}

/** Where and in which direction text begins that stands `along` pt from the left edge of the line. */
function textMatrix({ x, y, baseline, turn = 0 }: PageLine, along: number, pageHeight: number): string {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const origin = [x + along * cos, pageHeight - y - baseline + along * sin];
  return [cos, sin, -sin, cos, ...origin].map(decimal).join(' ');
}

/** Fill and stroke colour; black where none is given. */
function colourOperators(colour: string | undefined): string {
  if (colour === undefined) return '0 g 0 G';
  const parts = (colour.match(/../g) ?? []).map((part) => decimal(Number.parseInt(part, 16) / 255)).join(' ');
  return `${parts} rg ${parts} RG`;
}

/** Neighbours with one face, size, weight and colour. */
function runsOf(atoms: readonly PlacedAtom[]): [PlacedAtom, ...PlacedAtom[]][] {
  const runs: [PlacedAtom, ...PlacedAtom[]][] = [];
  for (const placed of atoms) {
    const run = runs.at(-1);
    const before = run?.[0].atom;
    const same =
      before?.face === placed.atom.face && before.size === placed.atom.size && before.strong === placed.atom.strong;
    if (run !== undefined && same && run[0].colour === placed.colour) run.push(placed);
    else runs.push([placed]);
  }
  return runs;
}

/** Contents of a `TJ` array: codes, and in 1/1000 em the moves between them. */
function glyphArray(run: readonly [PlacedAtom, ...PlacedAtom[]]): string {
  const size = run[0].atom.size;
  let array = '';
  let open = '';
  let pen = run[0].x;
  const move = (thousandths: number) => {
    if (open !== '') array += `<${open}>`;
    open = '';
    array += `${decimal(thousandths)} `;
  };
  for (const { atom, x } of run) {
    const gap = x - pen;
    if (Math.abs(gap) > 0.001) move((-gap * 1000) / size);
    for (const part of atom.face.encode(atom.text)) {
      open += part.codes;
      if (part.adjust !== 0) move(part.adjust);
    }
    pen = x + atom.face.width(atom.text) * size;
  }
  return open === '' ? array : `${array}<${open}>`;
}

/** A PDF number with at most three decimals. */
function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
