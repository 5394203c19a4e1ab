/** In which face a heading is set: that of its ordinal, wherever it stands (GB/T 9704-2012, 7.3.3). */
import { type Heading, plainText } from './report.ts';

export type HeadingLevel = Heading['level'];

/** 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋, each as the level that has it in a report. */
const ORDINALS: readonly (readonly [RegExp, HeadingLevel])[] = [
  [/^[一二三四五六七八九十百]+、/u, 2],
  [/^[（(][一二三四五六七八九十百]+[）)]/u, 3],
  [/^\d+[.．、]/u, 4],
];

/** The level whose look the heading has: its own, or a higher one where a report within the report counts anew. */
export function lookOf({ level, text }: Pick<Heading, 'level' | 'text'>): HeadingLevel {
  if (level === 1) return level;
  const words = plainText(text);
  const own = ORDINALS.find(([ordinal]) => ordinal.test(words))?.[1] ?? level;
  return own < level ? own : level;
}
