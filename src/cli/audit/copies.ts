/** `audit --html`, `--docx`, `--pdf`: copies of the paper with what was found, each written when it is complete. */
import { resolve } from 'node:path';
import { type FindingFilter, filterFindings } from '../../diagnostics/filter.ts';
import type { PaperKind } from '../../model/paper.ts';
import type { Audit } from '../../stories/audit/auditing.ts';
import { auditPage, commentedWord, highlightedPdf, remarksOf } from '../../stories/audit/copies.ts';
import { heldLine, notAsked, unreadLines } from '../../stories/audit/words.ts';
import type { GivenFile } from '../../stories/import/given-files.ts';
import { replaceFile } from '../../write/file-system.ts';
import type { AuditArguments } from '../calls/audit.ts';
import { UsageError } from '../usage-error.ts';

type Copies = Pick<AuditArguments, 'html' | 'docx' | 'pdf'>;

const ENDINGS: readonly (readonly [option: keyof Copies, ending: RegExp, example: string])[] = [
  ['html', /\.html?$/i, '审核.html'],
  ['docx', /\.docx$/i, '审核.docx'],
  ['pdf', /\.pdf$/i, '审核.pdf'],
];

/** @throws UsageError for a name with another ending, or that of a file that is audited */
export function checkCopies(args: Copies, given: readonly string[]): void {
  const read = new Set(given.map((file) => resolve(file)));
  for (const [option, ending, example] of ENDINGS) {
    const name = args[option];
    if (name === undefined) continue;
    if (!ending.test(name)) throw new UsageError(`--${option} 后面写文件名，如 ${example}；现为 ${name}`);
    if (read.has(resolve(name))) throw new UsageError(`--${option} 会盖掉要审核的文件 ${name}，请另取一个名字`);
  }
}

/** @returns what was written, a line each. @throws UsageError where the paper has no file of the kind */
export async function writeCopies(
  args: Copies,
  audit: Audit,
  files: readonly GivenFile[],
  filter: FindingFilter,
): Promise<string[]> {
  const remarks = remarksOf(audit.findings.filter(({ finding }) => filterFindings([finding], filter).length > 0));
  const written: string[] = [];
  const write = (name: string, bytes: Uint8Array | string) => {
    replaceFile(resolve(name), typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
    written.push(`已写出：${name}`);
  };
  const now = new Date();
  if (args.html !== undefined) {
    const facts = [heldLine(audit), ...unreadLines(audit), notAsked()];
    write(args.html, await auditPage(audit, remarks, facts));
  }
  if (args.docx !== undefined) write(args.docx, await commentedWord(fileOf('docx', audit, files), remarks, now));
  if (args.pdf !== undefined) {
    const bytes = await highlightedPdf(fileOf('pdf', audit, files), remarks, now);
    if (bytes === undefined) throw new UsageError('PDF 打不开，没有写出带批注的副本');
    write(args.pdf, bytes);
  }
  return written;
}

/** The first file of the kind. */
function fileOf(kind: PaperKind, { paper }: Audit, files: readonly GivenFile[]): GivenFile {
  const name = paper.files.find((file) => file.kind === kind)?.name;
  const file = files.find((one) => one.name === name);
  if (name === undefined || file === undefined)
    throw new UsageError(`报告里没有 .${kind} 文件，不能写出带批注的 .${kind}；可以用 --html`);
  return file;
}
