/** The files that the user gave → one paper, and which of them could not be read. */

import { PAPER_BYTES } from '../../model/limits.ts';
import type { Paper, PaperFile } from '../../model/paper.ts';
import { blocksOf } from '../../paper/blocks/blocks.ts';
import { titleOf } from '../../paper/blocks/title.ts';
import { kindOf } from '../../paper/file-kind.ts';
import { PAPER_PROBLEM_TEXTS, type PaperProblem } from '../../paper/problem.ts';
import type { FileReading } from '../../paper/reading.ts';
import type { Given, GivenFile } from '../import/given-files.ts';

export interface PapersRead {
  /** Of the files that could be read; undefined where there is none. */
  readonly paper?: Paper;
  readonly refused: readonly RefusedFile[];
}

export interface RefusedFile {
  readonly file: string;
  /** What is the matter with it and what to do, to stand after 这个文件. */
  readonly problem: string;
}

/** Never throws for what a file holds; the readers of Word, PDF and workbooks are loaded when such a file is there. */
export async function readPapers(files: readonly GivenFile[]): Promise<PapersRead> {
  const read: { file: PaperFile; reading: FileReading }[] = [];
  const refused: RefusedFile[] = [];
  for (const given of files) {
    const found = await readFile(given);
    if ('problem' in found) refused.push({ file: given.name, problem: found.problem });
    else read.push(found);
  }
  if (read.length === 0) return { refused };
  const items = read.map(({ reading }) => reading.items);
  const paper = {
    files: read.map(({ file }) => file),
    title: titleOf(items.find((each) => each.some(({ kind }) => kind === 'text')) ?? []),
    blocks: items.flatMap(blocksOf),
    unread: read.flatMap(({ reading }) => reading.unread),
  };
  return { paper, refused };
}

/** What is no workbook in any case; of what else is refused the reader of workbooks says what is the matter. */
const DOCUMENTS: ReadonlySet<PaperProblem> = new Set(['oldWord', 'wps', 'ofd', 'picture']);

/** Word files and PDFs with what they say, each a paper of its own; workbooks, and what may be one, as they are. */
export async function withPapers(
  files: readonly GivenFile[],
): Promise<{ readonly files: readonly Given[]; readonly refused: readonly RefusedFile[] }> {
  const given: Given[] = [];
  const refused: RefusedFile[] = [];
  for (const file of files) {
    const found = kindOf(file.bytes, file.name);
    if (found.kind === 'refused' && DOCUMENTS.has(found.problem))
      refused.push({ file: file.name, problem: PAPER_PROBLEM_TEXTS[found.problem] });
    else if (found.kind === 'refused' || found.kind === 'workbook') given.push(file);
    else {
      const read = await readPapers([file]);
      refused.push(...read.refused);
      if (read.paper !== undefined) given.push({ ...file, paper: read.paper });
    }
  }
  return { files: given, refused };
}

type ReadFile = { readonly file: PaperFile; readonly reading: FileReading } | { readonly problem: string };

async function readFile({ name, bytes }: GivenFile): Promise<ReadFile> {
  if (bytes.length > PAPER_BYTES) return { problem: PAPER_PROBLEM_TEXTS.tooLarge };
  const found = kindOf(bytes, name);
  switch (found.kind) {
    case 'refused':
      return { problem: PAPER_PROBLEM_TEXTS[found.problem] };
    case 'workbook':
      return readSheetsOf(name, bytes);
    case 'docx': {
      const { readWord } = await import('../../paper/word/read-word.ts');
      return ofReading({ name, kind: 'docx' }, readWord(name, found.entries));
    }
    case 'pdf': {
      const { readPdf } = await import('../../paper/pdf/read-pdf.ts');
      return ofReading({ name, kind: 'pdf' }, await readPdf(name, bytes));
    }
  }
}

async function readSheetsOf(name: string, bytes: Uint8Array): Promise<ReadFile> {
  const [{ readWorkbook }, { PROBLEM_TEXTS }, { readSheets }] = await Promise.all([
    import('../../workbook/read-workbook.ts'),
    import('../../workbook/workbook-problem.ts'),
    import('../../paper/sheets.ts'),
  ]);
  const { reading, problem } = readWorkbook(bytes);
  if (reading === undefined) return { problem: PROBLEM_TEXTS[problem] };
  return ofReading({ name, kind: 'workbook' }, readSheets(name, reading));
}

function ofReading(file: PaperFile, reading: FileReading | PaperProblem): ReadFile {
  if (typeof reading === 'string') return { problem: PAPER_PROBLEM_TEXTS[reading] };
  const isEmpty = reading.items.length === 0 && reading.unread.length === 0;
  return isEmpty ? { problem: PAPER_PROBLEM_TEXTS.empty } : { file, reading };
}
