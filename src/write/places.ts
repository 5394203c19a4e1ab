/** The places that a build of one unit uses, and the kinds of places where none can be made. */
import { randomUUID } from 'node:crypto';
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

export const WORK_FOLDER = '.juesuan';

/** `final` is the only place that users see. */
export interface Places {
  /** As the user named it, for messages. */
  readonly named: string;
  readonly final: string;
  readonly work: string;
  readonly lock: string;
  readonly next: string;
  readonly old: string;
  /** Of this process alone. */
  readonly scratch: string;
}

/** The folder of a unit's outputs cannot be replaced as a whole. */
export class OutputPlaceError extends Error {
  override readonly name = 'OutputPlaceError';
}

/** Told apart from those of other processes, on whatever machine. */
const OWN = randomUUID().slice(0, 8);

/**
 * A link is followed: the folder it leads to is replaced, and the link stays.
 * @throws OutputPlaceError for a link that leads nowhere
 */
export function placesOf(outDir: string): Places {
  const final = isLink(resolve(outDir)) ? target(outDir) : resolve(outDir);
  const work = join(dirname(final), WORK_FOLDER, basename(final));
  const inWork = (name: string) => join(work, name);
  return {
    named: outDir,
    final,
    work,
    lock: inWork('lock'),
    next: inWork('new'),
    old: inWork('old'),
    scratch: inWork(`tmp-${OWN}`),
  };
}

function target(outDir: string): string {
  try {
    return realpathSync.native(outDir);
  } catch {
    throw new OutputPlaceError(`${outDir} 是一个链接，它指向的文件夹不存在。请删去这个链接，或建好那个文件夹。`);
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** @throws OutputPlaceError where `final` is a file, or a file system of its own */
export function assertReplaceable({ named, final }: Places): void {
  const status = statSync(final, { throwIfNoEntry: false });
  if (status === undefined) return;
  if (!status.isDirectory())
    throw new OutputPlaceError(`${named} 是一个文件，报告要写在这个名字的文件夹里。请改名或移走它。`);
  if (status.dev !== statSync(dirname(final)).dev) throw mountError(named);
}

export function mountError(named: string): OutputPlaceError {
  return new OutputPlaceError(
    `${named} 是一个挂载点（单独的磁盘、卷或容器目录），不能整个替换。请把磁盘挂载在它的上一级，或用 --out 换一个位置。`,
  );
}
