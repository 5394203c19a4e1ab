/** Why a command could not be carried out, in words for its user. */
import { OutputsBusyError } from '../write/lock.ts';
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

/** The text for stderr, with a line end. The stack is shown on request only. */
export function failureText(error: unknown): string {
  if (process.env.JUESUAN_DEBUG === '1' && error instanceof Error) return `${error.stack ?? error.message}\n`;
  if (error instanceof UsageError || error instanceof OutputsBusyError) return `${error.message}\n`;
  return systemText(error) ?? internalText(error);
}

function systemText(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const reason = SYSTEM_ERRORS[code];
  if (reason === undefined || path === undefined) return undefined;
  return `无法读写 ${dest ?? path}：${reason}（${code}）。\n`;
}

function internalText(error: unknown): string {
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return `程序内部错误：${message}\n这不是数据的问题。请设置环境变量 JUESUAN_DEBUG=1 重新运行，把显示的内容报给开发者。\n`;
}
