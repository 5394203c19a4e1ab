/** What is kept between units is bounded, however many there are. */
import { describe, expect, it } from 'vitest';
import { latestByKey, rememberedByKey } from '../src/model/remembered.ts';

describe('what is kept by key', () => {
  it('is made once for a key that was asked about of late, and anew for one that was not', () => {
    const made: string[] = [];
    const kept = latestByKey(
      (key: string) => key,
      (key) => {
        made.push(key);
        return { key };
      },
      2,
    );
    const first = kept('a');
    kept('b');
    expect(kept('a')).toBe(first);
    kept('c');
    // Of a, b and c the one asked about longest ago is gone.
    kept('a');
    kept('b');
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('is bounded by the length of the keys', () => {
    let made = 0;
    const kept = rememberedByKey(
      (key: string) => key,
      () => {
        made += 1;
        return made;
      },
      10,
    );
    for (const key of ['aaaaa', 'bbbbb', 'ccccc', 'aaaaa']) kept(key);
    expect(made).toBe(3);
    for (let index = 0; index < 10; index += 1) kept(`other${index}`);
    kept('aaaaa');
    expect(made).toBe(14);
  });
});
