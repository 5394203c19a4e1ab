/** jsonc-parser's errors → findings at the exact character, each with its cause in plain Chinese. */
import { type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { Finding, Place } from '../diagnostics/finding.ts';
import { messages } from '../diagnostics/messages.ts';
import type { LineIndex } from '../files/lines.ts';

/** What is wrong, and where when that is not the parser's own position. */
interface Diagnosis {
  readonly finding: Finding;
  readonly offset?: number;
  /** Offset of the bracket that the error is about. */
  readonly opener?: number;
}

interface Spot {
  readonly text: string;
  readonly offset: number;
  /** The source text of the token at the error. */
  readonly token: string;
}

/** One finding for each faulty line: what follows on the same line, or from the same fault, is noise. */
export function syntaxFindings(text: string, errors: readonly ParseError[], file: string, lines: LineIndex): Finding[] {
  if (text.trim() === '') return [{ ...messages.emptyFile(), place: { file, line: 1, column: 1 } }];
  const placeAt = (offset: number): Place => ({ file, ...lines.position(offset) });
  const findings = independentErrors(text, errors).map((error) => {
    const { finding, offset = error.offset, opener } = diagnose(text, error);
    return { ...finding, place: placeAt(offset), ...(opener === undefined ? {} : { related: [placeAt(opener)] }) };
  });
  const seen = new Set<number | undefined>();
  return findings.filter(({ place }) => !seen.has(place.line) && seen.add(place.line));
}

/** Drops the errors that begin where the one before ended: the parser stumbling on over the same fault. */
function independentErrors(text: string, errors: readonly ParseError[]): ParseError[] {
  let reach = -1;
  return [...errors]
    .sort((a, b) => a.offset - b.offset)
    .filter(({ offset, length }) => {
      const isNew = offset > reach;
      const end = Math.max(offset + length, reach);
      reach = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
      return isNew;
    });
}

function diagnose(text: string, { error, offset, length }: ParseError): Diagnosis {
  const spot: Spot = { text, offset, token: text.slice(offset, offset + length) };
  const name = printParseErrorCode(error);
  return DIAGNOSES[name]?.(spot) ?? { finding: messages.syntax.other() };
}

const DIAGNOSES: Readonly<Record<string, (spot: Spot) => Diagnosis>> = {
  InvalidSymbol: invalidSymbol,
  InvalidNumberFormat: ({ token }) => ({ finding: messages.syntax.number(token) }),
  UnexpectedEndOfNumber: ({ token }) => ({ finding: messages.syntax.number(token) }),
  PropertyNameExpected: (spot) => commaFault(spot) ?? { finding: messages.syntax.key() },
  ValueExpected: (spot) => commaFault(spot) ?? { finding: messages.syntax.value() },
  ColonExpected: () => ({ finding: messages.syntax.colon() }),
  CommaExpected: commaExpected,
  CloseBraceExpected: (spot) => unclosed(spot),
  CloseBracketExpected: (spot) => unclosed(spot),
  EndOfFileExpected: () => ({ finding: messages.syntax.trailingContent() }),
  InvalidCommentToken: () => ({ finding: messages.syntax.comment() }),
  UnexpectedEndOfComment: () => ({ finding: messages.syntax.comment() }),
  UnexpectedEndOfString: () => ({ finding: messages.syntax.unterminatedString() }),
  InvalidUnicode: (spot) => ({ finding: messages.syntax.escape(), offset: escapeOffset(spot) }),
  InvalidEscapeCharacter: (spot) => ({ finding: messages.syntax.escape(), offset: escapeOffset(spot) }),
  InvalidCharacter: (spot) => ({ finding: messages.syntax.controlCharacter(), offset: controlOffset(spot) }),
};

/** Full-width characters that Chinese input methods give for JSON's own. */
const HALF_WIDTH: ReadonlyMap<string, string> = new Map(
  Object.entries({ '，': ',', '、': ',', '；': ',', '：': ':', '“': '"', '”': '"', '‘': '"', '’': '"', '＂': '"' })
    .concat(Object.entries({ '｛': '{', '｝': '}', '［': '[', '］': ']', '【': '[', '】': ']', '．': '.', '－': '-' }))
    .concat(Array.from('０１２３４５６７８９', (wide, digit) => [wide, String(digit)])),
);

function invalidSymbol({ token, offset }: Spot): Diagnosis {
  const index = token.split('').findIndex((character) => HALF_WIDTH.has(character));
  const wide = [...new Set(token)].filter((character) => HALF_WIDTH.has(character));
  if (index >= 0) {
    const pairs = wide.map((character): [string, string] => [character, HALF_WIDTH.get(character) ?? '']);
    return { finding: messages.syntax.fullWidth(pairs), offset: offset + index };
  }
  if (/^['`]/.test(token)) return { finding: messages.syntax.singleQuote() };
  if (/^[-+.]?\d|^[-+.]/.test(token)) return { finding: messages.syntax.number(token) };
  if (/^(true|false|null)$/i.test(token)) return { finding: messages.syntax.lowerCase(token) };
  if (token === ';') return { finding: messages.syntax.comma() };
  return { finding: messages.syntax.unquoted(token) };
}

/** A comma too many, or one inside a number. */
function commaFault({ text, offset }: Spot): Diagnosis | undefined {
  const before = text.slice(0, offset).trimEnd();
  if (!before.endsWith(',')) return undefined;
  const next = text[offset] ?? '';
  if (/\d,$/.test(before) && /\d/.test(next) && before.length === offset) {
    const start = before.length - (/-?\d+,$/.exec(before)?.[0].length ?? 0);
    return { finding: messages.syntax.thousands(), offset: start };
  }
  if (next === '}' || next === ']' || next === '') {
    return { finding: messages.syntax.trailingComma(), offset: before.length - 1 };
  }
  return next === ',' ? { finding: messages.syntax.doubleComma() } : undefined;
}

function commaExpected(spot: Spot): Diagnosis {
  const { text, offset, token } = spot;
  if (token === '}' || token === ']') {
    return { finding: messages.syntax.mismatch(token), opener: openBracket(text.slice(0, offset)) };
  }
  const leadingZero = /(?<![\d.])-?0$/.exec(text.slice(0, offset));
  if (leadingZero !== null && /^\d/.test(token)) {
    return { finding: messages.syntax.number(`${leadingZero[0]}${token}`), offset: leadingZero.index };
  }
  return { finding: messages.syntax.comma() };
}

function unclosed({ text, offset }: Spot): Diagnosis {
  const opener = openBracket(text.slice(0, offset));
  return { finding: messages.syntax.unclosed(opener === undefined ? '{' : (text[opener] ?? '{')), opener };
}

/** Offset of the innermost bracket that is still open at the end of the text. */
function openBracket(text: string): number | undefined {
  const open: number[] = [];
  for (const match of text.matchAll(/"(?:[^"\\\r\n]|\\.)*"|[[{]|[\]}]/g)) {
    if (match[0] === '[' || match[0] === '{') open.push(match.index);
    else if (match[0] === ']' || match[0] === '}') open.pop();
  }
  return open.at(-1);
}

function escapeOffset({ token, offset }: Spot): number {
  for (const match of token.matchAll(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4}|())/g)) {
    if (match[1] !== undefined) return offset + match.index;
  }
  return offset;
}

function controlOffset({ token, offset }: Spot): number {
  return (
    offset +
    Math.max(
      0,
      token.split('').findIndex((character) => character < ' '),
    )
  );
}
