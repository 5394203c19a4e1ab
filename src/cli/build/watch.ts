/** `juesuan build --watch`: builds again whenever a dossier, a prose file or a template is saved. */
import { existsSync } from 'node:fs';
import { type FSWatcher, watch } from 'chokidar';
import { failureText } from '../failure.ts';
import { tell } from '../terminal/output.ts';

/** Editors write a file in several steps; this many milliseconds after the last one the build starts. */
const QUIET_MS = 80;

export interface Watched {
  readonly folder: string;
  /** Folders of the units that are built again when something below `folder` is saved. */
  readonly units: readonly string[];
}

/**
 * Runs `build` for each of `units`, and again for those concerned whenever something below a folder of `watched` is
 * saved, one run at a time, until the process is interrupted. The folders are watched before the first run, so that no
 * save goes unseen. A fault of a build is told and waited out: the next save may mend it.
 *
 * @throws the fault of a folder that cannot be watched.
 */
export async function buildOnSaves(
  units: readonly string[],
  watched: readonly Watched[],
  build: (unit: string) => Promise<void>,
): Promise<never> {
  const waiting = new Set<string>();
  const buildWaiting = async () => {
    const present = [...waiting];
    waiting.clear();
    for (const unit of present) await build(unit).catch((error: unknown) => tell(failureText(error)));
  };
  let running = Promise.resolve();
  const want = (concerned: readonly string[]) => {
    for (const unit of concerned) waiting.add(unit);
    running = running.then(buildWaiting);
  };
  const { broken } = await onSaves(watched, want);
  want(units);
  running = running.then(() => tell('正在等待文件保存；按 Ctrl+C 结束。'));
  return broken;
}

/**
 * Calls `act` with the units concerned, each once, when the saves below the folders of `watched` have come to rest.
 *
 * @returns once all folders are watched; `broken` is rejected by the fault of one that is watched no more
 * @throws the fault of a folder that cannot be watched
 */
export async function onSaves(
  watched: readonly Watched[],
  act: (units: readonly string[]) => void,
): Promise<{ readonly broken: Promise<never> }> {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const watchers = watched
    .filter(({ folder }) => existsSync(folder))
    .map(({ folder, units: concerned }) =>
      watch(folder, { ignoreInitial: true, ignored: isTemporary }).on('all', () => {
        for (const unit of concerned) waiting.add(unit);
        clearTimeout(timer);
        timer = setTimeout(() => {
          const present = [...waiting];
          waiting.clear();
          act(present);
        }, QUIET_MS);
      }),
    );
  const broken = new Promise<never>((_, reject) => {
    for (const watcher of watchers) watcher.on('error', reject);
  });
  await Promise.race([Promise.all(watchers.map(ready)), broken]);
  return { broken };
}

function ready(watcher: FSWatcher): Promise<void> {
  return new Promise((done) => {
    watcher.once('ready', done);
  });
}

/** What editors and office programs leave beside the file they save. */
function isTemporary(file: string): boolean {
  return /(^|[\\/])(~\$|\.#|#)[^\\/]*$|\.(tmp|swp|swx|lock)$|~$/.test(file);
}
