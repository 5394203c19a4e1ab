/** Tables that are texts: .csv in the usual encodings, and web pages or XML that call themselves .xls. */
import { decodeText } from '../files/decode-text.ts';

/** Control characters that no text has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;
const PAGE = /^\s*(?:<!doctype html|<html|<table|<\?xml[^>]*>\s*<html|<meta|<style|<body)/i;
const XML_2003 = /^\s*<\?xml[\s\S]{0,400}urn:schemas-microsoft-com:office:spreadsheet/i;
const SEPARATED = /[,\t;]/;

export interface TextTable {
  readonly text: string;
  readonly kind: 'page' | 'xml2003' | 'separated';
}

/** Undefined for what is no such text. */
export function textTable(bytes: Uint8Array): TextTable | undefined {
  const decoded = decodeText(bytes);
  const text = 'text' in decoded ? decoded.text : pageInOwnCharset(bytes);
  if (text === undefined || CONTROL.test(text)) return undefined;
  if (XML_2003.test(text)) return { text, kind: 'xml2003' };
  if (PAGE.test(text)) return /<table/i.test(text) ? { text, kind: 'page' } : undefined;
  return SEPARATED.test(text) && !/^\s*[<{[%]/.test(text) ? { text, kind: 'separated' } : undefined;
}

/** A page says itself that it is GBK. */
function pageInOwnCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2000));
  if (!/charset=["']?(?:gb2312|gbk|gb18030)/i.test(head)) return undefined;
  return new TextDecoder('gb18030').decode(bytes);
}
