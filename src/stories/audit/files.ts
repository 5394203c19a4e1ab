/** The files of a paper → its audit, or why there is none: what one call and a batch share. */
import { basename, dirname, resolve } from 'node:path';
import type { Finding } from '../../diagnostics/finding.ts';
import { messages } from '../../diagnostics/messages.ts';
import { readFileInside } from '../../files/read-file.ts';
import { PAPER_BYTES } from '../../model/limits.ts';
import type { GivenFile } from '../import/given-files.ts';
import type { Audit, AuditInput, Refusal } from './auditing.ts';
import { readPapers } from './given-papers.ts';

export interface FilesRead {
  readonly files: readonly GivenFile[];
  /** Of files that could not be opened. */
  readonly faults: readonly Finding[];
}

export interface FilesAudited {
  /** Undefined where nothing could be audited; the faults say why. */
  readonly audit?: Audit;
  /** Files that could not be read, and why the paper was refused. */
  readonly faults: readonly Finding[];
}

/** @param names paths of files */
export function readFiles(names: readonly string[]): FilesRead {
  const files: GivenFile[] = [];
  const faults: Finding[] = [];
  for (const path of new Set(names.map((name) => resolve(name)))) {
    const name = basename(path);
    const { bytes, problem } = readFileInside(path, dirname(path), PAPER_BYTES);
    if (problem === undefined) files.push({ name, bytes });
    else faults.push(fault(name, messages.unreadable(path, problem).message));
  }
  return { files, faults };
}

/** Never throws for what a file holds. */
export async function auditFiles(
  { files, faults }: FilesRead,
  by: Pick<AuditInput, 'paths' | 'profiles'>,
): Promise<FilesAudited> {
  const { paper, refused } = await readPapers(files);
  const unread = [...faults, ...refused.map(({ file, problem }) => fault(file, `这个文件${problem}`))];
  if (paper === undefined) return { faults: unread };
  const { auditPaper } = await import('./auditing.ts');
  const result = auditPaper({ paper, ...by });
  if ('audit' in result) return { audit: result.audit, faults: unread };
  const all = paper.files.map(({ name }) => name).join('、');
  return { faults: [...unread, fault(all, REFUSALS[result.refused])] };
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  budget: '这是预算，不是决算；audit 审核决算公开的报告，请给决算报告',
  other: '没有找到“决算”“绩效”字样，看不出是决算公开的报告；请核对是不是要审核的文件',
  noUnit: '没有找到单位名称；请把封面或带“部门：”“单位：”表头的文件一起给',
  noYear: '没有找到报告年度；请把封面或写有年度的文件一起给',
  noProfile: '没有可用的模板；请用 --profile 指定',
  nothing: '表中的数互相对不上，没有能核查的内容；请核对文件是否完整',
};

function fault(file: string, message: string): Finding {
  return { rule: 'I10', severity: 'error', message, place: { file } };
}
