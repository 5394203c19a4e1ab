/**
 * Templates compiled and outlined once: both are pure functions of the text, and the greater part of the time of a
 * composition without this. What is kept is code alone: helpers, partials and figures are handed over to a template
 * that is made of it for one report (`template-engine.ts`), so that nothing of a report stays with the code.
 */
import Handlebars from 'handlebars';
import { rememberedByText } from '../model/remembered.ts';
import { KNOWN_HELPERS } from './helper-names.ts';
import { shippedTemplate } from './shipped-templates.ts';
import { type Outline, outlineOf } from './template-outline.ts';

export const COMPILE_OPTIONS = {
  strict: true,
  knownHelpers: Object.fromEntries(KNOWN_HELPERS.map((name) => [name, true])),
  knownHelpersOnly: true,
  preventIndent: true,
};

/** Template that only calls a partial, by which Handlebars tells what it hands on to partials. */
export const PARTIAL_CALL = '{{> told}}';

/** Characters of texts whose code and outline are kept: the templates and the prose of several places. */
const KEPT = 200_000;

const outline = rememberedByText(outlineOf, KEPT);
const specification = rememberedByText(
  (source): TemplateSpecification => new Function(`return ${compiledText(source)}`)(),
  KEPT,
);

/** JavaScript of a template: an object for `Handlebars.template`. @throws Error for bad syntax, unknown helpers */
export function compiledText(source: string): string {
  return String(Handlebars.precompile(source, COMPILE_OPTIONS));
}

/** What the template calls and names. @throws Error of Handlebars for bad syntax */
export function templateOutline(source: string): Outline {
  // The only character that no template may hold.
  if (!source.includes('{{') && !source.includes('\0')) return [];
  return shippedTemplate(source, Handlebars.VERSION)?.outline() ?? outline(source);
}

/**
 * A template that can be run, with a memory of its own; missing fields fail when it runs.
 * @throws Error for bad syntax, unknown helpers
 */
export function compiledTemplate(source: string): HandlebarsTemplateDelegate {
  const shipped = shippedTemplate(source, Handlebars.VERSION)?.specification;
  return Handlebars.template(shipped ?? specification(source));
}
