/**
 * Templates parsed and compiled once in a process: both are pure functions of the source, and the greater part of the
 * time of a composition without this. Helpers and partials are handed over when a template runs.
 */
import Handlebars from 'handlebars';
import { KNOWN_HELPERS } from './helper-names.ts';

const OPTIONS = {
  strict: true,
  knownHelpers: Object.fromEntries(KNOWN_HELPERS.map((name) => [name, true])),
  knownHelpersOnly: true,
  preventIndent: true,
};

const programs = new Map<string, hbs.AST.Program>();
const templates = new Map<string, HandlebarsTemplateDelegate>();

/** The syntax tree of a template. @throws Error of Handlebars for bad syntax */
export function parsedTemplate(source: string): hbs.AST.Program {
  let program = programs.get(source);
  if (program === undefined) {
    program = Handlebars.parse(source);
    programs.set(source, program);
  }
  return program;
}

/** The runnable template; unknown helpers fail when it is compiled, missing fields when it runs. */
export function compiledTemplate(source: string): HandlebarsTemplateDelegate {
  let template = templates.get(source);
  if (template === undefined) {
    template = Handlebars.compile(source, OPTIONS);
    templates.set(source, template);
  }
  return template;
}
