/** `word/styles.xml` from the named styles, written whole: docx's own defaults are blue headings in Calibri. */
import { advanceOf, type StyleSheet, type TextStyle } from '../../style/style-sheet.ts';
import { eastAsianFont, latinFont, SYMBOL_FONT } from './fonts.ts';
import { draftStyles, type NamedStyle, namedStyles, STYLE, type TextWidths } from './styles.ts';
import { halfPoints, lineTwips, twips } from './units.ts';
import { escapeXml, WORD_NAMESPACE, XML_HEAD } from './xml.ts';

/** The styles part of a document; `draft` adds those of remarks and of the label. */
export function stylesXml(style: StyleSheet, widths: TextWidths, draft: boolean): string {
  const { body } = style.paragraph;
  const named = [...namedStyles(style, widths), ...(draft ? draftStyles(style) : [])];
  return [
    `${XML_HEAD}<w:styles ${WORD_NAMESPACE}>`,
    documentDefaults(body),
    normalStyle(body),
    DEFAULT_STYLES,
    ...named.map((one) => paragraphStyle(one, body.lineHeight)),
    CHECKED_BOX_STYLE,
    ...(draft ? [COMMENT_REFERENCE_STYLE] : []),
    NOTE_STYLES,
    '</w:styles>',
  ].join('');
}

/** 禁则 on; no hanging punctuation and no automatic space at digits, both of which would move line ends. */
const TYPOGRAPHY =
  '<w:kinsoku/><w:wordWrap/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/>' +
  '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';

function documentDefaults(body: TextStyle): string {
  const language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>';
  const run = `<w:rPrDefault><w:rPr>${fontsXml(body)}${sizeXml(body)}${language}</w:rPr></w:rPrDefault>`;
  return `<w:docDefaults>${run}<w:pPrDefault/></w:docDefaults>`;
}

function normalStyle(body: TextStyle): string {
  const text: TextStyle = { ...body, indentChars: 0 };
  const properties = paragraphProperties({ id: 'Normal', name: 'Normal', text }, body.lineHeight);
  const head = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>';
  return `${head}${properties}</w:style>`;
}

const DEFAULT_STYLES = [
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">',
  '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>',
  '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>',
  '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>',
  '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>',
  '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
].join('');

const CHECKED_BOX_STYLE = [
  `<w:style w:type="character" w:customStyle="1" w:styleId="${STYLE.checkBox}"><w:name w:val="勾选框"/>`,
  `<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:rFonts w:ascii="${SYMBOL_FONT}" w:eastAsia="${SYMBOL_FONT}"`,
  ` w:hAnsi="${SYMBOL_FONT}" w:cs="${SYMBOL_FONT}"/></w:rPr></w:style>`,
].join('');

const COMMENT_REFERENCE_STYLE = [
  `<w:style w:type="character" w:styleId="${STYLE.commentReference}"><w:name w:val="annotation reference"/>`,
  '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>',
  '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>',
].join('');

/** Named in the empty notes parts that docx always writes. */
const NOTE_STYLES = ['Footnote', 'Endnote']
  .map(
    (kind) =>
      `<w:style w:type="character" w:styleId="${kind}Reference"><w:name w:val="${kind.toLowerCase()} reference"/>` +
      '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' +
      '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
  )
  .join('');

const BUILT_IN = /^((heading|toc) \d|annotation text)$/;

function paragraphStyle(named: NamedStyle, gridLine: number): string {
  const custom = BUILT_IN.test(named.name) ? '' : ' w:customStyle="1"';
  const next = named.next === undefined ? '' : `<w:next w:val="${named.next}"/>`;
  const priority = named.priority === undefined ? '' : `<w:uiPriority w:val="${named.priority}"/>`;
  return [
    `<w:style w:type="paragraph"${custom} w:styleId="${named.id}"><w:name w:val="${escapeXml(named.name)}"/>`,
    `<w:basedOn w:val="Normal"/>${next}${priority}<w:qFormat/>`,
    paragraphProperties(named, gridLine),
    runProperties(named.text),
    '</w:style>',
  ].join('');
}

/** Children of `w:pPr` in the order of the schema. */
function paragraphProperties(named: NamedStyle, gridLine: number): string {
  const { text } = named;
  const keepNext = (named.keepNext ?? text.keepWithNext) ? '<w:keepNext/>' : '';
  const keepLines = named.outlineLevel === undefined ? '' : '<w:keepLines/>';
  const onGrid = text.lineHeight === gridLine && !named.autoLine;
  return [
    `<w:pPr>${keepNext}${keepLines}<w:widowControl w:val="0"/>${tabsXml(named)}${TYPOGRAPHY}`,
    onGrid ? '' : '<w:snapToGrid w:val="0"/>',
    spacingXml(named),
    indentXml(named),
    `<w:jc w:val="${text.align === 'justify' ? 'both' : text.align}"/>`,
    named.outlineLevel === undefined ? '' : `<w:outlineLvl w:val="${named.outlineLevel}"/>`,
    '</w:pPr>',
  ].join('');
}

function tabsXml({ rightTab }: NamedStyle): string {
  if (rightTab === undefined) return '';
  return `<w:tabs><w:tab w:val="right" w:leader="${rightTab.leader}" w:pos="${rightTab.position}"/></w:tabs>`;
}

function spacingXml({ text, autoLine }: NamedStyle): string {
  const line = autoLine
    ? 'w:line="240" w:lineRule="auto"'
    : `w:line="${lineTwips(text.lineHeight)}" w:lineRule="exact"`;
  return `<w:spacing w:before="${twips(text.spaceBefore ?? 0)}" w:after="${twips(text.spaceAfter ?? 0)}" ${line}/>`;
}

/** First-line indents in hundredths of a character for Word, and in twips for readers that do not know characters. */
function indentXml({ text, leftIndent, rightIndent }: NamedStyle): string {
  const chars = text.indentChars ?? 0;
  const first = `w:firstLineChars="${chars * 100}" w:firstLine="${twips(chars * advanceOf(text))}"`;
  return `<w:ind w:left="${twips(leftIndent ?? 0)}" w:right="${twips(rightIndent ?? 0)}" ${first}/>`;
}

function runProperties(text: TextStyle): string {
  const bold = text.bold ? '<w:b/><w:bCs/>' : '<w:b w:val="0"/><w:bCs w:val="0"/>';
  return `<w:rPr>${fontsXml(text)}${bold}<w:color w:val="${text.colour ?? '000000'}"/>${pitchXml(text)}${sizeXml(text)}</w:rPr>`;
}

function fontsXml({ font }: TextStyle): string {
  const latin = latinFont(font);
  return `<w:rFonts w:ascii="${latin}" w:eastAsia="${eastAsianFont(font)}" w:hAnsi="${latin}" w:cs="${latin}"/>`;
}

/** Closer spacing of the characters, in twips. */
function pitchXml({ size, charPitch }: TextStyle): string {
  return charPitch === undefined ? '' : `<w:spacing w:val="${twips(charPitch - size)}"/>`;
}

function sizeXml({ size }: TextStyle): string {
  return `<w:sz w:val="${halfPoints(size)}"/><w:szCs w:val="${halfPoints(size)}"/>`;
}
