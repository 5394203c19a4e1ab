/** Remarks of reviewers, from the file beside the dossier. */
import { join } from 'node:path';
import { readFileInside } from '../files/read-file.ts';
import { REMARKS_FILE, type ReviewerRemark } from '../model/reviewer-remark.ts';
import { z } from '../model/zod.ts';

const said = { text: z.string(), by: z.string() };

const shape = z.object({
  remarks: z.array(
    z.object({
      id: z.string(),
      quote: z.string(),
      ...said,
      answers: z.array(z.object(said)).default([]),
      settled: z.boolean().default(false),
    }),
  ),
});

/** @returns none where there is no such file; undefined where it cannot be read as one */
export function readRemarks(folder: string): readonly ReviewerRemark[] | undefined {
  const { bytes, problem } = readFileInside(join(folder, REMARKS_FILE), folder);
  if (problem !== undefined) return problem === 'missing' ? [] : undefined;
  try {
    return shape.parse(JSON.parse(new TextDecoder().decode(bytes))).remarks;
  } catch {
    return undefined;
  }
}
