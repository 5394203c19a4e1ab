/**
 * What a profile asks for against what a dossier gives. Only what is written is looked at, not what it is: so all that is
 * missing can be told beside values of a wrong shape.
 */
import type { Finding } from '../diagnostics/finding.ts';
import { isSlipOf, nearest } from '../diagnostics/suggest.ts';
import { dossierSchema, isInlineText } from '../model/dossier.ts';
import type { Profile } from '../model/profile.ts';
import type { ProfileFiles } from '../model/profile-files.ts';
import { descriptionAt } from '../model/schema-facts.ts';
import { type DossierFiles, valueAt } from '../model/source.ts';
import { isMoneyUnit } from '../money/units.ts';
import { keysAt, type Written, wholeOf } from './written.ts';

/** Findings V50, V51 about prose (missing, not known to the profile), V52 about a missing prior-year value, V53 about a missing part or number. */
export function checkRequirements({ profile }: ProfileFiles, files: DossierFiles, isThere: Written): Finding[] {
  const isWritten = orMisspelt(isThere, profile, files);
  const slots = Object.entries(profile.prose);
  const missing = slots
    .filter(([name, slot]) => slot.required && !isWritten(['prose', name]))
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
  const unknown = keysAt(files.json.value, ['prose'])
    .filter((name) => !known.some((pattern) => matches(pattern, name)))
    .map((name): Finding => unknownSlot(name, known, files));
  const named = profile.priorYear !== undefined;
  return [
    ...missingParts(
      named ? profile.requires.filter((key) => key !== 'priorYear') : profile.requires,
      profile,
      files,
      isWritten,
    ),
    ...missing,
    ...unknown,
    ...missingFacts(profile.facts ?? {}, files, isWritten),
    ...missingPriorYear(profile.priorYear ?? [], files, isWritten),
  ];
}

/** What stands under a misspelt name is told as that (V30, V51, V55), and is not missing too. */
function orMisspelt(isThere: Written, { prose, facts, priorYear = [] }: Profile, { json }: DossierFiles): Written {
  const asked: Readonly<Record<string, readonly string[]>> = {
    prose: Object.keys(prose),
    facts: Object.keys(facts ?? {}),
    priorYear,
  };
  const strangers = (owner: string) =>
    keysAt(json.value, [owner]).filter((key) => !asked[owner]?.some((name) => matches(name, key)));
  return (path) => {
    const [owner, name, ...more] = path;
    if (isThere(path) || typeof owner !== 'string' || typeof name !== 'string' || more.length > 0) return isThere(path);
    return asked[owner]?.includes(name) === true && strangers(owner).some((key) => isMeant(key, name));
  };
}

/** Other digits are another code or year, no slip. */
function isMeant(written: string, name: string): boolean {
  return isSlipOf(written, name) && written.replaceAll(/\D/g, '') === name.replaceAll(/\D/g, '');
}

/** `use{code}` stands for use201, use210 … */
function matches(pattern: string, name: string): boolean {
  const [before = '', after] = pattern.split('{code}');
  if (after === undefined) return pattern === name;
  if (!name.startsWith(before) || !name.endsWith(after)) return false;
  return /^\d{3}(\d{2}){0,2}$/.test(name.slice(before.length, name.length - after.length));
}

function unknownSlot(name: string, known: readonly string[], files: DossierFiles): Finding {
  const near = nearest(name, known);
  return {
    rule: 'V51',
    severity: 'error',
    message: `模板没有用到名为“${name}”的文字`,
    place: files.json.locate(['prose', name], 'key'),
    actual: name,
    ...(near === undefined ? {} : { expected: near }),
    hint:
      near === undefined
        ? `删去这一行；模板用到的文字有：${known.map((each) => `“${each}”`).join('、')}`
        : `是否应为“${near}”？`,
  };
}

