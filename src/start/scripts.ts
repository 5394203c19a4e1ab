/** Loads the CommonJS scripts of the bundle, each with its kept code where there is some. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { CACHE_FOLDER, readCode, writeCode } from './code-cache.ts';

/** What `setup` wraps around every script; `fileUrl` stands for `import.meta.url`. */
type Wrapper = (
  exports: unknown,
  require: (name: string) => unknown,
  module: { exports: unknown },
  __filename: string,
  __dirname: string,
  fileUrl: string,
) => void;

export class Scripts {
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly loaded = new Map<string, Script>();

  /** @param builtin `require` for what Node brings */
  constructor(private readonly builtin: (name: string) => unknown) {}

  /** What a script exports; it runs when it is asked for first. @throws Error of the file system, or of the script */
  load(file: string): unknown {
    const known = this.modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    this.modules.set(file, module);
    const folder = dirname(file);
    const require = (name: string) => (name.startsWith('.') ? this.load(join(folder, name)) : this.builtin(name));
    const run = this.compiled(file).runInThisContext() as Wrapper;
    run(module.exports, require, module, file, folder, pathToFileURL(file).href);
    return module.exports;
  }

  /** Scripts are plain ASCII (`setup` sees to that), which is read without decoding and kept in half the memory. */
  private compiled(file: string): Script {
    const source = readFileSync(file);
    const cachedData = readCode(codeFile(file), source);
    const script = new Script(source.toString('latin1'), { filename: file, cachedData });
    this.loaded.set(file, script);
    return script;
  }

  /** Keeps the code of all that was loaded, with every function that has run so far. */
  keepCode(): void {
    for (const [file, script] of this.loaded) writeCode(codeFile(file), readFileSync(file), script.createCachedData());
  }
}

function codeFile(script: string): string {
  return join(dirname(script), CACHE_FOLDER, `${basename(script)}.bin`);
}
