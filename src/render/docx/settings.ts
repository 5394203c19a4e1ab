/** `word/settings.xml`, written whole: docx has no options for East Asian line breaking. */
import { element, part, type Xml } from './xml.ts';

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
  return part(
    'settings',
    element('zoom', { percent: 100 }),
    element('defaultTabStop', { val: 420 }),
    element('evenAndOddHeaders'),
    element('drawingGridHorizontalSpacing', { val: 105 }),
    element('drawingGridVerticalSpacing', { val: 156 }),
    element('characterSpacingControl', { val: 'doNotCompress' }),
    element('noLineBreaksAfter', { lang: 'zh-CN', val: NOT_AT_LINE_END }),
    element('noLineBreaksBefore', { lang: 'zh-CN', val: `${NOT_AT_LINE_START}${UNITS}` }),
    element('compat', {}, element('doNotExpandShiftReturn'), ...COMPATIBILITY),
    element('themeFontLang', { val: 'en-US', eastAsia: 'zh-CN' }),
  );
}

const compatibility = (name: string, val: string): Xml =>
  element('compatSetting', { name, uri: 'http://schemas.microsoft.com/office/word', val });

/** Word 2013 and later, so that the window does not say 兼容模式. */
const COMPATIBILITY = [
  compatibility('compatibilityMode', '15'),
  compatibility('overrideTableStyleFontSizeAndJustification', '1'),
  compatibility('enableOpenTypeFeatures', '1'),
  compatibility('doNotFlipMirrorIndents', '1'),
];
