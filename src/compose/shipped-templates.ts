/**
 * The templates that come with the program, compiled beforehand by `setup`. They are found by their whole text, so that
 * a template that was changed, or one of another place, is compiled like any other.
 */
import type { Outline } from './template-outline.ts';

export interface ShippedTemplate {
  readonly specification: TemplateSpecification;
  outline(): Outline;
}

/** What `setup` writes: of each text its code, and its outline as JSON. */
export interface ShippedTemplates {
  /** Of Handlebars: code runs with the version that made it. */
  readonly version: string;
  readonly templates: readonly (readonly [source: string, specification: TemplateSpecification, outline: string])[];
}

let load: () => ShippedTemplates | undefined = () => undefined;
let known: ReadonlyMap<string, ShippedTemplate> | undefined;
let file = '';

/**
 * @param shipped called when a template is needed for the first time; undefined when there are none
 * @param script where they stand
 */
export function shipTemplates(shipped: () => ShippedTemplates | undefined, script = ''): void {
  load = shipped;
  known = undefined;
  file = script;
}

/** Where they stand, for other threads of this process. */
export function templatesScript(): string {
  return file;
}

/** @param version of Handlebars */
export function shippedTemplate(source: string, version: string): ShippedTemplate | undefined {
  known ??= bySource(load(), version);
  return known.get(source);
}

function bySource(shipped: ShippedTemplates | undefined, version: string): ReadonlyMap<string, ShippedTemplate> {
  if (shipped?.version !== version) return new Map();
  return new Map(
    shipped.templates.map(([source, specification, json]) => [
      source,
      { specification, outline: () => JSON.parse(json) as Outline },
    ]),
  );
}
