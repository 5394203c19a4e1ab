/** Files of one folder that belong together: all of them are replaced, or none. */
import { copyFileSync, existsSync, lstatSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { renameDurably, type WrittenContent, writeAllDurably } from './file-system.ts';

/**
 * All are on the disk before the first takes its place, in the order given; where a later one cannot, the former ones
 * come back.
 * @param files by name; names hold no folders
 * @throws an error of the file system, and then nothing was changed
 */
export async function writeTogether(folder: string, files: ReadonlyMap<string, WrittenContent>): Promise<void> {
  const all = [...files].map(([name, content]) => ({
    final: join(folder, name),
    next: join(folder, `.${name}.${process.pid}.new`),
    former: join(folder, `.${name}.${process.pid}.old`),
    content,
  }));
  for (const { final } of all) {
    if (lstatSync(final, { throwIfNoEntry: false })?.isDirectory() === true) {
      throw Object.assign(new Error(`${final} is a folder`), { code: 'EISDIR', path: final });
    }
  }
  const clear = () => {
    for (const { next, former } of all) for (const path of [next, former]) rmSync(path, { force: true });
  };
  const done: (typeof all)[number][] = [];
  try {
    clear();
    await writeAllDurably(new Map(all.map(({ next, content }) => [next, content])));
    // Copied, not moved: whenever this process may end, a file stands in each place.
    for (const { final, former } of all) if (existsSync(final)) copyFileSync(final, former);
    for (const each of all) {
      done.push(each);
      renameDurably(each.next, each.final);
    }
  } catch (error) {
    for (const { final, former } of done.reverse()) {
      if (existsSync(former)) renameSync(former, final);
      else rmSync(final, { force: true });
    }
    clear();
    throw error;
  }
  clear();
}
