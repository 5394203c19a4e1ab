/** `word/settings.xml`, written whole: docx has no options for East Asian line breaking. */
import { part, type Xml, xml } from './xml.ts';

/** Word's standard lists for zh-CN: what may not end a line, and what may not begin one. */
const NOT_AT_LINE_END = '([{‘“〈《「『【〔〖（［｛￡￥';
const NOT_AT_LINE_START = '!%),.:;?]}¨·ˇˉ―‖’”…‰′″℃∶、。〃々〉》」』】〕〗！＂％＇），．：；？］｀｜｝～￠';

/**
 * Units that follow a figure. Word breaks a line between digits and a Chinese character, and has no "keep together"
 * for characters; its own means is the list of characters that may not begin a line: `1,114.03万元` then moves to the
 * next line whole, since digits are never broken.
 */
const UNITS = '万亿元年个分家㎡';

/**
 * Settings of the document; both footers (odd and even) are used, fields are not updated on opening. Two marks side by
 * side, and one at the end of a line, give up their empty halves, as in the layout.
 */
export function settingsXml(): string {
  return part('w:settings', [
    xml`<w:zoom w:percent="100"/>`,
    xml`<w:defaultTabStop w:val="420"/>`,
    xml`<w:evenAndOddHeaders/>`,
    xml`<w:drawingGridHorizontalSpacing w:val="105"/><w:drawingGridVerticalSpacing w:val="156"/>`,
    xml`<w:characterSpacingControl w:val="compressPunctuation"/>`,
    xml`<w:noLineBreaksAfter w:lang="zh-CN" w:val="${NOT_AT_LINE_END}"/>`,
    xml`<w:noLineBreaksBefore w:lang="zh-CN" w:val="${NOT_AT_LINE_START}${UNITS}"/>`,
    xml`<w:compat><w:doNotExpandShiftReturn/>${COMPATIBILITY}</w:compat>`,
    xml`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>`,
  ]);
}

const setting = (name: string, value: string): Xml =>
  xml`<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`;

/** Word 2013 and later, so that the window does not say 兼容模式. */
const COMPATIBILITY = [
  setting('compatibilityMode', '15'),
  setting('overrideTableStyleFontSizeAndJustification', '1'),
  setting('enableOpenTypeFeatures', '1'),
  setting('doNotFlipMirrorIndents', '1'),
];
