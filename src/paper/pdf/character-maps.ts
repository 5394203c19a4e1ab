/** The character maps of Adobe-GB1 and its like, for fonts that a PDF names without holding them. */
import { readFile } from 'node:fs/promises';
import { libraryFile } from './library-files.ts';

/** What the library asks for maps. */
export class CharacterMaps {
  async fetch({ name }: { readonly name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    if (!/^[\w-]+$/u.test(name)) throw new Error(`no character map: ${name}`);
    return { cMapData: await readFile(libraryFile(`cmaps/${name}.bcmap`)), isCompressed: true };
  }
}
