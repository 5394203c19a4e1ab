import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanedText } from '../../src/audit/cleaned-text.ts';

describe('texts of papers as words', () => {
  it.each([
    ['年初预算为 1560.05 万元', '年初预算为1560.05万元'],
    ['第一部分   某某局', '第一部分某某局'],
    ['占 ７１．６５ ％', '占71.65%'],
    ['Office 2024 版', 'Office 2024版'],
    ['一\n二', '一\n二'],
  ])('%s', (original, text) => {
    expect(cleanedText(original).text).toBe(text);
  });

  it('every character has its place in the original', () => {
    const character = fc.constantFrom(...'一二 　12.％％a\n，');
    fc.assert(
      fc.property(fc.array(character), (characters) => {
        const original = characters.join('');
        const { text, offsets } = cleanedText(original);
        expect(offsets).toHaveLength(text.length + 1);
        expect(offsets.at(-1)).toBe(original.length);
        [...text].forEach((one, index) => {
          expect(original.charAt(offsets[index] ?? -1).normalize('NFKC')).toBe(one.normalize('NFKC'));
        });
        expect(cleanedText(text).text).toBe(text);
      }),
    );
  });
});
