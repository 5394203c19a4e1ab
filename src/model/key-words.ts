/** Keys of a dossier within a text, in the field's words: what a finance officer has never seen as a key. */
import { dossierSchema } from './dossier.ts';
import { fieldWords } from './field-words.ts';
import { keyLabels } from './schema-facts.ts';

/** Names of the keys that mean the same wherever they stand; made once, when a text is first asked about. */
let known: ReadonlyMap<string, string> | undefined;

function names(): ReadonlyMap<string, string> {
  known ??= new Map(
    [...keyLabels(dossierSchema)].flatMap(([key, labels]) => {
      const [label, ...more] = labels;
      return label === undefined || more.length > 0 ? [] : [[key, label] as const];
    }),
  );
  return known;
}

/** A quoted key, or a bare word or path, and the name in brackets that may stand behind it. */
const MENTION =
  /(?<![\w.:“"/-]|juesuan )(?:"([a-z]\w*)"(?!:)|([a-z]\w*(?:\.[a-z]\w*|\["[^"]*"\])*)(?![\w.“"/-]))(（(?:[^（）]|（[^（）]*）)*）)?/gi;
/** `（amountUnit）` behind the name in words. */
const BRACKETED = /（([a-z]\w*)）/gi;
const SPACE_BETWEEN_HAN = /(?<=[\p{Script=Han}”）]) (?=[\p{Script=Han}“])/gu;

/** `在 document 下补上 "recipient"` → `在 document（公文格式要素）下补上 "recipient"（主送机关）`. */
export function withKeyNames(text: string): string {
  const named = text.replace(MENTION, (mention, quoted?: string, bare?: string, told?: string, at = 0) => {
    const isTold = told !== undefined || text.charAt(at - 1) === '（';
    const name = isTold ? undefined : nameOf(quoted ?? bare ?? '');
    return name === undefined ? mention : `${mention}（${name}）`;
  });
  return named.replace(/(?<=）) (?=\p{Script=Han})/gu, '');
}

/** The same for a paper: `在公文格式要素下补上“主送机关”`. */
export function keysAsNames(text: string): string {
  const named = text
    .replace(BRACKETED, (bracketed, key: string) => (nameOf(key) === undefined ? bracketed : ''))
    .replace(MENTION, (mention, quoted?: string, bare?: string, told?: string) => {
      const name = told === undefined ? nameOf(quoted ?? bare ?? '') : told.slice(1, -1);
      if (name === undefined || !/\p{Script=Han}/u.test(name)) return mention;
      return quoted === undefined ? name : `“${name}”`;
    });
  return named.replace(SPACE_BETWEEN_HAN, '');
}

/** A literal of a dossier without the signs of JSON: `"recipient": "县财政局"` → `主送机关 县财政局`. */
export function entryAsWords(literal: string): string {
  if (!/^\s*["{[]/.test(literal)) return literal;
  return literal
    .replace(LITERAL_PIECE, (_piece, text?: string, colon?: string) => {
      if (text === undefined) return '';
      return colon === undefined ? text : `${names().get(text) ?? (/\p{Script=Han}|^\d/u.test(text) ? text : '')} `;
    })
    .replace(/,\s*/g, '，')
    .trim();
}

const LITERAL_PIECE = /"((?:[^"\\]|\\.)*)"(:)?\s*|[{}[\]]\s*/g;

/** By its place in the dossier, else by what it is called wherever it stands. */
function nameOf(key: string): string | undefined {
  return fieldWords(key) ?? names().get(key);
}
