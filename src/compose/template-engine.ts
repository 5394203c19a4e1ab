/**
 * Handlebars for section templates, forms and the unit's prose. Helpers print figures by id and choose words by a
 * figure's sign; templates never compute, compare or format.
 */
import Handlebars from 'handlebars';
import type { Cause } from '../model/dossier.ts';
import type { Figure } from '../model/figure.ts';
import type { NumberStyle, Profile } from '../model/profile.ts';
import type { Inline } from '../model/report.ts';
import { chineseNumeral, LONGEST_NUMERAL } from '../model/terms.ts';
import type { Origin } from '../model/text-origins.ts';
import { type MoneyUnit, PRINTED_UNITS } from '../money/units.ts';
import { compiledTemplate } from './compiled-templates.ts';
import { displayFigure, displaySign, displayUnit } from './display.ts';
import { filled } from './filled.ts';
import {
  type ArgumentKind,
  callable,
  faultAt,
  type Helper,
  type HelperOptions,
  inPhrase,
  TemplateFault,
} from './helper-calls.ts';
import { KNOWN_HELPERS } from './helper-names.ts';
import { Literal, type Marks } from './marks.ts';
import { noFigure } from './no-figure.ts';
import { markedCode, markedText } from './prose-lines.ts';
import type { UnitReader } from './reads.ts';

export interface EngineInput {
  readonly reader: UnitReader;
  readonly profile: Profile;
  readonly marks: Marks;
  /** Told of what the unit has written itself. */
  readonly origins: WeakMap<Inline, Origin>;
  /** Inlines of a prose file of the unit, for the `prose` helper. */
  readonly proseInlines: (file: string) => readonly Inline[];
}

export interface TemplateEngine {
  /** Renders a template; `name` is its file, for messages. @throws TemplateFault */
  render(source: string, context: object): string;
  /** The same for a prose file of the unit, with the marks of its lines. @throws TemplateFault */
  renderProse(source: string, context: object): string;
}

/** Helpers by name. */
type Helpers = Record<string, Helper>;

/** An engine with the helpers of one report; `partials` are named phrases (`{{> name}}`). */
export function createEngine(input: EngineInput, partials: Readonly<Record<string, string>>): TemplateEngine {
  const helpers = callable({ ...figureHelpers(input), ...conditions(input), ...wordHelpers(input) });
  const templates = new Map<string, HandlebarsTemplateDelegate>();
  const templateOf = (source: string) => {
    const template = templates.get(source) ?? compiledTemplate(input.marks.shielded(source));
    templates.set(source, template);
    return template;
  };
  const phrases = Object.fromEntries(
    Object.entries(partials).map(([name, source]) => [name, compiledWhenRun(name, source.trim(), templateOf)]),
  );
  return {
    render: (source, context) =>
      literalOf(source, context, input.marks) ?? templateOf(source)(context, { helpers, partials: phrases }),
    renderProse: (source, context) => {
      const text = input.marks.shielded(source);
      return text.includes('{{')
        ? Handlebars.template(markedCode(text))(context, { helpers, partials: phrases })
        : markedText(text);
    },
  };
}

/** A phrase that no template of the report uses is never compiled. */
function compiledWhenRun(
  name: string,
  source: string,
  templateOf: (source: string) => HandlebarsTemplateDelegate,
): HandlebarsTemplateDelegate {
  return (context, options) => {
    try {
      return templateOf(source)(context, options);
    } catch (error) {
      throw inPhrase(error, name);
    }
  };
}

const FIELD = /^\{\{(\w+)\}\}$/;

/** What most cells of a form are: words without a template, or one text of the context. */
function literalOf(source: string, context: object, marks: Marks): string | undefined {
  if (!source.includes('{{')) return marks.shielded(source);
  const name = FIELD.exec(source)?.[1];
  if (name === undefined || KNOWN_HELPERS.includes(name) || !Object.hasOwn(context, name)) return undefined;
  const value = (context as Readonly<Record<string, unknown>>)[name];
  return value instanceof Literal ? value.toHTML() : undefined;
}

function figureOf(input: EngineInput, id: unknown, options: HelperOptions): Figure {
  const figure = input.reader.get(String(id));
  if (figure !== undefined) return figure;
  throw faultAt(options, noFigure(String(id), input.reader));
}

