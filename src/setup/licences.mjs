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
const RULE = '='.repeat(80);
const HEAD = `juesuan 的程序中包含下列软件包，许可文本如下。
The program of juesuan contains the packages below; their licences follow.
`;

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  const texts = files.sort().map((file) => readText(join(folder, file)));
  const within = texts.length === 0 && licenceInReadme(folder);
  if (within) texts.push(within);
  if (texts.length === 0) throw new Error(`${name} ${version} brings no licence`);
  return { title: `${name} ${version} (${license})`, text: `${texts.join('\n\n')}\n` };
}

/** A few packages have it as the last section of their README alone. */
function licenceInReadme(folder) {
  const readme = readdirSync(folder).find((file) => /^readme\.md$/i.test(file));
  if (readme === undefined) return undefined;
  const text = /^#+ *licen[cs]e *$([\s\S]*)/im.exec(readText(join(folder, readme)))?.[1]?.trim();
  return text !== undefined && /copyright/i.test(text) ? text : undefined;
}

function readText(file) {
  return readFileSync(file, 'utf8').replace(/\r\n?/g, '\n').trim();
}
