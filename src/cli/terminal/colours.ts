/** Findings in colours where stdout shows them: on a terminal, or as NO_COLOR and FORCE_COLOR say (https://no-color.org/). */
import { styleText } from 'node:util';
import { highlighted, type Shade } from '../../diagnostics/highlight.ts';
import { print } from './output.ts';

type Style = Extract<Parameters<typeof styleText>[0], string>;

const STYLES: Readonly<Record<Shade, readonly Style[]>> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'cyan'],
  place: ['bold'],
  mark: ['green'],
};

/** Prints findings, with what else stands around them. */
export function printInColour(text: string): void {
  print(text, (shown) => highlighted(shown, styled));
}

/** One style after the other: Node 20 heeds the stream for a single one only. */
function styled(shade: Shade, text: string): string {
  return STYLES[shade].reduce((done, style) => styleText(style, done, { stream: process.stdout }), text);
}
