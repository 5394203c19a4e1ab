/** The layout stage: where lines may break, what a set line is, and that kept lines are those of a fresh process. */
import { join } from 'node:path';
import fc from 'fast-check';
import breakerModule from 'pdfmake/js/TextBreaker.js';
import { describe, expect, it } from 'vitest';
import { breakOffsets } from '../src/layout/break-rules.ts';
import { layOut } from '../src/layout/layout.ts';
import { Typesetter } from '../src/layout/typesetter.ts';
import type { Inline } from '../src/model/report.ts';
import { brochure } from '../src/style/brochure.ts';
import type { TextStyle } from '../src/style/style-sheet.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';
import { sampleReport } from './fixtures/sample-report.ts';

const typefaces = loadTypefaces(join(import.meta.dirname, '../fonts'));

const TextBreaker = breakerModule.default ?? (breakerModule as unknown as typeof breakerModule.default);

/** Breaks of UAX #14 over the whole text, as the library finds them. */
function standardBreaks(text: string): Set<number> {
  const found = new Set<number>();
  let at = 0;
  for (const word of new TextBreaker().getBreaks({ text }, null)) {
    at += word.text.length;
    found.add(at);
  }
  return found;
}

const CHARACTERS = [
  ...'决算收入支出第一二十百千万亿年月元',
  ...'，。、；：？！（）《》〈〉【】〔〕“”‘’…—·－',
  ...'0123456789.,%％‰℃￥+-=≥≤/／ ABCxyz\u00a0\u3000\t０９Ａ㎡①Ⅳ☑☐□',
  '𬭎',
  '——',
  '……',
  '1,114.03万元',
  '〔2021〕101号',
];
const text = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 30 }).map((parts) => parts.join(''));

function offsets(text: string): number[] {
  return [...breakOffsets(text)].flatMap((may, at) => (may === 1 ? [at] : []));
}

/** What the rules of official papers change of UAX #14 does not matter here: only pairs without any of their signs. */
const RULED = /[，。、；：？！）》〉」』】〕”’…～·％%‰℃（《〈「『【〔“‘￥0-9０-９第≥≤＞＜±＋－=＝—/／十百千万亿㎡]/u;

describe('a justified line', () => {
  const style: TextStyle = { font: 'fang', size: 16, lineHeight: 29, align: 'justify', indentChars: 2 };
  const set = (text: string) => new Typesetter(typefaces).lines([{ kind: 'text', text }], style, { width: 448 });
  const textOf = ({ setting }: { setting: { atoms: readonly { text: string }[] } }) =>
    setting.atoms.map(({ text }) => text).join('');

  it('leaves no single character for the last line', () => {
    for (let count = 20; count < 140; count += 1) {
      const lines = set(`${'决'.repeat(count)}。`);
      const last = lines.at(-1);
      if (lines.length > 1 && last !== undefined) expect(textOf(last).length, String(count)).toBeGreaterThan(2);
      expect(lines.length).toBe(Math.ceil((count + 2.5) / 28));
    }
  });

  it('keeps a figure at its unit, and gives room at marks first', () => {
    const [line] = set('财政拨款收入，决算数为三百二十万元，比上年减少，329,329,329.45万元。');
    const { atoms, xs } = line?.setting ?? { atoms: [], xs: [] };
    const gapAfter = (index: number) => (xs[index + 1] ?? 0) - (xs[index] ?? 0) - (atoms[index]?.width ?? 0);
    const mark = atoms.findIndex(({ text }) => text === '，');
    expect(gapAfter(mark)).toBeGreaterThan(gapAfter(0) + 1);
    const [other] = set('本年收入合计，一共是：1,114.03万元，比上年增加了很多很多很多1,114.03万元');
    const { setting } = other ?? { setting: { atoms: [], xs: [] } };
    const number = setting.atoms.findIndex(({ text }) => text === '1,114.03');
    const after = (setting.xs[number + 1] ?? 0) - (setting.xs[number] ?? 0) - (setting.atoms[number]?.width ?? 0);
    expect(after).toBeCloseTo(0, 3);
  });
});

