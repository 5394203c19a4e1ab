/** Measuring: whole processes in turn with an empty one, and calls within this process. Milliseconds and MiB. */
import { spawnSync } from 'node:child_process';

export interface Sample {
  readonly wall: number;
  readonly cpu: number;
  /** Largest resident memory, MiB. */
  readonly peak: number;
}

/** A row of the table: its samples, and where they are whole processes those of an empty one taken in turn. */
export interface Row {
  readonly name: string;
  readonly samples: readonly Sample[];
  readonly empty?: readonly Sample[];
}

/** The process tells at its end what it took. */
const HOOK =
  "process.on('exit',()=>{const u=process.resourceUsage();" +
  "process.stderr.write('\\nUSED '+(u.userCPUTime+u.systemCPUTime)/1000+' '+u.maxRSS/1024+'\\n')})";

export function runProcess(args: readonly string[]): Sample {
  const start = performance.now();
  const hook = ['--import', `data:text/javascript,${encodeURIComponent(HOOK)}`];
  const { status, stderr } = spawnSync(process.execPath, [...hook, ...args], { encoding: 'utf8' });
  const wall = performance.now() - start;
  const used = /USED (\S+) (\S+)/.exec(stderr);
  if ((status !== 0 && status !== 1) || used === null) throw new Error(`${args.join(' ')}: ${status}\n${stderr}`);
  return { wall, cpu: Number(used[1]), peak: Number(used[2]) };
}

/** Runs of a process, each after one of an empty process; the first pair is not counted. */
export function coldRow(name: string, runs: number, args: () => readonly string[]): Row {
  const pairs = Array.from({ length: runs + 1 }, () => [runProcess(['-e', '0']), runProcess(args())] as const);
  const counted = pairs.slice(1);
  return { name, samples: counted.map(([, own]) => own), empty: counted.map(([empty]) => empty) };
}

export interface Call<Result> {
  readonly name: string;
  /** What is waited for. */
  readonly call: () => Result | Promise<Result>;
  /** What is done when the answer is there: it takes processor time, but nobody waits for it. */
  readonly end?: (result: Result) => void;
}

/** Calls within this process after `warmUp` that are not counted. */
export async function warmRow<Result>(warmUp: number, runs: number, { name, call, end }: Call<Result>): Promise<Row> {
  const samples: Sample[] = [];
  for (let run = 0; run < warmUp + runs; run += 1) {
    const before = process.cpuUsage();
    const start = performance.now();
    const result = await call();
    const wall = performance.now() - start;
    end?.(result);
    const { user, system } = process.cpuUsage(before);
    samples.push({ wall, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS / 1024 });
  }
  return { name, samples: samples.slice(warmUp) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Rows as a Markdown table: median (least–most) of the wall, medians of CPU and memory, ratios to an empty process. */
export function markdownTable(rows: readonly Row[], emptyWall: number, emptyCpu: number): string {
  const cells = rows.map(({ name, samples, empty }) => {
    const walls = samples.map(({ wall }) => wall);
    const [wall, cpu] = [median(walls), median(samples.map((sample) => sample.cpu))];
    const base = {
      wall: empty ? median(empty.map((one) => one.wall)) : emptyWall,
      cpu: empty ? median(empty.map((one) => one.cpu)) : emptyCpu,
    };
    return [
      name,
      `${wall.toFixed(0)} (${Math.min(...walls).toFixed(0)}–${Math.max(...walls).toFixed(0)})`,
      cpu.toFixed(0),
      `${(wall / base.wall).toFixed(1)} / ${(cpu / base.cpu).toFixed(1)}`,
      median(samples.map(({ peak }) => peak)).toFixed(0),
    ];
  });
  const head = ['', 'wall ms', 'CPU ms', 'of an empty process: wall / CPU', 'peak MiB'];
  const lines = [head, head.map(() => '---'), ...cells];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
