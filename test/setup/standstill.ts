/**
 * Ends a test process whose event loop stands still for minutes: an endless loop, or a child process that is waited for.
 * No time limit of a test can do that, and the whole run would wait for it for ever. Another thread watches.
 */
import { Worker } from 'node:worker_threads';
import { expect } from 'vitest';

const LIMIT_SECONDS = 600;
const beats = new Int32Array(new SharedArrayBuffer(4));
setInterval(() => Atomics.add(beats, 0, 1), 1000).unref();

const watch = `
  const { workerData: { beats, file, limit } } = require('node:worker_threads');
  let seen = -1;
  let still = 0;
  setInterval(() => {
    const now = Atomics.load(beats, 0);
    still = now === seen ? still + 5 : 0;
    seen = now;
    if (still < limit) return;
    require('node:fs').writeSync(2, 'nothing has moved for ' + limit + ' seconds in ' + file + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }, 5000);
`;
new Worker(watch, {
  eval: true,
  workerData: { beats, file: expect.getState().testPath, limit: LIMIT_SECONDS },
}).unref();
