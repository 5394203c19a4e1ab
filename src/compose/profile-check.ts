/**
 * What can be told of a profile without a unit: digits typed into templates, sections that print nothing, templates and
 * prose that nothing uses, directives that name what does not exist. Unknown fields, helpers and figures are found by
 * `template-check.ts` against the figures of an empty dossier.
 */
import type { Finding } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Profile } from '../model/profile.ts';
import type { ProfileFiles, SourceText } from '../model/profile-files.ts';
import { placeOf } from './template-check.ts';

/** Numbers that are no data: numbering, days and months, document numbers, thresholds of a regulation. */
const HARMLESS = [
  /^\s*(?:#+\s*)?\d{1,2}[.．、]/g,
  /[（(]\d{1,2}[）)]/g,
  /\d{1,2}月(?:\d{1,2}日)?/g,
  /〔\d{4}〕第?\d+号/g,
  /第\d+[部分项条款号表]/g,
  /附件\d+/g,
  /单[价位](?:价值)?(?:在)?\d+(?:万元|元)(?:（含）)?以[上下]/g,
  /GB\/T ?\d+(?:\.\d+)?(?:[-—]\d{4})?/g,
];

/** Directives a template may write; `blocks.ts` has a case for each. */
const DIRECTIVES = [
  'note',
  'flush',
  'centered',
  'right',
  'mark',
  'title',
  'annex',
  'chart',
  'prose',
  'form',
  'glossary',
  'pageBreak',
  'signature',
  'attachments',
];

/** Findings T20–T24 and T27, by file and line. */
export function checkProfileFiles(files: ProfileFiles, figures: ReadonlySet<string>): Finding[] {
  const texts = [...files.templates.values(), ...files.partials.values()];
  return [
    ...texts.flatMap(typedDigits),
    ...emptySections(files),
    ...unusedTemplates(files),
    ...unusedProse(files),
    ...unknownPlaceholders(files),
    ...[...files.templates.values()].flatMap((text) => directiveFaults(text, files, figures)),
  ];
}

/** T20: a figure typed into a template, which would stay when the accounts change. */
function typedDigits(text: SourceText): Finding[] {
  return text.source.split('\n').flatMap((line, index): Finding[] => {
    const bare = HARMLESS.reduce(
      (rest, pattern) => rest.replace(pattern, (found) => '＿'.repeat(found.length)),
      visible(line),
    );
    const found = /\d+(?:[.,]\d+)*\s*(?:万元|亿元|元|%|％|个|人次|人|辆|台|批次|家|项|年度?|分)?/.exec(bare);
    if (found === null) return [];
    return [
      {
        rule: 'T20',
        severity: 'error',
        message: `模板里直接写了数字“${found[0].trim()}”`,
        place: placeOf(text, index + 1, found.index + 1),
        actual: found[0].trim(),
        expected: '{{amount "…"}}、{{percent "…"}} 等取数的写法',
        hint: '数据改了，直接写的数字不会跟着变',
      },
    ];
  });
}

/** The line with everything inside {{…}} and the attributes of directives blotted out. */
function visible(line: string): string {
  const blot = (found: string) => '＿'.repeat(found.length);
  return line.replace(/\{\{.*?\}\}/g, blot).replace(/^::\w+\{.*\}\s*$/, blot);
}

/** T21: a section without template or tables. */
function emptySections({ profile, locate }: ProfileFiles): Finding[] {
  return profile.parts.flatMap((part, p) =>
    part.sections.flatMap((section, s): Finding[] =>
      section.template !== undefined || section.tables !== undefined
        ? []
        : [
            {
              rule: 'T21',
              severity: 'error',
              message: `“${section.title ?? section.id}”一节没有内容`,
              place: locate(['parts', p, 'sections', s]),
              expected: '"template": "….md.hbs" 或 "tables": "all"',
            },
          ],
    ),
  );
}

/** T22: a template file that no section names. */
function unusedTemplates({ profile, templates }: ProfileFiles): Finding[] {
  const used = new Set(profile.parts.flatMap((part) => part.sections.map((section) => section.template)));
  return [...templates].flatMap(([name, text]): Finding[] =>
    used.has(name)
      ? []
      : [
          {
            rule: 'T22',
            severity: 'warning',
            message: `模板文件“${name}”没有被任何一节用到`,
            place: { file: text.file },
            hint: '在 profile.json 的 parts 中用上，或者删去',
          },
        ],
  );
}

/** T23: prose that a unit must write and no template prints. */
function unusedProse({ profile, templates, partials, forms, locate }: ProfileFiles): Finding[] {
  const texts = [...templates.values(), ...partials.values()].map((text) => text.source);
  const inForms = [...forms.values()].map((form) => JSON.stringify(form.spec));
  const everything = [...texts, ...inForms, JSON.stringify(profile.glossary ?? {})].join('\n');
  return Object.keys(profile.prose)
    .filter((slot) => !slot.includes('{code}') && !hasWord(everything, slot))
    .map((slot) => ({
      rule: 'T23',
      severity: 'warning' as const,
      message: `要求单位写的文字“${slot}”没有印在任何地方`,
      place: locate(['prose', slot]),
      hint: `在模板中用 ::prose{slot=${slot}} 或 {{slot "${slot}"}} 印出，或者删去`,
    }));
}

/** Whether a name stands in a text, not as a part of a longer one. */
function hasWord(text: string, name: string): boolean {
  const isPart = (character: string | undefined) => character !== undefined && /\w/.test(character);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + name.length])) return true;
  }
  return false;
}

