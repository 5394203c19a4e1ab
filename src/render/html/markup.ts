/** HTML that cannot be broken by the texts in it: whatever is put into `html` is escaped unless it is markup itself. */

export class Markup {
  constructor(readonly source: string) {}
}

export type Piece = string | number | undefined | Markup | readonly Piece[];

/** Markup from a template; strings become text, arrays are joined, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(strings.reduce((source, string, index) => `${source}${sourceOf(pieces[index - 1])}${string}`));
}

function sourceOf(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof Markup) return piece.source;
  if (typeof piece === 'object') return piece.map(sourceOf).join('');
  return escapeText(String(piece));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as content or as value of a quoted attribute. */
function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Attributes with a leading space each; undefined and false leave one out, true gives it without a value. */
export function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>): Markup {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== false);
  return new Markup(
    given.map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeText(String(value))}"`)).join(''),
  );
}

/** An element whose name is not known beforehand. */
export function element(name: string, values: Parameters<typeof attributes>[0], content: Piece): Markup {
  const tag = new Markup(name);
  return html`<${tag}${attributes(values)}>${content}</${tag}>`;
}

/** A value for a script of type application/json: nothing in it can close the script. */
export function json(value: unknown): Markup {
  const source = JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028');
  return new Markup(source.replaceAll('\u2029', '\\u2029'));
}

/** A text as string of a style sheet. */
export function cssString(text: string): string {
  const escaped = text.replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  return `"${escaped}"`;
}
