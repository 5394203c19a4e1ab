/** Text from files as a terminal may have it: what would steer the terminal or turn the reading round is shown, not sent. */

/** Control characters but tab and line feed, and those that set the direction of text. */
const STEERING = /[\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu;

/** Each such character as `<U+001B>`; tab and line feed stay. */
export function visible(text: string): string {
  return text.replace(STEERING, (character) =>
    character === '\n' || character === '\t' ? character : named(character),
  );
}

/** JSON with such characters as `\u001b`: the same value. */
export function visibleJson(json: string): string {
  return json.replace(STEERING, (character) =>
    character === '\n' ? character : `\\u${code(character).toLowerCase()}`,
  );
}

function named(character: string): string {
  return `<U+${code(character)}>`;
}

function code(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
