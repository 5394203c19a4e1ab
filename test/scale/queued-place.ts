/** A place of many units and a PostgreSQL, for the tests of one suite. */
import { afterAll, beforeAll } from 'vitest';
import { Postgres } from '../postgres.ts';
import { Place } from './place.ts';

export interface QueuedPlace {
  readonly place: Place;
  readonly server: Postgres;
}

/** @returns what is there once the tests of the suite run; it goes with them */
export function queuedPlace(units: number): () => QueuedPlace {
  let place: Place;
  let server: Postgres;
  beforeAll(async () => {
    place = new Place(units);
    server = await Postgres.start();
  });
  afterAll(() => {
    server.stop();
    place.remove();
  });
  return () => ({ place, server });
}
