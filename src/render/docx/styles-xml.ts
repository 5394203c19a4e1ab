/** `word/styles.xml` from the named styles, written whole: docx's own defaults are blue headings in Calibri. */
import { advanceOf, type StyleSheet, type TextStyle } from '../../style/style-sheet.ts';
import { eastAsianFont, LATIN_FONT, latinFont, SYMBOL_FONT } from '../face-names.ts';
import {
  draftStyles,
  type HeadingLook,
  lookStyles,
  type NamedStyle,
  namedStyles,
  STYLE,
  type TableType,
  typeStyles,
} from './styles.ts';
import { halfPoints, lineTwips, twips } from './units.ts';
import { part, type Xml, xml } from './xml.ts';

/** What styles a document has besides those of every one. */
export interface FurtherStyles {
  /** Sizes of statements. */
  readonly tableTypes: readonly TableType[];
  readonly headingLooks: readonly HeadingLook[];
  /** Those of remarks and of the label. */
  readonly draft: boolean;
}

/** The styles part of a document. */
export function stylesXml(style: StyleSheet, { tableTypes, headingLooks, draft }: FurtherStyles): string {
  const { body } = style.paragraph;
  const named = [
    ...namedStyles(style),
    ...lookStyles(style, headingLooks),
    ...typeStyles(style, tableTypes),
    ...(draft ? draftStyles(style) : []),
  ];
  return part('w:styles', [
    documentDefaults(body),
    normalStyle(body),
    ...DEFAULT_STYLES,
    ...named.map((one) => paragraphStyle(one, body.lineHeight)),
    CHECKED_BOX_STYLE,
    draft ? COMMENT_REFERENCE_STYLE : undefined,
    ...NOTE_STYLES,
  ]);
}

/** 禁则 on; no hanging punctuation and no automatic space at digits, both of which would move line ends. */
const TYPOGRAPHY = [
  xml`<w:kinsoku/><w:wordWrap/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/>`,
  xml`<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>`,
];

function documentDefaults(body: TextStyle): Xml {
  const language = xml`<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>`;
  const run = xml`<w:rPrDefault><w:rPr>${fontsXml(body)}${sizeXml(body)}${language}</w:rPr></w:rPrDefault>`;
  return xml`<w:docDefaults>${run}<w:pPrDefault/></w:docDefaults>`;
}

function normalStyle(body: TextStyle): Xml {
  const text: TextStyle = { ...body, indentChars: 0 };
  const properties = paragraphProperties({ id: 'Normal', name: 'Normal', text }, body.lineHeight);
  const head = xml`w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>`;
  return xml`<w:style ${head}${properties}</w:style>`;
}

/** How Word ranks the styles that it brings along; they are not listed until they are used. */
const hidden = (rank: number): Xml => xml`<w:uiPriority w:val="${rank}"/><w:semiHidden/><w:unhideWhenUsed/>`;

