/** What closes an official document: 附件说明, 署名 and 成文日期 (GB/T 9704-2012, 7.3.4 and 7.3.5). */
import { ATTACHMENT_LABEL, type AttachmentNote, attachmentNumber, type SignatureBlock } from '../model/report.ts';
import { plainElement, type StructureElement } from '../model/structure.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { BlockContext } from './block-context.ts';
import { type Box, linesBox, sumOfHeights } from './box.ts';
import type { PageFlow } from './page-flow.ts';
import type { SetLine } from './typesetter.ts';

interface Piece {
  readonly line: SetLine;
  readonly x: number;
  readonly element: StructureElement;
}

/** Two characters in; further lines of a name begin under its first character. */
export function attachmentNoteBox({ names }: AttachmentNote, { style, typesetter, width }: BlockContext): Box {
  const textStyle: TextStyle = { ...style.attachmentNote, align: 'left', indentChars: 0 };
  const label = typesetter.line(ATTACHMENT_LABEL, textStyle);
  const labelLeft = 2 * textStyle.size;
  const numberLeft = labelLeft + label.setting.width;
  const nameLeft = numberLeft + (names.length > 1 ? textStyle.size : 0);
  const intro = plainElement('P');
  const list = plainElement('L');
  const rows = names.flatMap((name, index): Piece[][] => {
    const { numbered, body } = names.length > 1 ? addItem(list) : { numbered: intro, body: intro };
    const number = typesetter.line(attachmentNumber(index, names.length), textStyle);
    const shape = { width: width - nameLeft, firstIndent: 0 };
    const lines = typesetter.lines([{ kind: 'text', text: name }], textStyle, shape);
    const lead = [
      ...(index === 0 ? [{ line: label, x: labelLeft, element: intro }] : []),
      { line: number, x: numberLeft, element: numbered },
    ];
    return lines.map((line, at) => [...(at === 0 ? lead : []), { line, x: nameLeft, element: body }]);
  });
  const box = linesBox(
    rows.map((row) => (row.at(-1) as Piece).line),
    textStyle,
    'P',
  );
  return { ...box, place: (flow) => placePieces(flow, rows, [intro, list]) };
}

/** A new item at the end of a list: the elements of its number and of its text. */
function addItem(list: StructureElement) {
  const [numbered, body] = [plainElement('Lbl'), plainElement('LBody')];
  list.children.push({ ...plainElement('LI'), children: [numbered, body] });
  return { numbered, body };
}

function placePieces(flow: PageFlow, rows: readonly (readonly Piece[])[], elements: readonly StructureElement[]): void {
  for (const element of elements) flow.inside(element, () => {});
  for (const row of rows) {
    const height = Math.max(...row.map(({ line }) => line.height));
    if (!flow.fits(height)) flow.nextPage();
    const y = flow.take(height);
    for (const { line, x, element } of row) flow.belongingTo(element, () => flow.addLine(line, flow.left + x, y));
  }
}

/** Characters between the date and the right edge, with a seal. */
const SEALED_INDENT = 4;
/** Without one: between the name and the right edge, and between the first characters of name and date. */
const UNSEALED_INDENT = 2;

export function signatureBox(block: SignatureBlock, { style, typesetter, width }: BlockContext): Box {
  const textStyle: TextStyle = { ...style.signature, align: 'left', indentChars: 0 };
  const set = (text: string) => (text === '' ? undefined : typesetter.line(text, textStyle));
  const signer = set(block.signer);
  const date = set(block.date);
  const places = (block.unsealed ? unsealedPlaces : sealedPlaces)(
    { signer: signer?.setting.width ?? 0, date: date?.setting.width ?? 0 },
    width,
    textStyle.size,
  );
  const placed = [
    ...(signer === undefined ? [] : [{ line: signer, x: places.signer }]),
    ...(date === undefined ? [] : [{ line: date, x: places.date }]),
  ];
  const lines = placed.map(({ line }) => line);
  const height = sumOfHeights(lines);
  return {
    ...linesBox(lines, textStyle, 'P'),
    height,
    startHeight: height,
    place: (flow) => {
      for (const { line, x } of placed) {
        flow.inside(plainElement('P'), () => flow.addLine(line, flow.left + x, flow.take(line.height)));
      }
    },
  };
}

interface Pair {
  readonly signer: number;
  readonly date: number;
}

/** The date four characters from the right, the signer centred above it. Widths to left edges, pt. */
function sealedPlaces(widths: Pair, width: number, size: number): Pair {
  const dateCentre = width - SEALED_INDENT * size - widths.date / 2;
  const centre = Math.min(dateCentre, width - Math.max(widths.signer, widths.date) / 2);
  return { signer: centre - widths.signer / 2, date: centre - widths.date / 2 };
}

/** The signer two characters from the right, the date two characters further in; a longer date pushes the signer left. */
function unsealedPlaces(widths: Pair, width: number, size: number): Pair {
  const indent = UNSEALED_INDENT * size;
  if (widths.date > widths.signer) {
    const date = width - indent - widths.date;
    return { signer: Math.max(0, date - indent), date };
  }
  const signer = width - indent - widths.signer;
  return { signer, date: signer + indent };
}
