/** When a rule is asked again after a save, and when it is known that it finds nothing. */
import { expect, it, vi } from 'vitest';
import type { Facts } from '../src/check/engine/needs.ts';
import { type AskedFacts, askFacts } from '../src/check/facts/asked-before.ts';
import type { Dossier } from '../src/model/dossier.ts';

const factsOf = (dossier: Partial<Dossier>) => ({ dossier, figures: new Map(), prose: [] }) as unknown as Facts;

/** A rule that holds a date of the dossier against nothing else. */
const rule = () => ({
  check: vi.fn(({ dossier }: Facts) => (dossier.date === '2023-2-30' ? [{ message: '没有这一天', at: ['date'] }] : [])),
});

/** Saves of one unit, one after the other; of each how many faults were told. */
function saving() {
  let before: AskedFacts | undefined;
  const one = rule();
  const save = (dossier: Partial<Dossier>) => {
    const facts = factsOf(dossier);
    const { ask, asked } = askFacts(facts, before);
    const faults = ask === undefined ? one.check(facts) : ask(one);
    before = asked;
    return faults.length;
  };
  return { save, times: () => one.check.mock.calls.length };
}

it('is not asked while all that it has read is alike, and is when it is not', () => {
  const { save, times } = saving();
  for (const year of [2021, 2022, 2023, 2024]) expect(save({ date: '2023-3-1', year })).toBe(0);
  expect(times()).toBe(2);
  expect(save({ date: '2023-2-30', year: 2024 })).toBe(1);
});

it('is asked each time while it finds something, and rests again once it has found nothing', () => {
  const { save, times } = saving();
  for (const year of [2021, 2022, 2023]) expect(save({ date: '2023-2-30', year })).toBe(1);
  for (const year of [2021, 2022]) expect(save({ date: '2023-3-1', year })).toBe(0);
  const before = times();
  expect(save({ date: '2023-3-1', year: 2023 })).toBe(0);
  expect(times()).toBe(before);
  expect(save({ date: '2023-2-30', year: 2023 })).toBe(1);
  expect(save({ date: '2023-3-1', year: 2023 })).toBe(0);
});
