/** What closes an official document: 附件说明, 署名 and 成文日期 (GB/T 9704-2012, 7.3.4 and 7.3.5). */
import type { Setting } from '../model/page.ts';
import { ATTACHMENT_LABEL, type AttachmentNote, attachmentNumber, type SignatureBlock } from '../model/report.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import { moved } from './atom.ts';
import type { BlockContext } from './block-context.ts';
import { type Box, linesBox, sumOfHeights } from './box.ts';
import type { SetLine } from './typesetter.ts';

/** Two characters in; further lines of a name begin under its first character. */
export function attachmentNoteBox({ names }: AttachmentNote, { style, typesetter, width }: BlockContext): Box {
  const textStyle: TextStyle = { ...style.attachmentNote, align: 'left', indentChars: 0 };
  const label = typesetter.line(ATTACHMENT_LABEL, textStyle);
  const numberLeft = 2 * textStyle.size + label.setting.width;
  const nameLeft = numberLeft + (names.length > 1 ? textStyle.size : 0);
  const lines = names.flatMap((name, index) => {
    const shape = { width: width - nameLeft, firstIndent: 0 };
    const [first, ...rest] = typesetter.lines([{ kind: 'text', text: name }], textStyle, shape);
    if (first === undefined) return [];
    const number = typesetter.line(attachmentNumber(index, names.length), textStyle);
    const lead = index === 0 ? [moved(label.setting, 2 * textStyle.size)] : [];
    const parts = [...lead, moved(number.setting, numberLeft), moved(first.setting, nameLeft)];
    const others = rest.map((line): SetLine => ({ ...line, setting: moved(line.setting, nameLeft) }));
    return [{ ...first, setting: joined(parts) }, ...others];
  });
  return linesBox(lines, textStyle);
}

/** Settings side by side as one line of plain text. */
function joined(parts: readonly Setting[]): Setting {
  return {
    atoms: parts.flatMap(({ atoms }) => atoms),
    xs: parts.flatMap(({ xs }) => xs),
    sources: parts.flatMap(({ sources }) => sources),
    width: parts.reduce((sum, { width }) => sum + width, 0),
  };
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
    ...linesBox(lines, textStyle),
    height,
    startHeight: height,
    place: (flow) => {
      for (const { line, x } of placed) flow.addLine(line, flow.left + x, flow.take(line.height));
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
