/** How time and memory grow with the units of a batch on two threads. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { measured, measuredText } from './measured.ts';
import { Place } from './place.ts';
import { taskArguments, unitCounts } from './sizes.ts';

const counts = unitCounts('10,100,200');
let place: Place;

beforeAll(() => {
  place = new Place(Math.max(...counts));
});
afterAll(() => place.remove());

it.each(counts)('%i units', async (count) => {
  const taken = await measured(
    place.path,
    ...['batch', place.list(count), '--templates', place.templates, '--jobs', '2', '--quiet'],
    ...[...taskArguments(), '--out', `out-${count}`],
  );
  console.log(`${count} units: ${measuredText(taken, count)}`);
  expect([0, 1]).toContain(taken.status);
});
