/** A PDF → what stands on its pages in reading order. */
import type { PaperProblem } from '../problem.ts';
import type { FileReading } from '../reading.ts';

export async function readPdf(_file: string, _bytes: Uint8Array): Promise<FileReading | PaperProblem> {
  return 'otherFormat';
}
