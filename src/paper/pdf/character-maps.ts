/** The character maps of Adobe-GB1 and its like, for fonts that a PDF names without holding them. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What the library asks for maps; they lie beside the program, or in the package that they come with. */
export class CharacterMaps {
  async fetch({ name }: { readonly name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    if (!/^[\w-]+$/u.test(name)) throw new Error(`no character map: ${name}`);
    return { cMapData: await readFile(join(await mapsFolder(), `${name}.bcmap`)), isCompressed: true };
  }
}

async function mapsFolder(): Promise<string> {
  const beside = join(import.meta.dirname, 'cmaps');
  try {
    await readFile(join(beside, 'GBK-EUC-H.bcmap'));
    return beside;
  } catch {
    const library = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
    return join(dirname(library), 'cmaps');
  }
}