const DEFAULT_STYLES = [
  xml`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">`,
  xml`<w:name w:val="Default Paragraph Font"/>${hidden(1)}</w:style>`,
  xml`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>`,
  xml`${hidden(99)}<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>`,
  xml`<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>`,
  xml`<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
  xml`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>`,
  xml`${hidden(99)}</w:style>`,
];

/** A style of Word's own. */
function characterStyle(id: string, name: string, look: Xml): Xml {
  const head = xml`<w:name w:val="${name}"/><w:basedOn w:val="DefaultParagraphFont"/>${hidden(99)}`;
  return xml`<w:style w:type="character" w:styleId="${id}">${head}<w:rPr>${look}</w:rPr></w:style>`;
}

const COMMENT_REFERENCE_STYLE = characterStyle(
  STYLE.commentReference,
  'annotation reference',
  xml`<w:sz w:val="21"/><w:szCs w:val="21"/>`,
);

/** Named in the empty notes parts that docx always writes. */
const NOTE_STYLES = ['Footnote', 'Endnote'].map((kind) =>
  characterStyle(`${kind}Reference`, `${kind.toLowerCase()} reference`, xml`<w:vertAlign w:val="superscript"/>`),
);

const CHECKED_BOX_STYLE = xml`${[
  xml`<w:style w:type="character" w:customStyle="1" w:styleId="${STYLE.checkBox}"><w:name w:val="勾选框"/>`,
  xml`<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>${facesXml(SYMBOL_FONT, SYMBOL_FONT)}</w:rPr></w:style>`,
]}`;

const BUILT_IN = /^((heading|toc) \d|annotation text)$/;

function paragraphStyle(named: NamedStyle, gridLine: number): Xml {
  const { id, name, next, priority } = named;
  const custom = BUILT_IN.test(name) ? undefined : xml` w:customStyle="1"`;
  const behaviour = [
    next === undefined ? undefined : xml`<w:next w:val="${next}"/>`,
    priority === undefined ? undefined : xml`<w:uiPriority w:val="${priority}"/>`,
  ];
  const head = xml`<w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${behaviour}<w:qFormat/>`;
  const look = xml`${paragraphProperties(named, gridLine)}${runProperties(named)}`;
  return xml`<w:style w:type="paragraph"${custom} w:styleId="${id}">${head}${look}</w:style>`;
}

/** Children of `w:pPr` in the order of the schema. */
function paragraphProperties(named: NamedStyle, gridLine: number): Xml {
  const { text, outlineLevel } = named;
  const onGrid = text.lineHeight === gridLine && !named.autoLine;
  return xml`<w:pPr>${[
    (named.keepNext ?? text.keepWithNext) ? xml`<w:keepNext/>` : undefined,
    outlineLevel === undefined ? undefined : xml`<w:keepLines/>`,
    xml`<w:widowControl w:val="0"/>`,
    tabsXml(named),
    ...TYPOGRAPHY,
    onGrid ? undefined : xml`<w:snapToGrid w:val="0"/>`,
    spacingXml(named),
    indentXml(named),
    xml`<w:jc w:val="${text.align === 'justify' ? 'both' : text.align}"/>`,
    outlineLevel === undefined ? undefined : xml`<w:outlineLvl w:val="${outlineLevel}"/>`,
  ]}</w:pPr>`;
}

function tabsXml({ rightTab }: NamedStyle): Xml | undefined {
  if (rightTab === undefined) return undefined;
  return xml`<w:tabs><w:tab w:val="right" w:leader="${rightTab.leader}" w:pos="${rightTab.position}"/></w:tabs>`;
}

function spacingXml({ text, autoLine }: NamedStyle): Xml {
  const line = autoLine
    ? xml`w:line="240" w:lineRule="auto"`
    : xml`w:line="${lineTwips(text.lineHeight)}" w:lineRule="exact"`;
  return xml`<w:spacing w:before="${twips(text.spaceBefore ?? 0)}" w:after="${twips(text.spaceAfter ?? 0)}" ${line}/>`;
}

/** First-line indents in hundredths of a character for Word, and in twips for readers that do not know characters. */
function indentXml({ text, leftIndent, rightIndent }: NamedStyle): Xml {
  const chars = text.indentChars ?? 0;
  const first = xml`w:firstLineChars="${chars * 100}" w:firstLine="${twips(chars * advanceOf(text))}"`;
  return xml`<w:ind w:left="${twips(leftIndent ?? 0)}" w:right="${twips(rightIndent ?? 0)}" ${first}/>`;
}

function runProperties({ text, narrowDigits }: NamedStyle): Xml {
  const bold = text.bold ? xml`<w:b/><w:bCs/>` : xml`<w:b w:val="0"/><w:bCs w:val="0"/>`;
  const colour = xml`<w:color w:val="${text.colour ?? '000000'}"/>`;
  return xml`<w:rPr>${fontsXml(text, narrowDigits)}${bold}${colour}${pitchXml(text)}${sizeXml(text)}</w:rPr>`;
}

function fontsXml({ font }: TextStyle, narrowDigits = false): Xml {
  return facesXml(narrowDigits ? LATIN_FONT : latinFont(font), eastAsianFont(font));
}

function facesXml(latin: string, eastAsian: string): Xml {
  return xml`<w:rFonts w:ascii="${latin}" w:eastAsia="${eastAsian}" w:hAnsi="${latin}" w:cs="${latin}"/>`;
}

/** Closer spacing of the characters, in twips. */
function pitchXml({ size, charPitch }: TextStyle): Xml | undefined {
  return charPitch === undefined ? undefined : xml`<w:spacing w:val="${twips(charPitch - size)}"/>`;
}

function sizeXml({ size }: TextStyle): Xml {
  return xml`<w:sz w:val="${halfPoints(size)}"/><w:szCs w:val="${halfPoints(size)}"/>`;
}
