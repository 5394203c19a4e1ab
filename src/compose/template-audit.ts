/** Checks every template, form and prose file of a report before any of them runs, whether it would run or not. */
import type { Finding } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Classification } from '../model/catalogue.ts';
import { markdownMentions } from '../model/markdown-mentions.ts';
import type { FormRows } from '../model/profile.ts';
import type { FormFile, ProfileFiles, SourceText } from '../model/profile-files.ts';
import { joinedKey, rememberedByKey, rememberedByObject } from '../model/remembered.ts';
import type { JsonPath } from '../model/source.ts';
import { type CodedIds, codedIds } from './coded-ids.ts';
import type { ComposeInput } from './compose-input.ts';
import { formShape } from './form-context.ts';
import { narrativeShape } from './narrative-context.ts';
import { elementOf, fieldOf, fieldsOf, type Shape } from './shape.ts';
import { checkTemplate, type TemplateScope } from './template-check.ts';

/** A phrase with one of these cannot be used by any template. */
const UNFIT = ['T05', 'T29'];

/** Findings T01–T09, T29 with their places. */
export function auditTemplates(input: ComposeInput): Finding[] {
  const { lost, broken, used, inForms } = ofPlace(input.profile)(input.classification)(codedIds(input.figures))(input);
  if (broken.length > 0) return [...lost, ...broken];
  const inProse = proseOf(input).flatMap(({ source, file }) =>
    checkTemplate(source, scopeOf(input, file, narrativeShape)),
  );
  return [...lost, ...used, ...inProse, ...inForms];
}

/** Characters of names by which findings are kept: those of a few units. */
const KEPT = 10_000;

/** What is said of the files of a place: a save of amounts or texts changes no name, and so none of it. */
const ofPlace = rememberedByObject((_profile: ProfileFiles) =>
  rememberedByObject((_classification: Classification) =>
    rememberedByObject((_ids: CodedIds) => rememberedByKey(factNames, auditPlace, KEPT)),
  ),
);

/** The names of the unit that a template may use besides ids of figures. */
function factNames({ dossier }: ComposeInput): string {
  return joinedKey(Object.keys(dossier.facts ?? {}));
}

interface PlaceAudit {
  readonly lost: readonly Finding[];
  readonly broken: readonly Finding[];
  /** Of the templates, where no phrase is broken. */
  readonly used: readonly Finding[];
  readonly inForms: readonly Finding[];
}

function auditPlace(input: ComposeInput): PlaceAudit {
  const { profile, templates, partials, forms } = input.profile;
  const sections = profile.parts.flatMap((part) => part.sections);
  const named = sections.flatMap((section) => section.template ?? []);
  const lost = named.filter((name) => !templates.has(name)).map((name) => lostTemplate(name, input));
  const check = ({ source, file }: SourceText) => checkTemplate(source, scopeOf(input, file, narrativeShape));
  const broken = [...partials.values()].flatMap(check).filter(({ rule }) => UNFIT.includes(rule));
  if (broken.length > 0) return { lost, broken, used: [], inForms: [] };
  const used = named.flatMap((name) => templates.get(name) ?? []).flatMap(check);
  const inForms = [...forms.values()].flatMap((form) => auditForm(form, scopeOf(input, form.file, formShape)));
  return { lost, broken, used, inForms };
}

function lostTemplate(name: string, { profile }: ComposeInput): Finding {
  const near = nearest(name, profile.templates.keys());
  const message = `找不到模板文件“${name}”`;
  const place = profile.locate(['parts']);
  return { rule: 'T08', severity: 'error', message, place, actual: name, ...(near ? { expected: near } : {}) };
}

function proseOf({ dossier, readProse, proseName }: ComposeInput): SourceText[] {
  const named = new Set(markdownMentions(dossier).map(({ file }) => file));
  return [...named].map((file) => ({ source: readProse(file) ?? '', file: proseName(file) }));
}

function scopeOf(
  { dossier, figures, possibleFigures, profile }: ComposeInput,
  file: string,
  shape: Shape,
): TemplateScope {
  const known = (id: string) => figures.has(id) || figures.has(id.replace(/\.(prior|change|changeRate)$/, ''));
  return {
    file,
    shape,
    hasFigure: (id) => known(id) || possibleFigures().has(id),
    figureIds: () => new Set([...figures.keys(), ...possibleFigures()]),
    partials: profile.partials,
    slots: Object.keys(profile.profile.prose),
    facts: Object.keys({ ...profile.profile.facts, ...dossier.facts }),
  };
}

function auditForm(form: FormFile, scope: TemplateScope): Finding[] {
  const rows = (key: 'head' | 'body') => auditRows(form.spec[key] ?? [], [key], form, scope);
  return [...rows('head'), ...rows('body')];
}

function auditRows(rows: readonly FormRows[], path: JsonPath, form: FormFile, scope: TemplateScope): Finding[] {
  return rows.flatMap((row, index) => auditRow(row, [...path, index], form, scope));
}

function auditRow(row: FormRows, path: JsonPath, form: FormFile, scope: TemplateScope): Finding[] {
  const cells = (row.cells ?? []).flatMap((cell, index) =>
    (['text', 'merge'] as const).flatMap((key) => {
      const found = cell[key] === undefined ? [] : checkTemplate(cell[key], scope);
      return found.map((finding) => ({ ...finding, place: form.locate([...path, 'cells', index, key]) }));
    }),
  );
  if (row.each === undefined) return [...cells, ...auditRows(row.rows ?? [], [...path, 'rows'], form, scope)];
  const list = row.each.split('.').reduce<Shape | undefined>((at, name) => at && fieldOf(at, name), scope.shape);
  const element = list === undefined ? undefined : elementOf(list);
  if (element === undefined) {
    const place = form.locate([...path, 'each']);
    return [{ rule: 'T04', severity: 'error', message: `“${row.each}”不是列表`, place, actual: row.each }];
  }
  const shape = { ...fieldsOf(scope.shape), n: 'text' as const, ...fieldsOf(element) };
  return [...cells, ...auditRows(row.rows ?? [], [...path, 'rows'], form, { ...scope, shape })];
}