describe('a line that would be stretched', () => {
  const style: TextStyle = { font: 'fang', size: 16, lineHeight: 29, align: 'justify', indentChars: 0 };
  const set = (words: string) =>
    new Typesetter(typefaces).lines([{ kind: 'text', text: words }], style, { width: 448 });
  const firstOf = (words: string) => {
    const setting = set(words)[0]?.setting;
    return { setting, text: setting?.atoms.map((atom) => atom.text).join('') ?? '' };
  };

  it('takes the figure in where its marks give the room, and is as wide as the column', () => {
    const start = '全年收入，合计，其中，上年，结转，以前各年的结余，';
    const { setting, text: first } = firstOf(`${start}329.45万元，余下部分用于支付各项待遇。`);
    expect(first).toBe(`${start}329.45万元，`);
    expect(setting?.width).toBeCloseTo(448, 1);
    const places = setting?.xs ?? [];
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('presses no mark whose empty half is gone already', () => {
    for (let count = 5; count < 30; count += 1) {
      const lines = set(
        `按照（《预算法》）和（《会计法》）${'决'.repeat(count)}329.45万元，余下部分用于支付各项待遇。`,
      );
      for (const { setting } of lines) {
        setting.atoms.forEach(({ text: sign }, index) => {
          if (sign !== '《') return;
          const gap = (setting.xs[index] ?? 0) - (setting.xs[index - 1] ?? Number.NEGATIVE_INFINITY);
          // Every character of a line may come nearer to the next by 3 %.
          expect(gap, String(count)).toBeGreaterThan(style.size * (0.5 - 0.03) - 0.01);
        });
      }
    }
  });

  it('leaves it to the next line where they are too few', () => {
    const start = '全年收入合计其中上年结转以及以前各年的结余一共，';
    const { text: first } = firstOf(`${start}329.45万元，余下部分用于支付各项待遇。`);
    expect(first).toBe(start);
  });
});

describe('lines of generated prose', () => {
  const style: TextStyle = { font: 'fang', size: 15.75, lineHeight: 29, align: 'justify', indentChars: 2 };
  const ragged: TextStyle = { ...style, align: 'left' };
  const WIDTH = 28 * 15.75;
  const word = fc.constantFrom(
    '决算',
    '收入',
    '支出',
    '医疗保障',
    '项目',
    '财政拨款',
    '年初预算',
    '完成',
    '比上年',
    '主要用于',
  );
  const figure = fc.integer({ min: 1, max: 99_999_999 }).map((cents) => `${(cents / 100).toFixed(2)}万元`);
  const mark = fc.constantFrom('，', '；', '。', '、');
  /** Clauses such as 决算财政拨款收入1,114.03万元，. */
  const prose = (amount: fc.Arbitrary<string>) => {
    const words = fc.array(word, { minLength: 2, maxLength: 6 }).map((all) => all.join(''));
    const clause = fc.tuple(words, amount, mark).map((parts) => parts.join(''));
    return fc.array(clause, { minLength: 3, maxLength: 14 }).map((clauses) => `${clauses.join('').slice(0, -1)}。`);
  };
  const some = fc.oneof(figure, fc.constant(''));
  const set = (words: string) =>
    new Typesetter(typefaces).lines([{ kind: 'text', text: words }], style, { width: WIDTH });
  /** The widest gap between two hanzi, in sizes: what a reader sees as a stretched line. */
  const stretch = ({ setting: { atoms, xs } }: ReturnType<typeof set>[number]) =>
    Math.max(
      0,
      ...atoms.slice(1).map((atom, index) => {
        const before = atoms[index] as (typeof atoms)[number];
        if (before.latin || atom.latin || before.mark !== undefined || /[，；。、]/u.test(before.text)) return 0;
        return ((xs[index + 1] ?? 0) - (xs[index] ?? 0) - before.width) / style.size;
      }),
    );

  it('never end in a single character', () => {
    fc.assert(
      fc.property(prose(some), (words) => {
        const lines = set(words);
        if (lines.length < 2) return;
        const last =
          lines
            .at(-1)
            ?.setting.atoms.map((atom) => atom.text)
            .join('') ?? '';
        expect(last).not.toMatch(/^.[，；。、]*$/u);
      }),
      { numRuns: 300 },
    );
  });

  it('are hardly stretched where no figure stands', () => {
    fc.assert(
      fc.property(prose(fc.constant('')), (words) => {
        for (const line of set(words)) expect(stretch(line)).toBeLessThan(0.1);
      }),
      { numRuns: 200 },
    );
  });

  it('are as many as when each takes what fits, and less stretched', () => {
    fc.assert(
      fc.property(prose(some), (words) => {
        const filled = new Typesetter(typefaces).lines([{ kind: 'text', text: words }], ragged, { width: WIDTH });
        const lines = set(words);
        expect(lines).toHaveLength(filled.length);
        const wouldBe = filled.slice(0, -1).map(({ setting: { atoms, xs, width } }) => {
          return (WIDTH - (xs[0] ?? 0) - width) / (atoms.length - 1) / style.size;
        });
        expect(Math.max(...lines.map(stretch))).toBeLessThan(Math.max(0.1, ...wouldBe) + 0.01);
      }),
      { numRuns: 300 },
    );
  });

  it('come nearer to each other by 3 % of a character at most, and stay within the column', () => {
    fc.assert(
      fc.property(prose(some), (words) => {
        for (const { setting } of set(words)) {
          const last = setting.atoms.at(-1);
          expect((setting.xs.at(-1) ?? 0) - (last?.shift ?? 0) + (last?.width ?? 0)).toBeLessThan(WIDTH + 0.02);
          setting.atoms.slice(1).forEach((atom, index) => {
            const before = setting.atoms[index] as typeof atom;
            const gap =
              (setting.xs[index + 1] ?? 0) - atom.shift - (setting.xs[index] ?? 0) + before.shift - before.width;
            expect(gap).toBeGreaterThan(-0.03 * style.size - 0.001);
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('breaks', () => {
  it('are those of UAX #14 over the whole text, wherever no rule of official papers speaks', () => {
    fc.assert(
      fc.property(text, (value) => {
        const standard = standardBreaks(value);
        const found = breakOffsets(value);
        for (let at = 1; at < value.length; at += 1) {
          if (RULED.test(value.slice(Math.max(0, at - 2), at + 1))) continue;
          expect(found[at] === 1, `${JSON.stringify(value)} at ${at}`).toBe(standard.has(at));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never part a number from its unit, and no line begins with a closing mark', () => {
    fc.assert(
      fc.property(text, (value) => {
        for (const at of offsets(value)) {
          const [before, after] = [value.charAt(at - 1), value.charAt(at)];
          expect('，。、；：？！）》】〕”’%％'.includes(after), JSON.stringify(value)).toBe(false);
          expect(/[0-9]/.test(before) && /[元年月万亿㎡]/.test(after), JSON.stringify(value)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('depend on nothing beyond the next plain hanzi', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const joined = `${before}决算${after}`;
        const [left, right] = [offsets(`${before}决`), offsets(`算${after}`)];
        const offset = before.length + 1;
        const expected = [...left, offset, ...right.map((at) => at + offset)];
        expect(offsets(joined)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

const style: TextStyle = { font: 'fang', size: 16, lineHeight: 28, align: 'justify', indentChars: 2 };
const inlines = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text, strong: fc.constantFrom(undefined, true, false) }),
    fc.constant<Inline>({ kind: 'lineBreak' }),
    fc.boolean().map((checked): Inline => ({ kind: 'checkBox', checked })),
  ),
  { maxLength: 6 },
) as fc.Arbitrary<Inline[]>;

describe('set lines', () => {
  it('print every character once and in order, at most as wide as the column', () => {
    fc.assert(
      fc.property(inlines, fc.constantFrom(80, 160, 448), (paragraph, width) => {
        const lines = new Typesetter(typefaces).lines(paragraph, style, { width });
        const printed = lines.flatMap(({ setting }) => setting.atoms.map((atom) => atom.text)).join('');
        const wanted = paragraph.map((inline) => {
          if (inline.kind === 'lineBreak') return '';
          return inline.kind === 'checkBox' ? (inline.checked ? '☑' : '☐') : (inline as { text: string }).text;
        });
        expect(printed.replace(/\s/gu, '')).toBe(wanted.join('').replace(/\s/gu, ''));
        for (const { setting } of lines) {
          expect(setting.xs).toHaveLength(setting.atoms.length);
          const last = setting.atoms.at(-1);
          const right = (setting.xs.at(-1) ?? 0) - (last?.shift ?? 0) + (last?.width ?? 0);
          if (setting.atoms.length > 1) expect(right).toBeLessThanOrEqual(width + 0.02);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are the same when they were set before in the same process', () => {
    const kept = new Typesetter(typefaces);
    const content = (lines: ReturnType<Typesetter['lines']>) =>
      lines.map(({ setting }) => [setting.atoms.map((atom) => [atom.text, atom.face.role, atom.strong]), setting.xs]);
    fc.assert(
      fc.property(inlines, fc.constantFrom(80, 160), (paragraph, width) => {
        const again = structuredClone(paragraph);
        kept.lines(paragraph, style, { width });
        const fresh = new Typesetter(typefaces).lines(paragraph, style, { width });
        expect(content(kept.lines(again, style, { width }))).toEqual(content(fresh));
      }),
      { numRuns: 300 },
    );
  });

  it('point to the inlines of the paragraph that is being set, not of an earlier one', () => {
    const first: Inline[] = [{ kind: 'text', text: '同样的文字' }];
    const second: Inline[] = [{ kind: 'text', text: '同样的文字' }];
    const typesetter = new Typesetter(typefaces);
    typesetter.lines(first, style, { width: 448 });
    expect(typesetter.lines(second, style, { width: 448 })[0]?.inlines[0]).toBe(second[0]);
  });

  it('cut a word of thousands of letters', () => {
    const word = 'a'.repeat(5000);
    const lines = new Typesetter(typefaces).lines([{ kind: 'text', text: word }], style, { width: 448 });
    expect(lines.flatMap(({ setting }) => setting.atoms.map((atom) => atom.text)).join('')).toBe(word);
  });
});

describe('placed pages', () => {
  it('tell of each line and shape to which block it belongs; what is none of the report belongs to none', () => {
    const blocks = new Set(sampleReport.parts.flatMap((part) => part.blocks));
    const { pages } = layOut(sampleReport, brochure, typefaces);
    const items = pages.flatMap((page) => page.items);
    const owned = new Set(items.flatMap(({ block }) => block ?? []));
    expect([...owned].every((block) => blocks.has(block))).toBe(true);
    expect(owned.size).toBe([...blocks].filter(({ kind }) => kind !== 'pageBreak').length);
    const others = items.filter(({ block }) => block === undefined);
    const texts = others.map((item) =>
      item.kind === 'line' ? item.setting.atoms.map((atom) => atom.text).join('') : 'shape',
    );
    expect(texts.every((shown) => /^— [\dIV]+ —$/.test(shown))).toBe(true);
  });
});
