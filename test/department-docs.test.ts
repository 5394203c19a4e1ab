/** docs/department.md names what there is, and nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACROSS_RULES } from '../src/check/across/across.ts';
import { VIEWS } from '../src/query/views.ts';
import { KNOWN_PLACEHOLDERS } from '../src/render/check-sheet/placeholders.ts';

const text = readFileSync(join(import.meta.dirname, '../docs/department.md'), 'utf8');

/** The first cells of the rows of the table under a heading. */
function firstCells(heading: string): string[] {
  const section = text.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| (.+?) \|/gm)].map(([, cell = '']) => cell).slice(1);
}

describe('docs/department.md', () => {
  it('lists every view', () => {
    const listed = firstCells('查询').flatMap((cell) => cell.split('、'));
    expect(listed.sort()).toEqual(VIEWS.map(({ name }) => name).sort());
  });

  it('lists what a check sheet may ask for', () => {
    const listed = [
      ...firstCells('审核表')
        .join(' ')
        .matchAll(/\{\{(.+?)\}\}/g),
    ].map(([, name = '']) => name);
    const names = new Set(listed.map((name) => name.replace(/ [A-Z].*$/, '')));
    expect([...names].sort()).toEqual(KNOWN_PLACEHOLDERS.map((name) => name.replace(/ [A-Z].*$/, '')).sort());
  });

  it('lists the rules over units', () => {
    expect(firstCells('单位之间的比较')).toEqual(ACROSS_RULES.map(({ id }) => id));
  });
});
