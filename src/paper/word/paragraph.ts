/** What a paragraph says once its changes are accepted, how it is set, and what hangs on it. */
import { mostSet } from '../most-set.ts';
import { ownLook, ownRunLook, type Style, type Styles, typeOf } from './styles.ts';
import { symbol } from './symbols.ts';
import { below, childAt, elements, switchOf, textOf, valOf, type XmlElement } from './xml.ts';

export interface ParagraphReading {
  /** A line break that was typed is `\n`. */
  readonly text: string;
  readonly size: number;
  readonly heavy: boolean;
  readonly style: Style;
  /** Its end was deleted: the next paragraph goes on with it. */
  readonly goesOn: boolean;
  readonly hanging: readonly Hanging[];
}

export type Hanging =
  | { readonly kind: 'box'; readonly content: XmlElement }
  | { readonly kind: 'chart'; readonly relation: string }
  | { readonly kind: 'footnote'; readonly id: string }
  /** Nothing of it can be read. */
  | { readonly kind: 'picture' | 'object' };

/** Where fields stand open, over paragraphs: what each of them is, and whether its result has begun. */
export type OpenFields = { code: string; isResult: boolean }[];

const EMU_IN_PT = 12_700;
/** In pt: smaller pictures are marks, seals, lines. */
const PICTURE = { width: 200, height: 80 };

export function readParagraph(paragraph: XmlElement, styles: Styles, fields: OpenFields): ParagraphReading {
  return new Reading(paragraph, styles, fields).read();
}

class Reading {
  private text = '';
  private readonly hanging: Hanging[] = [];
  private readonly set: { size: number; heavy: boolean; characters: number }[] = [];
  private readonly style: Style;
  private readonly properties: XmlElement | undefined;

  constructor(
    private readonly paragraph: XmlElement,
    styles: Styles,
    private readonly fields: OpenFields,
  ) {
    this.properties = childAt(paragraph, 'w:pPr');
    this.style = { ...styles.style(valOf(this.properties, 'w:pStyle')), ...ownLook(this.properties, undefined) };
  }

  read(): ParagraphReading {
    this.walk(this.paragraph);
    return {
      text: this.text,
      ...(mostSet(this.set) ?? typeOf(this.style)),
      style: this.style,
      goesOn: childAt(this.properties, 'w:rPr', 'w:del') !== undefined,
      hanging: this.hanging,
    };
  }

  private walk(element: XmlElement): void {
    for (const child of elements(element)) this.content(child);
  }

  private content(element: XmlElement): void {
    switch (element.name) {
      case 'w:r':
        this.run(element);
        return;
      case 'w:ins':
      case 'w:moveTo':
      case 'w:hyperlink':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:fldSimple':
      case 'w:dir':
      case 'w:bdo':
      case 'w:sdtContent':
        this.walk(element);
        return;
      case 'w:sdt':
        for (const each of elements(element).filter(({ name }) => name === 'w:sdtContent')) this.walk(each);
        return;
      case 'm:oMath':
      case 'm:oMathPara':
        this.add(below(element, 'm:t').map(textOf).join(''), typeOf(this.style));
        return;
    }
  }

  private run(run: XmlElement): void {
    const properties = childAt(run, 'w:rPr');
    if (switchOf(properties, 'w:vanish') === true) return;
    const type = typeOf({ ...this.style, ...ownRunLook(properties) });
    for (const piece of elements(run)) this.piece(piece, type);
  }

  private piece(piece: XmlElement, type: { size: number; heavy: boolean }): void {
    switch (piece.name) {
      case 'w:t':
        this.add(textOf(piece), type);
        return;
      case 'w:tab':
      case 'w:ptab':
        this.add('\t', type);
        return;
      case 'w:br':
      case 'w:cr':
        if (!['page', 'column'].includes(piece.attributes['w:type'] ?? '')) this.add('\n', type);
        return;
      case 'w:noBreakHyphen':
        this.add('-', type);
        return;
      case 'w:sym':
        this.add(symbol(piece.attributes['w:font'] ?? '', piece.attributes['w:char'] ?? ''), type);
        return;
      case 'w:fldChar':
        this.field(piece.attributes['w:fldCharType'] ?? '');
        return;
      case 'w:instrText': {
        const last = this.fields.at(-1);
        if (last !== undefined && !last.isResult) last.code += textOf(piece);
        return;
      }
      case 'w:footnoteReference':
        this.hanging.push({ kind: 'footnote', id: piece.attributes['w:id'] ?? '' });
        return;
      case 'w:ruby':
        for (const base of below(piece, 'w:rubyBase')) this.walk(base);
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
      case 'mc:AlternateContent':
        this.hanging.push(...hangingIn(piece));
        return;
    }
  }

  private field(type: string): void {
    if (type === 'begin') this.fields.push({ code: '', isResult: false });
    const last = this.fields.at(-1);
    if (type === 'separate' && last !== undefined) last.isResult = true;
    if (type === 'end') this.fields.pop();
  }

  private add(text: string, type: { size: number; heavy: boolean }): void {
    if (this.fields.some(({ isResult }) => !isResult)) return;
    this.text += text;
    this.set.push({ ...type, characters: text.trim().length });
  }
}

/** Text boxes, charts and pictures of a drawing; of two versions of one drawing the first that holds any. */
function hangingIn(element: XmlElement): Hanging[] {
  if (element.name === 'mc:AlternateContent') {
    const versions = elements(element).map((version) => elements(version).flatMap(hangingIn));
    return versions.find((version) => version.length > 0) ?? [];
  }
  const boxes = below(element, 'w:txbxContent').map((content) => ({ kind: 'box', content }) as const);
  const charts = below(element, 'c:chart').map(({ attributes }) => {
    return { kind: 'chart', relation: attributes['r:id'] ?? '' } as const;
  });
  const found = [...boxes, ...charts];
  if (found.length > 0) return found;
  if (element.name === 'w:object') return [{ kind: 'object' }];
  return isLargePicture(element) ? [{ kind: 'picture' }] : [];
}

function isLargePicture(element: XmlElement): boolean {
  const isDrawn = below(element, 'pic:pic').length > 0;
  const [extent] = below(element, 'wp:extent');
  if (isDrawn && extent !== undefined) {
    const [width, height] = [extent.attributes.cx, extent.attributes.cy].map((each) => Number(each) / EMU_IN_PT);
    return (width ?? 0) > PICTURE.width && (height ?? 0) > PICTURE.height;
  }
  const shape = below(element, 'v:imagedata').length > 0 ? below(element, 'v:shape')[0] : undefined;
  const sized = /width:([\d.]+)pt;.*?height:([\d.]+)pt/u.exec(shape?.attributes.style ?? '');
  return sized !== null && Number(sized[1]) > PICTURE.width && Number(sized[2]) > PICTURE.height;
}
