/**
 * Ends a test process whose event loop stands still for minutes: an endless loop, or a child process that is waited for.
 * No time limit of a test can do that, and the whole run would wait for it for ever. Another thread watches; a process
 * that runs many files has one for all of them, which is told at which file it is.
 */
import { Worker } from 'node:worker_threads';
import { expect } from 'vitest';

const LIMIT_SECONDS = 600;

const WATCH = `
  const { parentPort, workerData: { beats, limit } } = require('node:worker_threads');
  let file;
  let seen = -1;
  let still = 0;
  parentPort.on('message', (next) => {
    file = next;
  });
  setInterval(() => {
    const now = Atomics.load(beats, 0);
    still = now === seen ? still + 5 : 0;
    seen = now;
    if (still < limit) return;
    require('node:fs').writeSync(2, 'nothing has moved for ' + limit + ' seconds in ' + file + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }, 5000);
`;

const WATCHMAN = Symbol.for('juesuan.standstill');
const place = globalThis as { [WATCHMAN]?: Worker };

function watchman(): Worker {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  setInterval(() => Atomics.add(beats, 0, 1), 1000).unref();
  const worker = new Worker(WATCH, { eval: true, workerData: { beats, limit: LIMIT_SECONDS } });
  worker.unref();
  return worker;
}

place[WATCHMAN] ??= watchman();
place[WATCHMAN].postMessage(expect.getState().testPath);