interface Directive {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** T24: a directive that is not known, or that names prose, a form or a figure that does not exist. */
function directiveFaults(text: SourceText, files: ProfileFiles, figures: ReadonlySet<string>): Finding[] {
  return text.source.split('\n').flatMap((line, index) => {
    const directive = parseDirective(line);
    if (directive === undefined) return [];
    return faultsOf(directive, files, figures).map((fault) => ({
      rule: 'T24',
      severity: 'error' as const,
      place: placeOf(text, index + 1, Math.max(0, line.indexOf(fault.actual)) + 1),
      ...fault,
    }));
  });
}

interface Fault {
  readonly message: string;
  readonly actual: string;
  readonly expected?: string;
}

function faultsOf({ name, attributes }: Directive, files: ProfileFiles, figures: ReadonlySet<string>): Fault[] {
  const known = (value: string | undefined, names: Iterable<string>, what: string): Fault[] => {
    const list = [...names];
    if (value === undefined || value.includes('{{') || list.includes(value)) return [];
    const near = nearest(value, list);
    return [
      { message: `没有名为“${value}”的${what}`, actual: value, ...(near === undefined ? {} : { expected: near }) },
    ];
  };
  if (!DIRECTIVES.includes(name)) return known(name, DIRECTIVES, '写法（::）');
  if (name === 'prose') return known(attributes.get('slot'), Object.keys(files.profile.prose), '文字');
  if (name === 'form') return known(attributes.get('name'), files.forms.keys(), '表格样式');
  if (name !== 'chart') return [];
  const ids = (attributes.get('figures') ?? '').split(/[|;]/).map((id) => id.trim());
  return ids.flatMap((id) => known(id, figures.keys(), '数据'));
}

function parseDirective(line: string): Directive | undefined {
  const match = /^::(\w+)(?:\[.*\])?(?:\{(.*)\})?\s*$/.exec(line);
  if (match === null) return undefined;
  const pairs = [...(match[2] ?? '').matchAll(/(\w+)=(?:"([^"]*)"|([^\s"}]+))/g)];
  const attributes = new Map(pairs.map((pair) => [pair[1] ?? '', pair[2] ?? pair[3] ?? '']));
  return { name: match[1] ?? '', attributes };
}

const PLACEHOLDERS = [
  'unit',
  'year',
  'priorYear',
  'date',
  'name',
  'number',
  'paddedNumber',
  'moneyUnit',
  'level',
  'code',
  'value',
];

/** T27: `{nubmer}` in a title would be printed as it stands. */
function unknownPlaceholders({ profile, locate }: ProfileFiles): Finding[] {
  const { prose: _slots, words: _words, tables, ...rest } = profile;
  const { forms, ...tableTexts } = tables;
  const printed = Object.entries(forms).map(([id, form]) => [id, printTexts(form)] as const);
  return textsOf({ ...rest, tables: { ...tableTexts, forms: Object.fromEntries(printed) } }, []).flatMap(
    ({ text, path }) =>
      [...text.matchAll(/\{([A-Za-z]+)\}/g)].flatMap((match): Finding[] => {
        const name = match[1] ?? '';
        if (PLACEHOLDERS.includes(name)) return [];
        const near = nearest(name, PLACEHOLDERS);
        return [
          {
            rule: 'T27',
            severity: 'error',
            message: `不认识的占位“{${name}}”`,
            place: locate(path),
            actual: `{${name}}`,
            ...(near === undefined ? {} : { expected: `{${near}}` }),
          },
        ];
      }),
  );
}

/** Of a form, the texts whose placeholders are filled when it is printed; those of its figures are filled by codes. */
function printTexts({ heading, title, left, right, empty, notes }: Profile['tables']['forms'][string]) {
  return { heading, title, left, right, empty, notes };
}

interface LocatedText {
  readonly text: string;
  readonly path: readonly (string | number)[];
}

function textsOf(value: unknown, path: readonly (string | number)[]): LocatedText[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? value.map((entry, index) => [index, entry] as const) : Object.entries(value);
  return entries.flatMap(([key, entry]) => textsOf(entry, [...path, key]));
}
