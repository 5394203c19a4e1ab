/** Profile folders → ProfileFiles: settings laid over those they extend, checked; forms checked. */
import type { Finding, Outcome } from '../diagnostics/finding.ts';
import { NumberLiteral } from '../model/dossier.ts';
import { formSpecSchema, type Profile, profileSchema } from '../model/profile.ts';
import type { FormFile, ProfileFiles, SourceText } from '../model/profile-files.ts';
import { joinedKey, rememberedByKey } from '../model/remembered.ts';
import { type JsonPath, type LocatedJson, valueAt } from '../model/source.ts';
import { tablePrint } from '../model/table-spec.ts';
import { styleSheets } from '../style/style-sheets.ts';
import { changed } from './changed-table.ts';
import { repeatedIds, rowWidths } from './profile-shape.ts';
import { validateJson } from './validate-json.ts';

/** What was read of one folder; the most general folder comes first. */
export interface ProfileSource {
  readonly id: string;
  readonly json: LocatedJson;
  readonly templates: ReadonlyMap<string, SourceText>;
  readonly partials: ReadonlyMap<string, SourceText>;
  readonly forms: ReadonlyMap<string, LocatedJson>;
}

/** Characters of profiles that are kept: all that there are, with those they extend. */
const KEPT = 2_000_000;

/** The same texts as before give the same profile, not an equal one: what was made from it can be kept. */
export const validateProfile: (chain: readonly ProfileSource[]) => Outcome<ProfileFiles> = rememberedByKey(
  (chain) => joinedKey(chain.flatMap((folder) => [folder.id, ...keyTexts(folder)])),
  validateChain,
  KEPT,
);

/** Every name and text of a folder, so that no other folder has the same. */
function keyTexts({ json, templates, partials, forms }: ProfileSource): string[] {
  const texts = [templates, partials].flatMap((map) => [
    String(map.size),
    ...[...map].flatMap(([name, { file, source }]) => [name, file, source]),
  ]);
  return [json.file, json.text, ...texts, ...[...forms].flatMap(([name, { file, text }]) => [name, file, text])];
}

function validateChain(chain: readonly ProfileSource[]): Outcome<ProfileFiles> {
  const particular = chain.at(-1);
  if (particular === undefined) return { findings: [] };
  const json = layered(chain.map((folder) => folder.json));
  const profile = validateJson(profileSchema, json);
  const forms = validateForms(overlay(chain.map((folder) => folder.forms)));
  const locate = (path: JsonPath) => json.locate(path);
  const own = profile.value;
  const faults = own === undefined ? [] : [...checkPageStyle(own, locate), ...repeatedIds(own, locate)];
  const findings = [...profile.findings, ...forms.findings, ...faults];
  if (profile.value === undefined || forms.value === undefined || faults.length > 0) return { findings };
  const value = {
    id: particular.id,
    profile: profile.value,
    templates: overlay(chain.map((folder) => folder.templates)),
    partials: overlay(chain.map((folder) => folder.partials)),
    forms: forms.value,
    locate: (path: JsonPath, what?: 'key' | 'value') => json.locate(path, what),
    sources: chain.flatMap(sourcesOf),
  };
  return { value, findings };
}

function sourcesOf({ json, templates, partials, forms }: ProfileSource): SourceText[] {
  const jsonFiles = [json, ...forms.values()].map(({ file, text }) => ({ file, source: text }));
  return [...jsonFiles, ...templates.values(), ...partials.values()];
}

/** T25: no such page style; T26: a red head in a style that has none. */
function checkPageStyle({ pageStyle, redHead }: Profile, locate: LocatedJson['locate']): Finding[] {
  const style = Object.hasOwn(styleSheets, pageStyle) ? styleSheets[pageStyle] : undefined;
  const place = locate(['pageStyle']);
  if (style === undefined) {
    const expected = Object.keys(styleSheets).join('、');
    const message = `没有名为“${pageStyle}”的版式`;
    return [
      { rule: 'T25', severity: 'error', message, place, actual: pageStyle, expected, hint: `可用的版式：${expected}` },
    ];
  }
  if (redHead === undefined || style.redHead !== undefined) return [];
  const withRedHead = Object.values(styleSheets).filter((sheet) => sheet.redHead !== undefined);
  const hint = `有公文版头的版式：${withRedHead.map(({ id }) => id).join('、')}`;
  return [{ rule: 'T26', severity: 'error', message: `版式“${pageStyle}”没有公文版头（redHead）`, place, hint }];
}

function validateForms(sources: ReadonlyMap<string, LocatedJson>): Outcome<Map<string, FormFile>> {
  const findings: Finding[] = [];
  const forms = new Map<string, FormFile>();
  for (const [name, source] of sources) {
    const outcome = validateJson(formSpecSchema, source);
    findings.push(...outcome.findings);
    if (outcome.value === undefined) continue;
    const uneven = rowWidths(outcome.value, (path) => source.locate(path));
    findings.push(...uneven);
    if (uneven.length > 0) continue;
    forms.set(name, { spec: outcome.value, file: source.file, locate: (path) => source.locate(path) });
  }
  return { ...(forms.size === sources.size ? { value: forms } : {}), findings };
}

function overlay<Value>(layers: readonly ReadonlyMap<string, Value>[]): Map<string, Value> {
  return new Map(layers.flatMap((layer) => [...layer]));
}

/** Settings of several files as one; a place is that in the most particular file that has the value. */
function layered(files: readonly LocatedJson[]): LocatedJson {
  const particular = [...files].reverse();
  const holder = (path: JsonPath) =>
    particular.find((file) => valueAt(file.value, path) !== undefined) ?? particular[0];
  const merged = files.reduce<unknown>((base, { value }) => merge(yielding(base, value), value), undefined);
  return {
    file: particular[0]?.file ?? '',
    text: particular[0]?.text ?? '',
    value: merged,
    locate: (path, what) => holder(path)?.locate(path, what) ?? { file: '' },
    sourceAt: (path) => holder(path)?.sourceAt(path),
  };
}

/**
 * The settings below without what they say of single tables and the place now says of all: its word is the later one.
 */
function yielding(base: unknown, over: unknown): unknown {
  const [below, now] = [valueAt(base, ['tables']), valueAt(over, ['tables'])];
  if (!isRecord(base) || !isRecord(below) || !isRecord(below.forms) || !isRecord(now)) return base;
  const ofAll = Object.fromEntries(Object.entries(now).filter(([key]) => Object.hasOwn(tablePrint, key)));
  const forms = Object.fromEntries(Object.entries(below.forms).map(([id, form]) => [id, without(form, ofAll)]));
  return { ...base, tables: { ...below, forms } };
}

function without(value: unknown, said: Record<string, unknown>): unknown {
  if (!isRecord(value)) return value;
  const left = Object.entries(value).flatMap(([key, one]) => {
    const now = said[key];
    if (now === undefined) return [[key, one] as const];
    return isRecord(one) && isRecord(now) ? [[key, without(one, now)] as const] : [];
  });
  return Object.fromEntries(left);
}

/**
 * Objects are laid over each other key by key; anything else replaces. In the forms of tables an object also changes
 * single members of a list that the place below has written.
 */
function merge(base: unknown, over: unknown, path = ''): unknown {
  if (Array.isArray(base) && isRecord(over) && path.startsWith('/tables/forms/')) return changed(base, over).value;
  if (!isRecord(base) || !isRecord(over)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, Object.hasOwn(over, key) ? merge(base[key], over[key], `${path}/${key}`) : base[key]]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberLiteral);
}
