/** Two texts to one with the changes marked. */
import { normaliseText } from '../../model/normalise.ts';
import type { Inline } from '../../model/report.ts';

import { wholeSentences, withoutConfetti } from './clean-up.ts';
import { textKey } from './content-keys.ts';
import { type Hunk, hunks } from './hunks.ts';
import { markText } from './mark.ts';
import { slideHunks } from './slide.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What went stands before what came. What stayed is the present text's, with its remarks and figures. */
export function compareTexts(former: readonly Inline[], present: readonly Inline[]): readonly Inline[] {
  if (former === present || textKey(former) === textKey(present)) return present;
  const tokens = { former: tokensOf(former), present: tokensOf(present) };
  const output: Inline[] = [];
  let stayed = 0;
  for (const hunk of changes(tokens.former, tokens.present)) {
    output.push(...inlines(tokens.present.slice(stayed, hunk.presentFrom)), ...replaced(hunk, tokens));
    stayed = hunk.presentTo;
  }
  return normaliseText([...output, ...inlines(tokens.present.slice(stayed))]);
}

function changes(former: readonly Token[], present: readonly Token[]): Hunk[] {
  const keys = { former: former.map(({ key }) => key), present: present.map(({ key }) => key) };
  const slide = (found: readonly Hunk[]) => slideHunks(found, keys.former, keys.present, wholeSentences);
  return slide(withoutConfetti(slide(hunks(keys.former, keys.present)), former, present));
}

/** The same words in other units (`12.3%` as one figure, or as a number and a sign) are no change. */
function replaced(hunk: Hunk, tokens: { former: readonly Token[]; present: readonly Token[] }): readonly Inline[] {
  const went = inlines(tokens.former.slice(hunk.formerFrom, hunk.formerTo));
  const came = inlines(tokens.present.slice(hunk.presentFrom, hunk.presentTo));
  if (textKey(went) === textKey(came)) return came;
  return [...markText(went, 'deleted'), ...markText(came, 'inserted')];
}

function inlines(tokens: readonly Token[]): readonly Inline[] {
  return tokens.map(({ inline }) => inline);
}
