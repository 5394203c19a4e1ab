/** `juesuan build --watch`: builds again whenever a dossier, a prose file or a template is saved. */
import { existsSync, watch } from 'node:fs';
import { failureText } from './failure.ts';
import { print } from './output.ts';

/** Editors write a file in several steps; this many milliseconds after the last one the build starts. */
const QUIET_MS = 80;

export interface Watched {
  readonly folder: string;
  /** Folders of the units that are built again when something below `folder` is saved. */
  readonly units: readonly string[];
}

/**
 * Runs `build` for the units concerned after each change, one run at a time, until the process is interrupted. A fault
 * of a build is printed and waited out: the next save may mend it.
 */
export function watchFolders(watched: readonly Watched[], build: (unit: string) => Promise<void>): Promise<never> {
  print('正在等待文件保存；按 Ctrl+C 结束。');
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const buildWaiting = async () => {
    const units = [...waiting];
    waiting.clear();
    for (const unit of units) await build(unit).catch((error: unknown) => print(failureText(error)));
  };
  const onChange = (units: readonly string[], file: string | null) => {
    if (file !== null && isTemporary(file)) return;
    for (const unit of units) waiting.add(unit);
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(buildWaiting);
    }, QUIET_MS);
  };
  for (const { folder, units } of watched.filter((entry) => existsSync(entry.folder))) {
    watch(folder, { recursive: true }, (_event, file) => onChange(units, file));
  }
  return new Promise<never>(() => undefined);
}

/** What editors and office programs leave beside the file they save. */
function isTemporary(file: string): boolean {
  return /(^|[\\/])(~\$|\.#|#)|\.(tmp|swp|swx|lock)$|~$/.test(file);
}
