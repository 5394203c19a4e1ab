/** Why a command could not be carried out, in words for its user. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { BatchFolderError } from '../batch/batch-folder-error.ts';
import { DatabaseError } from '../batch/queue/database-error.ts';
import { SourceError } from '../batch/source-error.ts';
import { visible } from '../diagnostics/visible.ts';
import { CheckSheetError } from '../render/check-sheet/check-sheet-error.ts';
import { errorCode } from '../write/file-system.ts';
import { LockLostError, OutputsBusyError } from '../write/lock.ts';
import { LaterHistoryError } from '../write/manifest.ts';
import { OutputPlaceError } from '../write/places.ts';
import { UsageError } from './usage-error.ts';

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: '文件或文件夹不存在',
  EACCES: '没有权限',
  EPERM: '没有权限，或文件正被其他程序（如 Word）打开',
  EBUSY: '文件正被其他程序（如 Word）打开',
  ENOSPC: '磁盘空间不足',
  EDQUOT: '磁盘空间配额已满',
  EROFS: '磁盘是只读的',
  ENOTDIR: '应是文件夹的地方是一个文件',
  EISDIR: '应是文件的地方是一个文件夹',
  EEXIST: '文件已经存在',
  ENAMETOOLONG: '文件名太长',
  EMFILE: '打开的文件太多',
  EIO: '磁盘读写出错',
};

/** What their messages say is meant for the user. */
const TOLD = [
  UsageError,
  SourceError,
  BatchFolderError,
  DatabaseError,
  CheckSheetError,
  OutputsBusyError,
  LockLostError,
  OutputPlaceError,
  LaterHistoryError,
];

/** The text for stderr, with a line end. The stack is shown on request only. */
export function failureText(error: unknown): string {
  return visible(textOf(error));
}

function textOf(error: unknown): string {
  if (process.env.JUESUAN_DEBUG === '1' && error instanceof Error) return `${error.stack ?? error.message}\n`;
  if (error instanceof Error && TOLD.some((kind) => error instanceof kind)) return `${error.message}\n`;
  return systemText(error) ?? internalText(error);
}

function systemText(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const place = dest ?? path;
  const code = place === undefined ? errorCode(error) : causeAt(place, errorCode(error));
  const reason = Object.hasOwn(SYSTEM_ERRORS, code) ? SYSTEM_ERRORS[code] : undefined;
  // The writing of a file that is open already names no place.
  return reason === undefined
    ? undefined
    : `无法读写${place === undefined ? '文件' : ` ${place}`}：${reason}（${code}）。\n`;
}

/** Why a folder could not be made: a read-only disk says of what is to be made in it that it does not exist. */
function causeAt(path: string, code: string): string {
  if (code !== 'ENOENT') return code;
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return code;
  } catch (error) {
    return errorCode(error);
  }
}

function internalText(error: unknown): string {
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return `程序内部错误：${message}\n这不是数据的问题。请设置环境变量 JUESUAN_DEBUG=1 重新运行，把显示的内容报给开发者。\n`;
}
