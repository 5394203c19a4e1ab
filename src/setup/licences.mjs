/** The licences of the packages in a bundle, as its users must be handed them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The text of `THIRD-PARTY.txt`: each package once, with its version and the texts that it brings.
 * @param inputs files that went into the bundle, relative to `root`
 * @throws Error for a package that brings none
 */
export function licencesOf(inputs, root) {
  const files = inputs.map((file) => resolve(root, file).replaceAll('\\', '/')).filter((file) => PACKAGE.test(file));
  const folders = files.flatMap((file) => [PACKAGE.exec(file)[0], ...foldersWithin(file)]);
  const packages = [...new Set(folders)].map(licenceOf);
  const byName = packages.sort((one, other) => (one.title < other.title ? -1 : 1));
  return [HEAD, ...byName.map(({ title, text }) => `${RULE}\n${title}\n\n${text}`)].join('\n');
}

/** Packages that a package had bundled into its own file before it was published; bundlers name them in comments. */
function foldersWithin(file) {
  const names = [...readFileSync(file, 'utf8').matchAll(REGION)].map(([, name]) => name);
  return names.map((name) => {
    const own = join(PACKAGE.exec(file)[0], 'node_modules', name);
    return existsSync(own) ? own : join(/^.*\/node_modules(?=\/)/.exec(PACKAGE.exec(file)[0])[0], name);
  });
}

const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const REGION = /^\/\/(?:#region)? ?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;
const LICENCE_SECTION = /^#+ *licen[cs]e *\n+([\s\S]*permission[\s\S]*)$/im;
const RULE = '='.repeat(80);
const HEAD = `juesuan 的程序中包含下列软件包，许可文本如下。
The program of juesuan contains the packages below; their licences follow.
`;

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = licenceTexts(folder);
  if (texts.length === 0) throw new Error(`${name} ${version} brings no licence`);
  return { title: `${name} ${version} (${license})`, text: `${texts.join('\n\n')}\n` };
}

/** Of files of its own; without one, the end of the description from the heading that names it. */
function licenceTexts(folder) {
  const read = (file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim();
  const names = readdirSync(folder).sort();
  const files = names.filter((file) => LICENCE_FILE.test(file));
  if (files.length > 0) return files.map(read);
  const described = names.filter((file) => /^readme\.md$/i.test(file)).map(read);
  return described.flatMap((text) => LICENCE_SECTION.exec(text)?.[1] ?? []);
}
