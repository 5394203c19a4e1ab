/** The worker of pdf.js in a thread of its own: whatever a file makes it do, it can be stopped, and its memory is bounded. */
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { libraryFile } from './library-files.ts';

export interface PdfThread {
  /** Through which the library speaks with its worker. */
  readonly port: unknown;
  /** Resolves when the thread has died: of too little memory. */
  readonly died: Promise<'tooLarge'>;
  stop(): Promise<void>;
}

/** Megabytes of objects of the thread; a paper of 50 pages needs less than a hundred. */
const MEMORY = 1024;

const SCRIPT = `
const { workerData } = require('node:worker_threads');
import(workerData.worker).then(({ WorkerMessageHandler }) => {
  WorkerMessageHandler.initializeFromPort(workerData.port);
  workerData.port.start();
});
`;

export function startThread(): PdfThread {
  const { port1, port2 } = new MessageChannel();
  const worker = pathToFileURL(libraryFile('legacy/build/pdf.worker.min.mjs')).href;
  const thread = new Worker(SCRIPT, {
    eval: true,
    workerData: { worker, port: port2 },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    stdout: true,
    stderr: true,
  });
  const died = new Promise<'tooLarge'>((resolve) => {
    thread.once('error', () => resolve('tooLarge'));
  });
  port1.start();
  return {
    port: port1,
    died,
    stop: async () => {
      port1.close();
      await thread.terminate();
    },
  };
}