function missingPriorYear(required: readonly string[], files: DossierFiles, isWritten: Written): Finding[] {
  return required
    .filter((id) => !isWritten(['priorYear', id]))
    .map((id) => ({
      rule: 'V52',
      severity: 'error',
      message: `缺少上年数“${id}”`,
      place: files.json.locate(['priorYear']),
      expected: `"${id}": 上年同口径数`,
      hint: `在 priorYear 下补上 "${id}"；上年没有的写 0`,
    }));
}

/** All numbers that are missing are told together. */
function missingFacts(asked: NonNullable<Profile['facts']>, files: DossierFiles, isWritten: Written): Finding[] {
  const lacking = Object.entries(asked).filter(([name]) => !isWritten(['facts', name]));
  if (lacking.length === 0) return [];
  const named = lacking.map(([name, { label, unit }]) => `${label}（${name}，${isMoneyUnit(unit) ? '金额' : unit}）`);
  return [
    {
      rule: 'V53',
      severity: 'error',
      message: `缺少模板要的${lacking.length > 1 ? ` ${lacking.length} 个` : ''}数：${named.join('、')}`,
      place: files.json.locate(['facts']),
      expected: lacking.map(([name]) => `"${name}": 数`).join('，'),
      hint: '在 report.json 的 facts 中补上，只写数；没有的写 0',
    },
  ];
}

/** What is missing of one part is told once, with all that it must hold. */
function missingParts(
  required: readonly string[],
  profile: Profile,
  files: DossierFiles,
  isWritten: Written,
): Finding[] {
  const lacking = required.filter((alternatives) => alternatives.split('|').every((key) => !isWritten(key.split('.'))));
  const wholes = new Map<string, string[]>();
  for (const alternatives of lacking) {
    const whole = alternatives.includes('|') ? alternatives : wholeOf(alternatives.split('.'), isWritten).join('.');
    wholes.set(whole, [...(wholes.get(whole) ?? []), alternatives]);
  }
  return [...wholes].map(([whole, asked]) => missingPart(whole.split('|'), asked, profile, files));
}

function missingPart(
  keys: readonly string[],
  asked: readonly string[],
  { prose }: Profile,
  files: DossierFiles,
): Finding {
  const label = (key: string) =>
    prose[key.replace(/^prose\./, '')]?.label ?? descriptionAt(dossierSchema, key.split('.'));
  const named = keys.map((key) => `“${key}”（${label(key) ?? key}）`);
  const inner = asked.flatMap((path) => (keys.includes(path) || path.includes('|') ? [] : [path]));
  const holding = inner.length === 0 ? '' : `，其中要有 ${inner.join('、')}`;
  const [first = ''] = keys;
  const path = first.split('.');
  return {
    rule: 'V53',
    severity: 'error',
    message: `缺少${named.join('或')}`,
    place: files.json.locate(path.slice(0, -1)),
    expected: keys.map((key) => `"${key.split('.').at(-1)}": …`).join(' 或 '),
    hint: `模板要用到这一部分，请在 ${path.length === 1 ? 'report.json' : `"${path.slice(0, -1).join('.')}"`} 中补上 ${keys.map((key) => `"${key.split('.').at(-1)}"`).join(' 或 ')}${holding}`,
  };
}

/** V50: files of required texts in which nothing is written yet, for a dossier that no report can be made of. */
export function blankTexts({ profile }: ProfileFiles, files: DossierFiles): Finding[] {
  return Object.entries(profile.prose).flatMap(([name, { label, required }]): Finding[] => {
    const file = valueAt(files.json.value, ['prose', name]);
    if (!required || typeof file !== 'string' || isInlineText(file)) return [];
    if (files.markdownStatus(file) !== 'found' || files.readMarkdown(file)?.trim() !== '') return [];
    return [
      {
        rule: 'V50',
        severity: 'error',
        message: `文字“${label}”还没有写`,
        place: { file: files.displayName(file), line: 1, column: 1 },
        hint: '在这个文件中写上这段文字',
      },
    ];
  });
}
