/** `word/settings.xml`, written whole: docx has no options for East Asian line breaking. */
import { WORD_NAMESPACE, XML_HEAD } from './xml.ts';

/** Word's standard lists for zh-CN: what may not end a line, and what may not begin one. */
const NOT_AT_LINE_END = '([{‘“〈《「『【〔〖（［｛￡￥';
const NOT_AT_LINE_START = '!%),.:;?]}¨·ˇˉ―‖’”…‰′″℃∶、。〃々〉》」』】〕〗！＂％＇），．：；？］｀｜｝～￠';

/**
 * Units that follow a figure. Word breaks a line between digits and a Chinese character, and has no "keep together"
 * for characters; its own means is the list of characters that may not begin a line: `1,114.03万元` then moves to the
 * next line whole, since digits are never broken.
 */
const UNITS = '万亿元㎡';

/** Settings of the document; both footers (odd and even) are used, fields are not updated on opening. */
export function settingsXml(): string {
  return [
    `${XML_HEAD}<w:settings ${WORD_NAMESPACE}>`,
    '<w:zoom w:percent="100"/>',
    '<w:defaultTabStop w:val="420"/>',
    '<w:evenAndOddHeaders/>',
    '<w:drawingGridHorizontalSpacing w:val="105"/><w:drawingGridVerticalSpacing w:val="156"/>',
    '<w:characterSpacingControl w:val="doNotCompress"/>',
    `<w:noLineBreaksAfter w:lang="zh-CN" w:val="${NOT_AT_LINE_END}"/>`,
    `<w:noLineBreaksBefore w:lang="zh-CN" w:val="${NOT_AT_LINE_START}${UNITS}"/>`,
    `<w:compat><w:doNotExpandShiftReturn/>${COMPATIBILITY}</w:compat>`,
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    '</w:settings>',
  ].join('');
}

const setting = (name: string, value: string): string =>
  `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`;

/** Word 2013 and later, so that the window does not say 兼容模式. */
const COMPATIBILITY = [
  setting('compatibilityMode', '15'),
  setting('overrideTableStyleFontSizeAndJustification', '1'),
  setting('enableOpenTypeFeatures', '1'),
  setting('doNotFlipMirrorIndents', '1'),
].join('');
