/** The commands as the command line runs them, within the process of the test, which has loaded and warmed the sources. */
import { runCall } from '../src/cli/main.ts';

export interface Called {
  /** Exit code. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where the process itself is what is tested, it is started: `batch-place.ts`. One call at a time. @param place the current folder */
export async function called(place: string, ...args: readonly string[]): Promise<Called> {
  const { exitCode } = process;
  const former = process.cwd();
  const [stdout, stderr] = [process.stdout, process.stderr].map(heard);
  process.exitCode = 0;
  process.chdir(place);
  await runCall(args);
  const status = Number(process.exitCode);
  process.exitCode = exitCode;
  process.chdir(former);
  return { status, stdout: stdout?.end() ?? '', stderr: stderr?.end() ?? '' };
}

/** What is written to a stream from now on; it does not come out. */
function heard(stream: NodeJS.WriteStream) {
  const { write } = stream;
  let text = '';
  stream.write = ((chunk: string | Uint8Array, ...more: unknown[]) => {
    text += Buffer.from(chunk).toString();
    const done = more.at(-1);
    if (typeof done === 'function') done();
    return true;
  }) as typeof write;
  return {
    end: () => {
      stream.write = write;
      return text;
    },
  };
}
