/** Brackets and quotation marks that have no other half. */

export interface Mark {
  readonly text: string;
  readonly at: number;
}

const CLOSING: Readonly<Record<string, string>> = {
  '）': '（',
  ')': '（',
  '》': '《',
  '”': '“',
  '’': '‘',
  '〕': '〔',
  '】': '【',
};
const ANY_MARK = /[（）()《》“”‘’〔〕【】]/;
const MARK = /[（）()《》“”‘’〔〕【】]/g;

/** The first mark without its other half; brackets of full and half width count as the same. */
export function unbalanced(text: string): Mark | undefined {
  if (!ANY_MARK.test(text)) return undefined;
  const open: Mark[] = [];
  for (const match of text.matchAll(MARK)) {
    const [mark] = match;
    const opens = CLOSING[mark];
    if (opens === undefined) open.push({ text: mark === '(' ? '（' : mark, at: match.index });
    else if (open.at(-1)?.text === opens) open.pop();
    else if (isListMark(text, match.index, mark) || isApostrophe(text, match.index, mark)) continue;
    else return open.at(-1) ?? { text: mark, at: match.index };
  }
  return open.at(-1);
}

/** 1）, a): a number of a list. */
function isListMark(text: string, at: number, mark: string): boolean {
  return (
    /[）)]/.test(mark) &&
    /(?:^|[\s。；：，、\v])[\da-zA-Z一二三四五六七八九十]{1,2}$/.test(text.slice(Math.max(0, at - 4), at))
  );
}

function isApostrophe(text: string, at: number, mark: string): boolean {
  return mark === '’' && /[A-Za-z\d]/.test(text.charAt(at - 1));
}
