/** What the unit has written for a slot: the lines of the file that it names, or the words that stand there. */
import { isInlineText } from '../../model/dossier.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Facts } from './needs.ts';
import { type TypedText, typedTexts } from './typed-texts.ts';

/** @param path of the slot in report.json */
export function slotTexts(facts: Facts, path: JsonPath, named: string | undefined): readonly TypedText[] {
  if (named === undefined) return [];
  const { strings, files } = textsByOwner(typedTexts(facts));
  if (isInlineText(named)) return (strings.get(path[0]) ?? []).filter((typed) => isAt(typed, path));
  const file = [...files.keys()].find((one) => one === named || one.endsWith(`/${named}`));
  return file === undefined ? [] : (files.get(file) ?? []);
}

function isAt({ path: own = [] }: TypedText, path: JsonPath): boolean {
  return own.length === path.length && path.every((key, index) => own[index] === key);
}

/** Strings of report.json by the first key of their path, lines of prose by file. */
const textsByOwner = rememberedByObject((texts: readonly TypedText[]) => {
  const strings = new Map<string | number | undefined, TypedText[]>();
  const files = new Map<string, TypedText[]>();
  for (const typed of texts) {
    if (typed.path === undefined) add(files, typed.at(0).place?.file ?? '', typed);
    else add(strings, typed.path[0], typed);
  }
  return { strings, files };
});

function add<Key>(owners: Map<Key, TypedText[]>, owner: Key, typed: TypedText): void {
  const known = owners.get(owner);
  if (known === undefined) owners.set(owner, [typed]);
  else known.push(typed);
}
