/** What the unit has written for a slot: the lines of the file that it names, or the words that stand there. */
import { isInlineText } from '../../model/dossier.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import { formatPath, type JsonPath } from '../../model/source.ts';
import type { Facts } from './needs.ts';
import { type TypedText, typedTexts } from './typed-texts.ts';

/** @param path of the slot in report.json */
export function slotTexts(facts: Facts, path: JsonPath, named: string | undefined): readonly TypedText[] {
  if (named === undefined) return [];
  const { strings, files } = textsByOwner(facts);
  if (isInlineText(named)) return strings.get(formatPath(path)) ?? [];
  const file = [...files.keys()].find((one) => one === named || one.endsWith(`/${named}`));
  return file === undefined ? [] : (files.get(file) ?? []);
}

/** Strings of report.json by path, lines of prose by file. */
const textsByOwner = rememberedByObject((facts: Facts) => {
  const strings = new Map<string, TypedText[]>();
  const files = new Map<string, TypedText[]>();
  for (const typed of typedTexts(facts)) {
    const [owners, key] =
      typed.path === undefined ? [files, typed.at(0).place?.file ?? ''] : [strings, formatPath(typed.path)];
    const known = owners.get(key);
    if (known === undefined) owners.set(key, [typed]);
    else known.push(typed);
  }
  return { strings, files };
});
