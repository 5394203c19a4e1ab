/** What the unit has typed is all read, and each character is told at its own place. */
import { expect, it } from 'vitest';
import type { Facts } from '../src/check/check.ts';
import { typedTexts } from '../src/check/engine/typed-texts.ts';
import { decimal } from '../src/money/decimal.ts';

const facts = {
  dossier: { unit: { name: '某局' }, causes: { pay: ['增资', ''] }, revenue: [{ code: '201', other: decimal(3) }] },
  prose: [{ file: 'u/a.md', text: '第一行\n\n  第二行有５处' }],
  locate: (path: readonly (string | number)[]) => ({ file: 'u/report.json', path: path.join('.') }),
} as unknown as Facts;

it('reads lines of prose and strings of report.json, and knows where they stand', () => {
  const texts = typedTexts(facts);
  expect(texts.map(({ text }) => text)).toEqual(['第一行', '  第二行有５处', '某局', '增资', '201']);
  expect(texts[1]?.at(6).place).toEqual({ file: 'u/a.md', line: 3, column: 7 });
  expect(texts[3]?.at(1).place).toEqual({ file: 'u/report.json', path: 'causes.pay.0' });
});
