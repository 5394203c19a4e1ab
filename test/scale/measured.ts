/** The program beside the test: how long it took, and its memory on the way. Reads `/proc`, so for Linux. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ended, started } from '../batch-place.ts';

export interface Measured {
  readonly status: number | string;
  /** Seconds by the clock. */
  readonly wall: number;
  /** Seconds of a core, threads included. */
  readonly cpu: number;
  /** Resident MB at quarters of the time, and the largest. */
  readonly quarters: readonly number[];
  readonly peak: number;
}

const SAMPLE_MILLISECONDS = 200;
/** Of a core in a second: what Linux counts in (`sysconf(_SC_CLK_TCK)`). */
const TICKS = 100;

export async function measured(place: string, ...args: readonly string[]): Promise<Measured> {
  const begun = performance.now();
  const running = started(place, ...args);
  const samples: Sample[] = [];
  while (running.exitCode === null && running.signalCode === null) {
    const sample = sampleOf(running.pid);
    if (sample !== undefined) samples.push(sample);
    await pause(SAMPLE_MILLISECONDS);
  }
  const memory = samples.map((sample) => sample.memory);
  const at = (part: number) => memory[Math.floor((memory.length - 1) * part)] ?? 0;
  return {
    status: await ended(running),
    wall: (performance.now() - begun) / 1000,
    cpu: samples.at(-1)?.cpu ?? 0,
    quarters: [0.25, 0.5, 0.75, 1].map(at),
    peak: Math.max(0, ...memory),
  };
}

interface Sample {
  readonly memory: number;
  readonly cpu: number;
}

/** Undefined for a process that has just ended. */
function sampleOf(pid: number | undefined): Sample | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(status)?.[1];
    const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return kilobytes === undefined ? undefined : { memory: Number(kilobytes) / 1024, cpu: (user + system) / TICKS };
  } catch {
    return undefined;
  }
}

export function measuredText({ wall, cpu, quarters, peak }: Measured, units: number): string {
  const each = ((1000 * cpu) / units).toFixed(0);
  const memory = quarters.map((megabytes) => megabytes.toFixed(0)).join(', ');
  return `${wall.toFixed(0)} s, ${cpu.toFixed(0)} s of a core (${each} ms a unit), ${(units / wall).toFixed(2)} units/s; MB at quarters ${memory}, peak ${peak.toFixed(0)}`;
}
