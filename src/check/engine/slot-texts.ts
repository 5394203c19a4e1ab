/** What the unit has written for a slot: the lines of the file that it names, or the words that stand there. */
import { isInlineText } from '../../model/dossier.ts';
import { formatPath, type JsonPath } from '../../model/source.ts';
import type { Facts } from './needs.ts';
import { type TypedText, typedTexts } from './typed-texts.ts';

/** @param path of the slot in report.json */
export function slotTexts(facts: Facts, path: JsonPath, named: string | undefined): readonly TypedText[] {
  if (named === undefined) return [];
  if (isInlineText(named)) {
    const wanted = formatPath(path);
    return typedTexts(facts).filter((typed) => typed.path !== undefined && formatPath(typed.path) === wanted);
  }
  return typedTexts(facts).filter((typed) => {
    const file = typed.path === undefined ? typed.at(0).place?.file : undefined;
    return file === named || file?.endsWith(`/${named}`) === true;
  });
}
