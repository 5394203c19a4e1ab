/** Every line of prose that a report prints is told at its own file, line and column. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printedTexts } from '../src/model/printed-texts.ts';
import { analyse } from '../src/pipeline.ts';
import { changedUnit, paths } from './support.ts';

interface Written {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A copy of the unit in which every line of prose ends in words of its own: a wrong one is what D14 and others quote. */
function numbered(unit: string): { folder: string; written: Written[] } {
  const folder = changedUnit(unit);
  const written: Written[] = [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  for (const file of files.sort()) {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    const changed = lines.map((line, index) => {
      if (line.trim() === '' || /^\s*(?:::|\||\{\{[#/!>])/.test(line)) return line;
      written.push({ file: `${unit}/${file}`, line: index + 1, column: line.length + 1 });
      return `${line}（截止目前${written.length}）`;
    });
    writeFileSync(join(folder, file), changed.join('\n'));
  }
  return { folder, written };
}

describe.each(['qingshan-2022', 'lengshuitan-2021', 'luxian-2023', 'heshui-2024', 'putuo-finance-2024'])(
  '%s',
  (unit) => {
    it('is told line by line', () => {
      const { folder, written } = numbered(unit);
      const { report, read } = analyse(folder, paths, unit);
      if (report === undefined || read === undefined) throw new Error('no report');
      const printed = report.parts.flatMap(({ blocks }) => blocks.flatMap(printedTexts));
      const numbers = new Set(
        printed.flatMap(({ text }) => [...text.matchAll(/（截止目前(\d+)）/g)].map(([, number]) => Number(number))),
      );
      const told = read(report).flatMap(({ rule, message, place }) => {
        const number = /截止目前(\d+)）/.exec(message)?.[1];
        return rule === 'D14' && number !== undefined ? [{ number: Number(number), place }] : [];
      });
      expect(numbers.size).toBeGreaterThan(written.length / 2);
      expect(new Set(told.map(({ number }) => number))).toEqual(numbers);
      for (const { number, place } of told) {
        const { file, line, column } = written[number - 1] as Written;
        expect({ file: place?.file, line: place?.line, column: place?.column }).toEqual({
          file,
          line,
          column: column + 1,
        });
      }
    });
  },
);
