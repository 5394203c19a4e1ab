/** What a profile asks for against what a dossier gives: prose and prior-year values. */
import type { Finding } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { type Dossier, dossierSchema } from '../model/dossier.ts';
import type { ProfileFiles } from '../model/profile-files.ts';
import { type DossierFiles, valueAt } from '../model/source.ts';
import { descriptionAt } from './schema-facts.ts';

/** Findings V50, V51 about prose (missing, not known to the profile), V52 about a missing prior-year value, V53 about a missing part. */
export function checkRequirements(dossier: Dossier, { profile }: ProfileFiles, files: DossierFiles): Finding[] {
  const slots = Object.entries(profile.prose);
  const missing = slots
    .filter(([name, slot]) => slot.required && dossier.prose[name] === undefined)
    .map(
      ([name, slot]): Finding => ({
        rule: 'V50',
        severity: 'error',
        message: `缺少文字“${slot.label}”`,
        place: files.json.locate(['prose']),
        expected: `"${name}": "….md"`,
        hint: `在 prose 下加一行 "${name}"，写上放这段文字的 Markdown 文件`,
      }),
    );
  const known = slots.map(([name]) => name);
  const unknown = Object.keys(dossier.prose)
    .filter((name) => !known.some((pattern) => matches(pattern, name)))
    .map((name): Finding => unknownSlot(name, nearest(name, known), files));
  return [
    ...missingParts(profile.requires, files),
    ...missing,
    ...unknown,
    ...missingPriorYear(dossier, profile.priorYear ?? [], files),
  ];
}

/** `use{code}` stands for use201, use210 … */
function matches(pattern: string, name: string): boolean {
  const [before = '', after] = pattern.split('{code}');
  if (after === undefined) return pattern === name;
  if (!name.startsWith(before) || !name.endsWith(after)) return false;
  return /^\d{3}(\d{2}){0,2}$/.test(name.slice(before.length, name.length - after.length));
}

function unknownSlot(name: string, near: string | undefined, files: DossierFiles): Finding {
  return {
    rule: 'V51',
    severity: 'error',
    message: `模板没有用到名为“${name}”的文字`,
    place: files.json.locate(['prose', name], 'key'),
    actual: name,
    ...(near === undefined ? {} : { expected: near, hint: `是否应为“${near}”？` }),
  };
}

function missingPriorYear(dossier: Dossier, required: readonly string[], files: DossierFiles): Finding[] {
  return required
    .filter((id) => dossier.priorYear[id] === undefined)
    .map((id) => ({
      rule: 'V52',
      severity: 'error',
      message: `缺少上年数“${id}”`,
      place: files.json.locate(['priorYear']),
      expected: `"${id}": 上年同口径数`,
      hint: `在 priorYear 下补上 "${id}"；上年没有的写 0`,
    }));
}

function missingParts(required: readonly string[], files: DossierFiles): Finding[] {
  const missing = required
    .map((alternatives) => alternatives.split('|'))
    .filter((keys) => keys.every((key) => isMissing(key.split('.'), required, files)));
  return oncePerWhole(missing, files).map((keys) => {
    const named = keys.map((key) => `“${key}”（${descriptionAt(dossierSchema, key.split('.')) ?? key}）`);
    const written = keys.map(asWritten).join(' 或 ');
    return {
      rule: 'V53',
      severity: 'error',
      message: `缺少${named.join('或')}`,
      place: files.json.locate([]),
      expected: written,
      hint: `模板要用到这一部分，请在 report.json 中补上 ${written}`,
    };
  });
}

/** `facts.members` as it stands in the file: `"facts": { "members": … }`. */
function asWritten(key: string): string {
  return key.split('.').reduceRight((inner, name) => (inner === '' ? `"${name}": …` : `"${name}": { ${inner} }`), '');
}

/**
 * A part of a part counts as missing where the whole is there, or where nobody asks for the whole itself: otherwise that is
 * what is told.
 */
function isMissing(path: readonly string[], required: readonly string[], { json }: DossierFiles): boolean {
  if (valueAt(json.value, path) !== undefined) return false;
  const whole = path.slice(0, -1);
  return path.length === 1 || valueAt(json.value, whole) !== undefined || !required.includes(whole.join('.'));
}

/** Of several parts of one whole that is not there, the first is told: it says where all of them belong. */
function oncePerWhole(missing: readonly string[][], { json }: DossierFiles): string[][] {
  const told = new Set<string>();
  return missing.filter(([key = '']) => {
    const whole = key.split('.').slice(0, -1);
    if (whole.length === 0 || valueAt(json.value, whole) !== undefined) return true;
    const isFirst = !told.has(whole.join('.'));
    told.add(whole.join('.'));
    return isFirst;
  });
}
