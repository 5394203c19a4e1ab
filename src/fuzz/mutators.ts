/** Edits by chance, from a seed: one to three of one area for each case. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseJson } from '../input/read-json.ts';
import { NumberLiteral } from '../model/dossier.ts';
import type { JsonPath } from '../model/source.ts';
import { type Random, randomFrom } from '../mutate/random.ts';
import { type Area, type Edit, type FuzzCase, profileOf } from './edit.ts';
import { PROSE, SOURCES, WORDS } from './hostile.ts';

const BASES = [
  'test/clean/hedong-employment-2021',
  'test/clean/hexi-agriculture-2023',
  'test/clean/hexi-culture-2022',
] as const;
const AREAS: readonly Area[] = ['json', 'json', 'json', 'prose', 'prose', 'profile', 'profile', 'files'];

/** The case of a seed and an index: always the same. @param root of the installation */
export function fuzzCase(root: string, seed: number, index: number): FuzzCase {
  const random = randomFrom(seed * 1_000_003 + index);
  random(1);
  const base = pick(BASES, random);
  const area = pick(AREAS, random);
  const count = 1 + (random(3) === 0 ? random(3) : 0);
  const scene = { root, base, random };
  const edits = Array.from({ length: count }, () => MUTATORS[area](scene));
  return { area, base, edits };
}

interface Scene {
  readonly root: string;
  readonly base: string;
  readonly random: Random;
}

const MUTATORS: Readonly<Record<Area, (scene: Scene) => Edit>> = {
  json: (scene) => jsonEdit('unit/report.json', join(scene.root, scene.base, 'report.json'), scene.random),
  prose: proseEdit,
  profile: profileEdit,
  files: fileEdit,
};

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random(items.length)] as Item;
}

/** Half of them change a value, the others the shape or the characters of the file. */
function jsonEdit(file: string, source: string, random: Random): Edit {
  const text = readFileSync(source, 'utf8');
  const value = parseJson(text, file).value?.value;
  const path = pick(pathsIn(value, []), random);
  const at = random(text.length);
  const choices: readonly (() => Edit)[] = [
    () => ({ file, kind: 'set', path, source: pick(SOURCES, random) }),
    () => ({ file, kind: 'set', path, source: JSON.stringify(pick(WORDS, random)) }),
    () => ({ file, kind: 'set', path: pick(leavesIn(value, []), random), source: JSON.stringify(pick(WORDS, random)) }),
    () => ({ file, kind: 'set', path: pick(leavesIn(value, []), random), source: pick(SOURCES, random) }),
    () => ({ file, kind: 'set', path, source: sourceOf(pickValue(value, random)) }),
    () => ({ file, kind: 'remove', path }),
    () => ({ file, kind: 'repeat', path, times: pick([1, 2, 40], random) }),
    () => ({ file, kind: 'rename', path, key: pick(WORDS, random) }),
    () => ({
      file,
      kind: 'splice',
      at,
      length: random(3),
      text: pick(['', ',', '"', '{', ']', '，', '：', '\\'], random),
    }),
    () => ({ file, kind: 'splice', at, length: 1 + random(200), text: '' }),
  ];
  return pick(choices, random)();
}

/** Every path of a value but the root's. */
function pathsIn(value: unknown, path: JsonPath): JsonPath[] {
  return entriesOf(value).flatMap(([key, child]) => [[...path, key], ...pathsIn(child, [...path, key])]);
}

function leavesIn(value: unknown, path: JsonPath): JsonPath[] {
  const entries = entriesOf(value);
  return entries.length === 0 ? [path] : entries.flatMap(([key, child]) => leavesIn(child, [...path, key]));
}

function entriesOf(value: unknown): [string | number, unknown][] {
  if (typeof value !== 'object' || value === null || value instanceof NumberLiteral) return [];
  return Array.isArray(value) ? [...value.entries()] : Object.entries(value);
}

