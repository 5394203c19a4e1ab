/** Colours on printed findings (`print.ts`), laid over the finished text so that nothing else need know of them. */
import { SEVERITIES, SEVERITY_NAMES } from './filter.ts';
import type { Severity } from './finding.ts';

/** What is told apart by its colour: the word of a severity, the place before it, the token that is pointed to. */
export type Shade = Severity | 'place' | 'mark';

export type Paint = (shade: Shade, text: string) => string;

const NAMES = Object.values(SEVERITY_NAMES).join('|');
/** `错误（5）` */
const HEADING = new RegExp(`^(${NAMES})(?=（\\d+)`);
/** `file:12:3: 错误 A01：…` */
const FINDING = new RegExp(`^(\\S.*?: )?(${NAMES})( [A-Z]\\d+)(?=：)`);
/** `       |    ^^^` below the line of a file */
const CARET = /^( +\| +)(\^+)$/;

/** The text with its headings, severities, places and carets painted. */
export function highlighted(text: string, paint: Paint): string {
  return text
    .split('\n')
    .map((line) => paintedLine(line, paint))
    .join('\n');
}

function paintedLine(line: string, paint: Paint): string {
  return line
    .replace(HEADING, (name: string) => paint(severityNamed(name), name))
    .replace(FINDING, (_, place: string | undefined, name: string, rule: string) => {
      return `${place === undefined ? '' : paint('place', place)}${paint(severityNamed(name), `${name}${rule}`)}`;
    })
    .replace(CARET, (_, before: string, caret: string) => `${before}${paint('mark', caret)}`);
}

function severityNamed(name: string): Severity {
  return SEVERITIES.find((severity) => SEVERITY_NAMES[severity] === name) ?? 'info';
}
