/** Reads the folder of a profile and of every profile that it extends. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, hasErrors, type Outcome, type Place } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { SourceText } from '../model/profile-files.ts';
import { type LocatedJson, valueAt } from '../model/source.ts';
import { readText } from './read-json.ts';
import { readPlainJson } from './read-plain-json.ts';

/** One profile folder as it stands on disk. */
export interface ProfileFolder {
  readonly id: string;
  readonly json: LocatedJson;
  readonly templates: ReadonlyMap<string, SourceText>;
  readonly partials: ReadonlyMap<string, SourceText>;
  readonly forms: ReadonlyMap<string, LocatedJson>;
}

type PlaceOf = () => Place;

const TEMPLATE = '.md.hbs';
const PARTIAL = '.hbs';
const FORM = '.json';

/** Names of the folders under `root` that hold a profile, sorted. */
export function profileIds(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'profile.json')))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Reads a profile and those it extends.
 * @param displayRoot name of `root` in messages
 * @param asked the place that names `id`
 * @returns the folders, the most general first; findings T10 (no such profile), T11 (a circle of `extends`)
 */
export function readProfile(root: string, displayRoot: string, id: string, asked?: PlaceOf): Outcome<ProfileFolder[]> {
  const chain: ProfileFolder[] = [];
  let next: string | undefined = id;
  let place = asked;
  while (next !== undefined) {
    if (chain.some((folder) => folder.id === next)) return { findings: [circle(next, place?.())] };
    const folder = readFolder(root, displayRoot, next, place);
    if (folder.value === undefined) return { findings: folder.findings };
    const { json } = folder.value;
    chain.unshift(folder.value);
    const parent = valueAt(json.value, ['extends']);
    place = () => json.locate(['extends']);
    next = typeof parent === 'string' ? parent : undefined;
  }
  return { value: chain, findings: [] };
}

function readFolder(root: string, displayRoot: string, id: string, asked: PlaceOf | undefined): Outcome<ProfileFolder> {
  if (!profileIds(root).includes(id)) return { findings: [unknownProfile(root, id, asked?.())] };
  const folder = join(root, id);
  const name = `${displayRoot}/${id}`;
  const json = readPlainJson(join(folder, 'profile.json'), `${name}/profile.json`, root);
  const forms = readForms(folder, name, root);
  const templates = readTexts({ folder, name, inside: root, extension: TEMPLATE, key: (file) => file });
  const partials = readTexts({
    folder: join(folder, 'partials'),
    name: `${name}/partials`,
    inside: root,
    extension: PARTIAL,
    key: (file) => file.slice(0, -PARTIAL.length),
  });
  const findings = [json, forms, templates, partials].flatMap((outcome) => outcome.findings);
  if (json.value === undefined || hasErrors(findings)) return { findings };
  const value = {
    id,
    json: json.value,
    templates: templates.value ?? new Map<string, SourceText>(),
    partials: partials.value ?? new Map<string, SourceText>(),
    forms: forms.value ?? new Map<string, LocatedJson>(),
  };
  return { value, findings };
}

function filesIn(folder: string, extension: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .sort();
}

interface Texts {
  readonly folder: string;
  /** Of the folder, in messages. */
  readonly name: string;
  readonly inside: string;
  readonly extension: string;
  /** What a file's text is called. */
  readonly key: (file: string) => string;
}

function readTexts({ folder, name, inside, extension, key }: Texts): Outcome<Map<string, SourceText>> {
  const texts = new Map<string, SourceText>();
  const findings: Finding[] = [];
  for (const entry of filesIn(folder, extension)) {
    const file = `${name}/${entry}`;
    const source = readText(join(folder, entry), file, inside);
    findings.push(...source.findings);
    if (source.value !== undefined) texts.set(key(entry), { source: source.value.replace(/\r\n?/g, '\n'), file });
  }
  return { value: texts, findings };
}

function readForms(folder: string, name: string, inside: string): Outcome<Map<string, LocatedJson>> {
  const forms = new Map<string, LocatedJson>();
  const findings: Finding[] = [];
  for (const file of filesIn(join(folder, 'forms'), FORM)) {
    const json = readPlainJson(join(folder, 'forms', file), `${name}/forms/${file}`, inside);
    findings.push(...json.findings);
    if (json.value !== undefined) forms.set(file.slice(0, -FORM.length), json.value);
  }
  return { value: forms, findings };
}

function unknownProfile(root: string, id: string, place: Place | undefined): Finding {
  const known = profileIds(root);
  const near = nearest(id, known);
  return {
    rule: 'T10',
    severity: 'error',
    message: `没有名为“${id}”的模板`,
    ...(place === undefined ? {} : { place }),
    actual: id,
    ...(near === undefined ? {} : { expected: near }),
    hint: `可用的模板：${known.join('、') || '（无）'}`,
  };
}

function circle(id: string, place: Place | undefined): Finding {
  return {
    rule: 'T11',
    severity: 'error',
    message: `模板“${id}”经 extends 又引用了自己`,
    ...(place === undefined ? {} : { place }),
    hint: '改正 extends，使模板的引用不成环',
  };
}
