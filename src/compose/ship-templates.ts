/** Compiles the templates that come with the program, for `shipped-templates.ts`. */
import Handlebars from 'handlebars';
import { compiledText } from './compiled-templates.ts';
import { outlineOf } from './template-outline.ts';

/**
 * A CommonJS script that exports `ShippedTemplates`.
 * @param sources texts that may be templates; those that are none, or broken ones, are left out
 */
export function shippedScript(sources: Iterable<string>): string {
  const entries = [...new Set(sources)].filter((source) => source.includes('{{')).flatMap(entryOf);
  return `exports.version=${JSON.stringify(Handlebars.VERSION)};exports.templates=[${entries.join(',\n')}];`;
}

function entryOf(source: string): string[] {
  try {
    const outline = JSON.stringify(outlineOf(source));
    return [`[${JSON.stringify(source)},${compiledText(source)},${JSON.stringify(outline)}]`];
  } catch {
    return [];
  }
}
