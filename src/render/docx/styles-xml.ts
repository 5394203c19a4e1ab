/** `word/styles.xml` from the named styles, written whole: docx's own defaults are blue headings in Calibri. */
import { advanceOf, type StyleSheet, type TextStyle } from '../../style/style-sheet.ts';
import { eastAsianFont, latinFont, SYMBOL_FONT } from './fonts.ts';
import { draftStyles, type NamedStyle, namedStyles, STYLE } from './styles.ts';
import { halfPoints, lineTwips, twips } from './units.ts';
import { element, join, NOTHING, part, type Xml } from './xml.ts';

/** The styles part of a document; `draft` adds those of remarks and of the label. */
export function stylesXml(style: StyleSheet, draft: boolean): string {
  const { body } = style.paragraph;
  const named = [...namedStyles(style), ...(draft ? draftStyles(style) : [])];
  return part(
    'styles',
    documentDefaults(body),
    normalStyle(body),
    ...DEFAULT_STYLES,
    ...named.map((one) => paragraphStyle(one, body.lineHeight)),
    CHECKED_BOX_STYLE,
    draft ? COMMENT_REFERENCE_STYLE : NOTHING,
    ...NOTE_STYLES,
  );
}

/** An element with the one attribute `w:val`. */
function valued(name: string, val: string | number): Xml {
  return element(name, { val });
}

type StyleKind = 'paragraph' | 'character' | 'table' | 'numbering';
type Standing = { readonly default?: 1; readonly customStyle?: 1 };

function styleElement(type: StyleKind, styleId: string, standing: Standing, ...content: readonly Xml[]): Xml {
  return element('style', { type, ...standing, styleId }, ...content);
}

/** 禁则 on; no hanging punctuation and no automatic space at digits, both of which would move line ends. */
const TYPOGRAPHY = join([
  element('kinsoku'),
  element('wordWrap'),
  ...['overflowPunct', 'topLinePunct', 'autoSpaceDE', 'autoSpaceDN'].map((name) => valued(name, 0)),
]);

function documentDefaults(body: TextStyle): Xml {
  const language = element('lang', { val: 'en-US', eastAsia: 'zh-CN', bidi: 'ar-SA' });
  const run = element('rPrDefault', {}, element('rPr', {}, fontsXml(body), sizeXml(body), language));
  return element('docDefaults', {}, run, element('pPrDefault'));
}

function normalStyle(body: TextStyle): Xml {
  const text: TextStyle = { ...body, indentChars: 0 };
  const properties = paragraphProperties({ id: 'Normal', name: 'Normal', text }, body.lineHeight);
  return styleElement('paragraph', 'Normal', { default: 1 }, valued('name', 'Normal'), element('qFormat'), properties);
}

/** How Word ranks and hides the styles that it brings along. */
function hidden(priority: number): Xml {
  return join([valued('uiPriority', priority), element('semiHidden'), element('unhideWhenUsed')]);
}

const width = (name: string, w: number): Xml => element(name, { w, type: 'dxa' });

const DEFAULT_STYLES = [
  styleElement(
    'character',
    'DefaultParagraphFont',
    { default: 1 },
    valued('name', 'Default Paragraph Font'),
    hidden(1),
  ),
  styleElement(
    'table',
    'TableNormal',
    { default: 1 },
    valued('name', 'Normal Table'),
    hidden(99),
    element(
      'tblPr',
      {},
      width('tblInd', 0),
      element('tblCellMar', {}, width('top', 0), width('left', 108), width('bottom', 0), width('right', 108)),
    ),
  ),
  styleElement('numbering', 'NoList', { default: 1 }, valued('name', 'No List'), hidden(99)),
];

/** A character style, whose name Word knows or (custom) does not. */
function characterStyle(id: string, name: string, standing: Standing, ...content: readonly Xml[]): Xml {
  const basedOn = valued('basedOn', 'DefaultParagraphFont');
  return styleElement('character', id, standing, valued('name', name), basedOn, ...content);
}

const CHECKED_BOX_STYLE = characterStyle(
  STYLE.checkBox,
  '勾选框',
  { customStyle: 1 },
  element('rPr', {}, facesXml(SYMBOL_FONT, SYMBOL_FONT)),
);

