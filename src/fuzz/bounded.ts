/** Trials in a thread of their own that may take so much time and memory and no more. */
import { Worker } from 'node:worker_threads';
import type { FuzzCase } from './edit.ts';
import type { Outcome } from './trial.ts';

/** Of processor time; a machine that others use too may take longer. */
export const SECONDS = 20;
/** Of the clock, for a case that waits and does nothing. */
const LONGEST_WAIT = 120;
const HEAP_MEGABYTES = 1024;

export interface Question {
  readonly fuzzed: FuzzCase;
  readonly render: boolean;
  /** Folder that takes the files of the report, where it is rendered. */
  readonly keep?: string;
}

export interface Answer extends Omit<Outcome, 'files'> {
  /** Of processor time. */
  readonly milliseconds: number;
}

/** One thread, made anew after a case that did not end. */
export class BoundedTrials {
  private worker: Worker | undefined;

  /** @param program the bundle that answers in a thread */
  constructor(private readonly program: string) {}

  /** The outcome of a case, or that it took too long or too much. */
  async ask(question: Question): Promise<Answer> {
    this.worker ??= new Worker(this.program, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } });
    const { worker } = this;
    const answer = await new Promise<Answer>((done) => {
      const began = process.cpuUsage();
      const waiting = performance.now();
      const end = (result: Answer) => {
        clearInterval(timer);
        worker.off('message', end);
        worker.off('error', onError);
        done(result);
      };
      const onError = ({ name, message }: Error) => end(broken(`${name}: ${message}`));
      const timer = setInterval(() => {
        const { user, system } = process.cpuUsage(began);
        if ((user + system) / 1e6 > SECONDS) end(broken(`more than ${SECONDS} s`));
        else if ((performance.now() - waiting) / 1000 > LONGEST_WAIT) end(broken(`no end in ${LONGEST_WAIT} s`));
      }, 500);
      worker.on('message', end);
      worker.on('error', onError);
      worker.postMessage(question);
    });
    if (answer.kind === 'failed') await this.end();
    return answer;
  }

  async end(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }
}

function broken(failure: string): Answer {
  return { kind: 'failed', failure, milliseconds: SECONDS * 1000 };
}
