/** Lines that belong to a table though they stand outside of it. */

const LONGEST = 60;
const TITLE = /表(?:[（(][^（）()]{1,20}[）)])?$/u;
const NUMBER = /^(?:公开|财决|附|决算)?表?[\d一二三四五六七八九十０-９]{1,3}(?:-\d+)?表?$|^续表$/u;
const HEAD_LINE =
  /^(?:(?:编制|填报|编报|公开|填制)?(?:单位|部门)(?:名称)?|(?:金额|计量|货币)单位|项目名称|填表日期|年度)[：:]|(?:金额)?单位[：:]\s*(?:人民币)?[百千万亿]?元/u;
const NOTE = /^(?:备?注|说明|备注说明|资料来源|数据来源)\d*[：:]|^注\d*[：:.．、]/u;
const CAPTION = /^图\s*\d+(?:[-–.]\d+)*[：:.．、\s]/u;

/** Whether a text above a table is its title, its number, or says whose it is and in which unit of money. */
export function isTableLine(text: string): boolean {
  if (text.length > LONGEST || /[。；]$/u.test(text)) return false;
  return TITLE.test(text) || NUMBER.test(text) || HEAD_LINE.test(text);
}

/** Whether a text says whose a table is, of which year or in which unit of money, as it comes again above each table. */
export function isHeadLine(text: string): boolean {
  return text.length <= LONGEST && HEAD_LINE.test(text);
}

/** Whether a text below a table explains it. */
export function isTableNote(text: string): boolean {
  return NOTE.test(text);
}

/** Whether a text goes on with the notes before it: `2.` after `注：1.`, or a formula of lines or columns. */
export function isFurtherNote(text: string, before: readonly string[]): boolean {
  if (/^\d+[行栏].*[=＝]/u.test(text)) return true;
  const next = /^(\d{1,2})[.．、]/u.exec(text)?.[1];
  const last = before.flatMap((note) => /^(?:(?:备?注|说明)[：:]?\s*)?(\d{1,2})[.．、]/u.exec(note)?.[1] ?? []).at(-1);
  return next !== undefined && last !== undefined && Number(next) === Number(last) + 1;
}

export function isCaption(text: string): boolean {
  return CAPTION.test(text) && text.length <= LONGEST;
}