function safe(text: string): Handlebars.SafeString {
  return new Handlebars.SafeString(text);
}

function span(input: EngineInput, figure: Figure, text: string, unit: string): Handlebars.SafeString {
  const inlines: Inline[] = [{ kind: 'figure', figureId: figure.id, text }];
  if (unit !== '') inlines.push({ kind: 'text', text: unit });
  return safe(input.marks.of(inlines));
}

/** Digits of this place alone: `decimals=2`, `zeros="keep"` or `"trim"`. */
function ownStyle({ hash }: HelperOptions): Partial<NumberStyle> {
  const { decimals, zeros } = hash;
  return {
    ...(typeof decimals === 'number' ? { decimals } : {}),
    ...(zeros === 'keep' || zeros === 'trim' ? { trailingZeros: zeros } : {}),
  };
}

function figureHelpers(input: EngineInput): Helpers {
  const print = (withUnit: boolean) => (id: unknown, options: HelperOptions) => {
    const figure = figureOf(input, id, options);
    const setting = options.hash.table === true ? 'table' : 'text';
    const moneyUnit = options.hash.in === '元' || options.hash.in === '万元' ? options.hash.in : undefined;
    const absolute = options.hash.abs === true;
    const text = displayFigure(figure, input.profile, { setting, moneyUnit, absolute, style: ownStyle(options) });
    if (text !== undefined)
      return span(input, figure, text, withUnit ? displayUnit(figure, input.profile, moneyUnit) : '');
    throw faultAt(options, `“${figure.label}”不能列示（基数为零），模板应先用 {{#ifStated}} 判断`);
  };
  return {
    figure: takes(['name'], print(false)),
    score: takes(['name'], print(false)),
    amount: takes(['name'], print(true)),
    percent: takes(['name'], print(true)),
    fact: takes(['name'], (name: unknown, options: HelperOptions) => {
      const figure = figureOf(input, `fact.${String(name)}`, options);
      const fact = input.reader.field('facts')?.[String(name)];
      const style = ownStyle(options);
      const asked = moneyAsked(input, String(name));
      if (asked !== undefined) {
        const amount = displayFigure(figure, input.profile, { setting: 'text', moneyUnit: asked, style }) ?? '';
        return span(input, figure, amount, asked);
      }
      const asTyped: Figure = { ...figure, unit: 'quantity', ...(fact && { value: fact.value }) };
      const text = displayFigure(asTyped, input.profile, { setting: 'text', style }) ?? '';
      return span(input, figure, text, fact?.unit ?? '');
    }),
    direction: takes(
      ['name', 'words', 'words', 'words'],
      (id: unknown, up: string, down: string, same: string, options: HelperOptions) => {
        const sign = displaySign(figureOf(input, id, options), input.profile);
        return safe(input.marks.text(sign > 0 ? up : sign < 0 ? down : same));
      },
    ),
    reasons: takes(['name'], (id: unknown, options: HelperOptions) =>
      safe(input.marks.of(reasonInlines(input, figureOf(input, id, options).id))),
    ),
  };
}

/** The unit of a number that the profile asks for as an amount: it is printed as amounts are, not as it was typed. */
function moneyAsked({ profile }: EngineInput, name: string): MoneyUnit | undefined {
  const unit = profile.facts?.[name]?.unit;
  return PRINTED_UNITS.find((money) => money === unit);
}

/** Block helpers that ask something of a figure. */
function conditions(input: EngineInput): Helpers {
  const ask = (holds: (figure: Figure) => boolean) =>
    takes(['name'], function choose(this: unknown, id: unknown, options: HelperOptions): string {
      return holds(figureOf(input, id, options)) ? options.fn(this) : options.inverse(this);
    });
  const reasonCount = (figure: Figure) => input.reader.field('reasons')?.[figure.id]?.length ?? 0;
  const isStated = (figure: Figure) => figure.value !== undefined && !isOnPrintedZero(figure, input);
  return {
    ifZero: ask((figure) => !isStated(figure) || displaySign(figure, input.profile) === 0),
    ifStated: ask(isStated),
    ifPrior: ask(({ id }) => input.reader.has(`${id}.prior`)),
    ifReasons: ask((figure) => reasonCount(figure) > 0),
    ifSeveralReasons: ask((figure) => reasonCount(figure) > 1),
  };
}

