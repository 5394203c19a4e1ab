/**
 * Handlebars for section templates, forms and the unit's prose. Helpers print figures by id and choose words by a
 * figure's sign; templates never compute, compare or format.
 */
import Handlebars from 'handlebars';
import type { Cause, Dossier } from '../model/dossier.ts';
import type { Figure, FigureSet } from '../model/figure.ts';
import type { Profile } from '../model/profile.ts';
import type { Inline } from '../model/report.ts';
import { chineseNumeral } from '../model/terms.ts';
import { type Decimal, decimal } from '../money/decimal.ts';
import { displayFigure, displaySign, displayUnit } from './display.ts';
import type { Marks } from './marks.ts';

/** A fault of a template, thrown inside a helper; `runTemplate` gives it a place. */
export class TemplateFault extends Error {
  constructor(
    message: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(message);
  }
}

export interface EngineInput {
  readonly dossier: Dossier;
  readonly profile: Profile;
  readonly figures: FigureSet;
  readonly marks: Marks;
  /** Inlines of a prose file of the unit, for the `prose` helper. */
  readonly proseInlines: (file: string) => readonly Inline[];
}

/** Helpers whose first argument is a figure id: what the template check looks up. */
export const FIGURE_HELPERS = ['figure', 'amount', 'percent', 'score', 'direction', 'reasons', 'ifZero', 'ifStated', 'ifReasons', 'ifSeveralReasons'] as const;
const OTHER_HELPERS = ['child', 'list', 'prose', 'slot', 'fact', 'ordinal', 'position', 'circled', 'word', 'box'] as const;
export const KNOWN_HELPERS: readonly string[] = [...FIGURE_HELPERS, ...OTHER_HELPERS, 'if', 'unless', 'each', 'with'];

export interface TemplateEngine {
  /** Renders a template; `name` is its file, for messages. @throws TemplateFault */
  render(source: string, context: object): string;
}

interface HelperOptions {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data?: { readonly index?: number };
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } };
  fn(context: unknown): string;
  inverse(context: unknown): string;
}

/** An engine with the helpers of one report; `partials` are named phrases (`{{> name}}`). */
export function createEngine(input: EngineInput, partials: Readonly<Record<string, string>>): TemplateEngine {
  const handlebars = Handlebars.create();
  registerFigureHelpers(handlebars, input);
  registerConditions(handlebars, input);
  registerWordHelpers(handlebars, input);
  for (const [name, source] of Object.entries(partials)) handlebars.registerPartial(name, source.trim());
  const knownHelpers = Object.fromEntries(KNOWN_HELPERS.map((name) => [name, true]));
  const options = { strict: true, knownHelpers, knownHelpersOnly: true, preventIndent: true };
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  return {
    render(source, context) {
      let template = compiled.get(source);
      if (template === undefined) {
        template = handlebars.compile(source, options);
        compiled.set(source, template);
      }
      return template(context);
    },
  };
}

function figureOf(input: EngineInput, id: unknown, options: HelperOptions): Figure {
  const figure = input.figures.get(String(id));
  if (figure !== undefined) return figure;
  const start = options.loc?.start;
  throw new TemplateFault(`没有代号为“${String(id)}”的数据`, start?.line, start && start.column + 1);
}

function span(input: EngineInput, figure: Figure, text: string, unit: string): Handlebars.SafeString {
  const inlines: Inline[] = [{ kind: 'figure', figureId: figure.id, text }];
  if (unit !== '') inlines.push({ kind: 'text', text: unit });
  return new Handlebars.SafeString(input.marks.of(inlines));
}

function registerFigureHelpers(handlebars: typeof Handlebars, input: EngineInput): void {
  const print = (withUnit: boolean) =>
    function printFigure(id: unknown, options: HelperOptions): Handlebars.SafeString {
      const figure = figureOf(input, id, options);
      const setting = options.hash.table === true ? 'table' : 'text';
      const text = displayFigure(figure, input.profile, { setting, absolute: options.hash.abs === true });
      if (text === undefined) {
        const start = options.loc?.start;
        throw new TemplateFault(`“${figure.label}”不能列示（基数为零），模板应先用 {{#ifStated}} 判断`, start?.line, start && start.column + 1);
      }
      return span(input, figure, text, withUnit ? displayUnit(figure, input.profile) : '');
    };
  handlebars.registerHelper('figure', print(false));
  handlebars.registerHelper('score', print(false));
  handlebars.registerHelper('amount', print(true));
  handlebars.registerHelper('percent', print(true));
  handlebars.registerHelper('fact', (name: unknown, options: HelperOptions) => {
    const figure = figureOf(input, `fact.${String(name)}`, options);
    const text = displayFigure(figure, input.profile, { setting: 'text' }) ?? '';
    return span(input, figure, text, input.dossier.facts?.[String(name)]?.unit ?? '');
  });
  handlebars.registerHelper(
    'direction',
    (id: unknown, up: string, down: string, same: string, options: HelperOptions) => {
      const sign = displaySign(figureOf(input, id, options), input.profile);
      return new Handlebars.SafeString(input.marks.text(sign > 0 ? up : sign < 0 ? down : same));
    },
  );
}