const COMMENT_REFERENCE_STYLE = characterStyle(
  STYLE.commentReference,
  'annotation reference',
  {},
  hidden(99),
  element('rPr', {}, valued('sz', 21), valued('szCs', 21)),
);

/** Named in the empty notes parts that docx always writes. */
const NOTE_STYLES = ['Footnote', 'Endnote'].map((kind) =>
  characterStyle(
    `${kind}Reference`,
    `${kind.toLowerCase()} reference`,
    {},
    hidden(99),
    element('rPr', {}, valued('vertAlign', 'superscript')),
  ),
);

const BUILT_IN = /^((heading|toc) \d|annotation text)$/;

function paragraphStyle(named: NamedStyle, gridLine: number): Xml {
  return styleElement(
    'paragraph',
    named.id,
    BUILT_IN.test(named.name) ? {} : { customStyle: 1 },
    valued('name', named.name),
    valued('basedOn', 'Normal'),
    named.next === undefined ? NOTHING : valued('next', named.next),
    named.priority === undefined ? NOTHING : valued('uiPriority', named.priority),
    element('qFormat'),
    paragraphProperties(named, gridLine),
    runProperties(named.text),
  );
}

/** Children of `w:pPr` in the order of the schema. */
function paragraphProperties(named: NamedStyle, gridLine: number): Xml {
  const { text, outlineLevel } = named;
  const onGrid = text.lineHeight === gridLine && !named.autoLine;
  return element(
    'pPr',
    {},
    (named.keepNext ?? text.keepWithNext) ? element('keepNext') : NOTHING,
    outlineLevel === undefined ? NOTHING : element('keepLines'),
    valued('widowControl', 0),
    tabsXml(named),
    TYPOGRAPHY,
    onGrid ? NOTHING : valued('snapToGrid', 0),
    spacingXml(named),
    indentXml(named),
    valued('jc', text.align === 'justify' ? 'both' : text.align),
    outlineLevel === undefined ? NOTHING : valued('outlineLvl', outlineLevel),
  );
}

function tabsXml({ rightTab }: NamedStyle): Xml {
  if (rightTab === undefined) return NOTHING;
  return element('tabs', {}, element('tab', { val: 'right', leader: rightTab.leader, pos: rightTab.position }));
}

function spacingXml({ text, autoLine }: NamedStyle): Xml {
  return element('spacing', {
    before: twips(text.spaceBefore ?? 0),
    after: twips(text.spaceAfter ?? 0),
    ...(autoLine ? { line: 240, lineRule: 'auto' } : { line: lineTwips(text.lineHeight), lineRule: 'exact' }),
  });
}

/** First-line indents in hundredths of a character for Word, and in twips for readers that do not know characters. */
function indentXml({ text, leftIndent, rightIndent }: NamedStyle): Xml {
  const chars = text.indentChars ?? 0;
  return element('ind', {
    left: twips(leftIndent ?? 0),
    right: twips(rightIndent ?? 0),
    firstLineChars: chars * 100,
    firstLine: twips(chars * advanceOf(text)),
  });
}

function runProperties(text: TextStyle): Xml {
  return element(
    'rPr',
    {},
    fontsXml(text),
    ...['b', 'bCs'].map((name) => (text.bold ? element(name) : valued(name, 0))),
    valued('color', text.colour ?? '000000'),
    pitchXml(text),
    sizeXml(text),
  );
}

function fontsXml({ font }: TextStyle): Xml {
  return facesXml(latinFont(font), eastAsianFont(font));
}

function facesXml(latin: string, eastAsia: string): Xml {
  return element('rFonts', { ascii: latin, eastAsia, hAnsi: latin, cs: latin });
}

/** Closer spacing of the characters, in twips. */
function pitchXml({ size, charPitch }: TextStyle): Xml {
  return charPitch === undefined ? NOTHING : valued('spacing', twips(charPitch - size));
}

function sizeXml({ size }: TextStyle): Xml {
  return join([valued('sz', halfPoints(size)), valued('szCs', halfPoints(size))]);
}
