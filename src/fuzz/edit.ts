/** A fuzz case as data: which dossier, and what is done to its files. It can be made smaller, and kept. */
import { cpSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseJson } from '../input/read-json.ts';
import { NumberLiteral } from '../model/dossier.ts';
import type { JsonPath } from '../model/source.ts';

export type Area = 'json' | 'prose' | 'profile' | 'files';

/** `file` is relative to the case's folder: `unit/report.json`, `templates/<place>/profile.json`. */
export type Edit = { readonly file: string } & (
  | { readonly kind: 'set'; readonly path: JsonPath; readonly source: string }
  | { readonly kind: 'remove'; readonly path: JsonPath }
  | { readonly kind: 'repeat'; readonly path: JsonPath; readonly times: number }
  | { readonly kind: 'rename'; readonly path: JsonPath; readonly key: string }
  | { readonly kind: 'splice'; readonly at: number; readonly length: number; readonly text: string }
  | { readonly kind: 'write'; readonly text: string; readonly times?: number }
  | { readonly kind: 'bytes'; readonly base64: string }
  | { readonly kind: 'cut'; readonly size: number }
  | { readonly kind: 'folder' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'link'; readonly to: string }
);

export interface FuzzCase {
  readonly area: Area;
  /** Folder of the dossier, relative to the installation: `test/clean/x-2022`. */
  readonly base: string;
  readonly edits: readonly Edit[];
}

/** Makes the files of a case below `folder`: `unit/`, and `templates/` where an edit asks for it. */
export function materialise({ base, edits }: FuzzCase, root: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, base), join(folder, 'unit'), { recursive: true });
  const profile = profileOf(join(folder, 'unit'));
  if (edits.some(({ file }) => file.startsWith('templates/'))) {
    for (const id of new Set(['base', profile])) {
      cpSync(join(root, 'templates', id), join(folder, 'templates', id), { recursive: true });
    }
  }
  for (const edit of edits) apply(edit, folder);
}

/** The profile that an unchanged dossier names. */
export function profileOf(unit: string): string {
  const { profile } = JSON.parse(readFileSync(join(unit, 'report.json'), 'utf8')) as { profile: string };
  return profile;
}

function apply(edit: Edit, folder: string): void {
  const path = join(folder, edit.file);
  switch (edit.kind) {
    case 'set':
    case 'remove':
    case 'repeat':
    case 'rename':
      changeJson(path, edit);
      break;
    case 'splice':
      changeText(path, (text) => text.slice(0, edit.at) + edit.text + text.slice(edit.at + edit.length));
      break;
    case 'write':
      place(path, () => writeFileSync(path, edit.text.repeat(edit.times ?? 1)));
      break;
    case 'bytes':
      place(path, () => writeFileSync(path, Buffer.from(edit.base64, 'base64')));
      break;
    case 'cut':
      changeBytes(path, (bytes) => bytes.subarray(0, edit.size));
      break;
    case 'folder':
      place(path, () => mkdirSync(path));
      break;
    case 'gone':
      rmSync(path, { recursive: true, force: true });
      break;
    case 'link':
      place(path, () => symlinkSync(edit.to, path));
      break;
  }
}

function place(path: string, make: () => void): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(path), { recursive: true });
  make();
}

/** An edit of a file that an earlier edit has taken away, or made something else, does nothing. */
function changeBytes(path: string, change: (bytes: Buffer) => Uint8Array): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return;
  writeFileSync(path, change(readFileSync(path)));
}

function changeText(path: string, change: (text: string) => string): void {
  changeBytes(path, (bytes) => Buffer.from(change(bytes.toString('utf8'))));
}

type JsonEdit = Extract<Edit, { kind: 'set' | 'remove' | 'repeat' | 'rename' }>;
type Container = Record<string | number, unknown>;

function changeJson(path: string, edit: JsonEdit): void {
  changeText(path, (text) => {
    const value = parseJson(text, path).value?.value;
    const holder = edit.path.slice(0, -1).reduce<unknown>((at, key) => (at as Container | undefined)?.[key], value);
    const key = edit.path.at(-1);
    if (typeof holder !== 'object' || holder === null || key === undefined) return text;
    changeEntry(holder as Container, key, edit);
    return jsonText(value);
  });
}

function changeEntry(holder: Container, key: string | number, edit: JsonEdit): void {
  if (edit.kind === 'set') holder[key] = new NumberLiteral(edit.source);
  else if (edit.kind === 'remove') remove(holder, key);
  else if (edit.kind === 'repeat') repeat(holder, key, edit.times);
  else if (!Array.isArray(holder)) {
    holder[edit.key] = holder[key];
    delete holder[key];
  }
}

function remove(holder: Container, key: string | number): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function repeat(holder: Container, key: string | number, times: number): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 0, ...new Array(times).fill(holder[Number(key)]));
  else for (let index = 1; index <= times; index += 1) holder[`${key}${index}`] = holder[key];
}

/** JSON with literals as they stand; an edit's source is one that may be no JSON at all. */
function jsonText(value: unknown): string {
  if (value instanceof NumberLiteral) return value.source;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',\n')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, child]) => `${JSON.stringify(key)}: ${jsonText(child)}`)
    .join(',\n')}}`;
}