function registerConditions(handlebars: typeof Handlebars, input: EngineInput): void {
  const condition = (name: string, holds: (id: unknown, options: HelperOptions) => boolean) =>
    handlebars.registerHelper(name, function choose(this: unknown, id: unknown, options: HelperOptions) {
      return holds(id, options) ? options.fn(this) : options.inverse(this);
    });
  condition('ifZero', (id, options) => displaySign(figureOf(input, id, options), input.profile) === 0);
  condition('ifStated', (id, options) => figureOf(input, id, options).value !== undefined);
  condition('ifReasons', (id, options) => {
    figureOf(input, id, options);
    return input.dossier.reasons?.[String(id)] !== undefined;
  });
  condition('ifSeveralReasons', (id, options) => {
    figureOf(input, id, options);
    return (input.dossier.reasons?.[String(id)]?.length ?? 0) > 1;
  });
  handlebars.registerHelper('reasons', (id: unknown, options: HelperOptions) => {
    const figure = figureOf(input, id, options);
    return new Handlebars.SafeString(input.marks.of(reasonInlines(input, figure.id)));
  });
}

/** 一是…；二是…, or the only reason as it stands. */
function reasonInlines(input: EngineInput, id: string): Inline[] {
  const entries = input.dossier.reasons?.[id] ?? [];
  const causes = entries.map((entry, index) => ({ entry, figureId: `reasons.${id}.${index + 1}`, cause: causeOf(input, entry) }));
  return causes.flatMap(({ cause, figureId }, index) => {
    const lead = causes.length > 1 ? `${index > 0 ? '；' : ''}${chineseNumeral(index + 1)}是` : '';
    return [{ kind: 'text' as const, text: lead }, ...causeInlines(input, cause, figureId)];
  }).filter((inline) => inline.kind !== 'text' || inline.text !== '');
}

function causeOf(input: EngineInput, entry: string | Cause): Cause {
  if (typeof entry !== 'string') return entry;
  const cause = input.dossier.causes?.[entry];
  if (cause === undefined) throw new TemplateFault(`没有代号为“${entry}”的原因`);
  return cause;
}

function causeInlines(input: EngineInput, cause: Cause, figureId: string): Inline[] {
  const [before = '', after] = cause.text.split('{amount}');
  if (after === undefined || cause.amount === undefined) return [{ kind: 'text', text: cause.text }];
  const value: Decimal = input.dossier.amountUnit === '万元' ? cause.amount.times(decimal(10000)) : cause.amount;
  const figure: Figure = { id: figureId, label: '原因金额', value, unit: 'yuan', inputs: [] };
  const text = displayFigure(figure, input.profile, { setting: 'text', absolute: true }) ?? '';
  return [
    { kind: 'text', text: before },
    { kind: 'figure', figureId, text },
    { kind: 'text', text: `${displayUnit(figure, input.profile)}${after}` },
  ];
}

function registerWordHelpers(handlebars: typeof Handlebars, input: EngineInput): void {
  const text = (value: string) => new Handlebars.SafeString(input.marks.text(value));
  handlebars.registerHelper('child', (id: unknown, part: unknown) => `${String(id)}.${String(part)}`);
  handlebars.registerHelper('list', (names: readonly string[], options: HelperOptions) =>
    text(names.join(typeof options.hash.separator === 'string' ? options.hash.separator : '、')),
  );
  handlebars.registerHelper('prose', (file: unknown) => new Handlebars.SafeString(input.marks.of(input.proseInlines(String(file)))));
  handlebars.registerHelper('slot', (name: unknown) => {
    const file = input.dossier.prose[String(name)];
    return file === undefined ? '' : new Handlebars.SafeString(input.marks.of(input.proseInlines(file)));
  });
  handlebars.registerHelper('ordinal', (index: number, options: HelperOptions) => {
    const from = typeof options.hash.from === 'number' ? options.hash.from : 1;
    return text(chineseNumeral(index + from));
  });
  handlebars.registerHelper('position', (index: number) => text(String(index + 1)));
  handlebars.registerHelper('circled', (index: number) => text(String.fromCodePoint(0x2460 + index)));
  handlebars.registerHelper('box', (names: readonly string[], label: unknown) => {
    const box = { kind: 'checkBox' as const, checked: names.includes(String(label)) };
    return new Handlebars.SafeString(input.marks.of([box]));
  });
  handlebars.registerHelper('word', (name: unknown, options: HelperOptions) => {
    const word = input.profile.words[String(name)];
    const start = options.loc?.start;
    if (word === undefined) throw new TemplateFault(`profile.json 的 words 中没有“${String(name)}”`, start?.line, start && start.column + 1);
    return text(word);
  });
}