/** A value from elsewhere in the same file: the right shape in the wrong place. */
function pickValue(value: unknown, random: Random): unknown {
  const path = pick(pathsIn(value, []), random);
  return path.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], value);
}

function sourceOf(value: unknown): string {
  return JSON.stringify(value, (_key, child: unknown) =>
    child instanceof NumberLiteral ? Number(child.source) : child,
  );
}

function proseEdit({ root, base, random }: Scene): Edit {
  const name = pick(filesBelow(join(root, base), '.md'), random);
  return textEdit(posix.join('unit', name), name, readFileSync(join(root, base, name), 'utf8'), random);
}

function textEdit(file: string, self: string, text: string, random: Random): Edit {
  const piece = pick(random(4) === 0 ? WORDS : PROSE, random).replaceAll('SELF', self);
  const at = random(text.length + 1);
  const choices: readonly (() => Edit)[] = [
    () => ({ file, kind: 'write', text: piece }),
    () => ({ file, kind: 'write', text: `${piece}\n`, times: pick([1, 3, 20], random) }),
    () => ({ file, kind: 'splice', at, length: 0, text: piece }),
    () => ({ file, kind: 'splice', at, length: 0, text: `\n\n${piece}\n\n` }),
    () => ({ file, kind: 'splice', at, length: 1 + random(60), text: '' }),
    () => ({ file, kind: 'splice', at, length: 1, text: pick(['{', '}', '|', ':', '*', '"', '#', '\n'], random) }),
  ];
  return pick(choices, random)();
}

function profileEdit({ root, base, random }: Scene): Edit {
  const id = profileOf(join(root, base));
  const folder = join(root, 'templates', random(3) === 0 ? 'base' : id);
  const home = posix.join('templates', folder.endsWith('base') ? 'base' : id);
  const name = pick(filesBelow(folder, '.json', '.hbs'), random);
  const file = posix.join(home, name);
  if (name.endsWith('.json')) return jsonEdit(file, join(folder, name), random);
  return textEdit(file, name, readFileSync(join(folder, name), 'utf8'), random);
}

const BYTES = [[], [0], [0xff, 0xfe, 0x41, 0x00], [0xef, 0xbb, 0xbf], [0xb9, 0xab, 0xbf, 0xaa], [0xed, 0xa0, 0x80]];

/** The file is missing, another kind of thing, cut, in another encoding, or too large. */
function fileEdit({ root, base, random }: Scene): Edit {
  const inTemplates = random(3) === 0;
  const id = profileOf(join(root, base));
  const folder = inTemplates ? join(root, 'templates', id) : join(root, base);
  const name = pick(filesBelow(folder, ''), random);
  const file = posix.join(inTemplates ? posix.join('templates', id) : 'unit', name);
  const { size } = statSync(join(folder, name));
  const extra = posix.join(posix.dirname(file), `x${pick(['.md', '.md.hbs', '.hbs', '.json', ''], random)}`);
  const choices: readonly (() => Edit)[] = [
    () => ({ file, kind: 'gone' }),
    () => ({ file, kind: 'folder' }),
    () => ({ file: extra, kind: 'folder' }),
    () => ({ file, kind: 'cut', size: random(size) }),
    () => ({ file, kind: 'bytes', base64: Buffer.from(pick(BYTES, random)).toString('base64') }),
    () => ({
      file,
      kind: 'link',
      to: pick(['/etc/passwd', '/dev/zero', 'nowhere', '.', name, '/proc/self/mem'], random),
    }),
    () => ({ file: extra, kind: 'link', to: pick(['/dev/zero', '..', extra], random) }),
    () => ({ file, kind: 'write', text: '甲乙丙丁戊己庚辛壬癸', times: pick([1, 100_000, 300_000], random) }),
  ];
  return pick(choices, random)();
}

/** Names of files below a folder that end in one of these, sorted. */
function filesBelow(folder: string, ...endings: readonly string[]): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => posix.join(entry.parentPath, entry.name).slice(folder.length + 1));
  return names.sort();
}
