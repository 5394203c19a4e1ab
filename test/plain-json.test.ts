/** JSON without amounts is read the short way, and says the same as the way that keeps every place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../src/input/read-json.ts';
import { parsePlainJson } from '../src/input/read-plain-json.ts';
import { NumberLiteral } from '../src/model/dossier.ts';

/** A value with numbers as `JSON.parse` gives them, to compare. */
function plain(value: unknown): unknown {
  if (value instanceof NumberLiteral) return Number(value.source);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
}

/** Objects as lists of members, so that a key can stand twice. */
type Source = string | number | boolean | null | readonly Source[] | { readonly members: readonly [string, Source][] };

const texts = fc.oneof(fc.constantFrom('a', 'b', '__proto__', ':', '":', ': "', '\\', '名'), fc.string());
const sources = fc.letrec<{ source: Source }>((tie) => ({
  source: fc.oneof(
    { depthSize: 'small' },
    texts,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('source'), { maxLength: 4 }),
    fc.record({ members: fc.array(fc.tuple(texts, tie('source')), { maxLength: 4 }) }),
  ),
})).source;

function written(source: Source): string {
  if (Array.isArray(source)) return `[ ${source.map(written).join(' , ')} ]`;
  if (typeof source !== 'object' || source === null || !('members' in source)) return JSON.stringify(source);
  return `{${source.members.map(([key, value]) => `${JSON.stringify(key)} :\n ${written(value)}`).join(',')}}`;
}

describe('plain JSON', () => {
  it('is the same value with the same findings, at the same places', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const text = written(source);
        const [short, long] = [parsePlainJson(text, 'a.json'), parseJson(text, 'a.json')];
        expect(short.findings).toEqual(long.findings);
        expect(JSON.stringify(short.value?.value)).toBe(JSON.stringify(plain(long.value?.value)));
        for (const key of ['a', '__proto__', 0]) {
          expect(short.value?.locate([key])).toEqual(long.value?.locate([key]));
          expect(short.value?.sourceAt([key])).toBe(long.value?.sourceAt([key]));
        }
      }),
    );
  });

  it.each([
    ['a key written twice', '{"a": {"b": 1,\n "b": 2}}', '同一个键写了两次："b"'],
    ['a key twice beside a value that looks like one', '{"a": ":", "b": 1, "b": 2}', '同一个键写了两次："b"'],
    ['a comma too many', '{"a": 1,}', '最后一项后面不能有逗号'],
    ['nothing', '', '空'],
    ['too deep a nesting', '['.repeat(100_000) + ']'.repeat(100_000), '嵌套太深'],
  ])('%s is told', (_what, text, message) => {
    expect(parsePlainJson(text, 'a.json').findings[0]?.message).toContain(message);
  });

  it('the first of two equal keys counts', () => {
    expect(parsePlainJson('{"a": 1, "a": 2}', 'a.json').value?.value).toEqual({ a: 1 });
  });
});