/** A rate whose base prints as 0.00: a reader could not follow it (rules C02, C11). */
function isOnPrintedZero({ unit, inputs }: Figure, { reader, profile }: EngineInput): boolean {
  const base = unit === 'ratio' && inputs.length === 2 ? reader.get(inputs[1] ?? '') : undefined;
  return base?.unit === 'yuan' && displaySign(base, profile) === 0;
}

/** 一是…；二是…, or the only reason as it stands. */
function reasonInlines(input: EngineInput, id: string): Inline[] {
  const entries = input.reader.field('reasons')?.[id] ?? [];
  return entries.flatMap((entry, index): Inline[] => {
    const lead = `${index > 0 ? '；' : ''}${chineseNumeral(index + 1)}是`;
    const own = typeof entry === 'string' ? input.reader.field('causes')?.[entry] : entry;
    if (own === undefined) throw new TemplateFault(`没有代号为“${String(entry)}”的原因`);
    const figureId = typeof entry === 'string' ? `causes.${entry}` : `reasons.${id}.${index + 1}`;
    const inlines = causeInlines(input, own, figureId);
    const path = typeof entry === 'string' ? ['causes', entry, 'text'] : ['reasons', id, index, 'text'];
    for (const inline of inlines) input.origins.set(inline, { path });
    return entries.length > 1 ? [{ kind: 'text', text: lead }, ...inlines] : inlines;
  });
}

/** The words of a cause; each `{amount}` is printed without sign, with its unit. */
function causeInlines(input: EngineInput, cause: Cause, figureId: string): Inline[] {
  const figure = input.reader.get(figureId);
  if (figure === undefined) return [{ kind: 'text', text: cause.text }];
  const text = displayFigure(figure, input.profile, { setting: 'text', absolute: true }) ?? '';
  return filled(cause.text, '{amount}', { figureId, text, unit: displayUnit(figure, input.profile) });
}

function wordHelpers(input: EngineInput): Helpers {
  const text = (value: string) => safe(input.marks.text(value));
  const prose = (file: string) => safe(input.marks.of(input.proseInlines(file)));
  return {
    child: takes(['name', 'name'], (id: unknown, part: unknown) => `${String(id)}.${String(part)}`),
    list: takes(['names'], (names: readonly string[], options: HelperOptions) =>
      text(names.join(typeof options.hash.separator === 'string' ? options.hash.separator : '、')),
    ),
    prose: takes(['name'], (file: unknown) => prose(String(file))),
    ifSlot: takes(['name'], function ifSlot(this: unknown, name: unknown, options: HelperOptions): string {
      return input.reader.field('prose')[String(name)] === undefined ? options.inverse(this) : options.fn(this);
    }),
    slot: takes(['name'], (name: unknown) => {
      const file = input.reader.field('prose')[String(name)];
      return file === undefined ? '' : prose(file);
    }),
    ordinal: takes(['index'], (index: number, options: HelperOptions) => {
      const { from = 1 } = options.hash;
      if (!Number.isInteger(from) || Number(from) < 1 || index + Number(from) > LONGEST_NUMERAL) {
        throw new TemplateFault(`{{ordinal}} 的 from 应为 1、2、3 …，编到第 ${LONGEST_NUMERAL} 为止`);
      }
      return text(chineseNumeral(index + Number(from)));
    }),
    position: takes(['index'], (index: number) => text(String(index + 1))),
    circled: takes(['index'], (index: number) =>
      text(index < 20 ? String.fromCodePoint(0x2460 + index) : `（${index + 1}）`),
    ),
    box: takes(['names', 'name'], (names: readonly string[], label: unknown) =>
      safe(input.marks.of([{ kind: 'checkBox', checked: names.includes(String(label)) }])),
    ),
    word: takes(['name'], (name: unknown) => {
      const word = input.profile.words[String(name)];
      if (word === undefined) throw new TemplateFault(`profile.json 的 words 中没有“${String(name)}”`);
      return text(word);
    }),
  };
}

function takes(kinds: readonly ArgumentKind[], run: Handlebars.HelperDelegate): Helper {
  return { takes: kinds, run };
}
