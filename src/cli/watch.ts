/** `juesuan build --watch`: builds again whenever a dossier, a prose file or a template is saved. */
import { existsSync, watch } from 'node:fs';
import { failureText } from './failure.ts';
import { print } from './output.ts';

/** Editors write a file in several steps; this many milliseconds after the last one the build starts. */
const QUIET_MS = 80;

/**
 * Runs `build` after each change below one of the folders, one at a time, until the process is interrupted. A fault of
 * a build is printed and waited out: the next save may mend it.
 */
export function watchFolders(folders: readonly string[], build: () => Promise<void>): Promise<never> {
  print('正在等待文件保存；按 Ctrl+C 结束。');
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const again = () => {
    running = running.then(build).catch((error: unknown) => print(failureText(error)));
  };
  const onChange = (_event: string, file: string | null) => {
    if (file !== null && isTemporary(file)) return;
    clearTimeout(timer);
    timer = setTimeout(again, QUIET_MS);
  };
  for (const folder of folders.filter((path) => existsSync(path))) watch(folder, { recursive: true }, onChange);
  return new Promise<never>(() => undefined);
}

/** What editors and office programs leave beside the file they save. */
function isTemporary(file: string): boolean {
  return /(^|[\\/])(~\$|\.#|#)|\.(tmp|swp|swx|lock)$|~$/.test(file);
}
