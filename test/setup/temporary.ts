/**
 * Each file of tests has a temporary folder of its own, which goes when it ends; in memory, where there is room for it:
 * units are copied and removed by the thousand. Programs that a test calls take it as theirs.
 */
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** Where Linux has a file system in memory. */
const MEMORY = '/dev/shm';
/** Bytes; a file of tests needs a tenth of it. */
const ROOM = 2 ** 31;

const former = process.env.TMPDIR;
const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), 'juesuan-tests-'));
// A database that runs as another user lives in it.
chmodSync(folder, 0o755);
process.env.TMPDIR = folder;

afterAll(() => {
  if (former === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = former;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function hasRoom(place: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}
