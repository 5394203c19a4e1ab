/**
 * A draft that comes back from reviewers:
 *
 *   readReturned        comments and tracked changes that are not the draft's own
 *   quotedBy            the words of the present report that a comment is about → `remarks.json`
 *   placeChange         the unit's words that a change is about, and whether they can be taken
 *   takeChange          the words in their file, where the report then reads as the reviewers wrote it
 */
import { parseJson } from '../../input/read-json.ts';
import { readRemarks } from '../../input/read-remarks.ts';
import { withEdited } from '../../merge/edit-value.ts';
import type { Report } from '../../model/report.ts';
import { type ReturnedComment, type ReturnedDraft, textAfter } from '../../model/returned-draft.ts';
import { REMARKS_FILE, type ReviewerRemark, remarksText, withRemark } from '../../model/reviewer-remark.ts';
import { type JsonPath, valueAt } from '../../model/source.ts';
import { kindOf } from '../../paper/file-kind.ts';
import { PAPER_PROBLEM_TEXTS } from '../../paper/problem.ts';
import { readReturned } from '../../paper/word/read-returned.ts';
import { type Analysis, analyse, type SharedPaths } from '../../pipeline.ts';
import { placedTexts } from '../../review/printed-texts.ts';
import { givenWords } from '../../review/returned/given-words.ts';
import { type PlacedChange, placeChange, type Rewrite, type Written } from '../../review/returned/own-words.ts';
import { quotedBy } from '../../review/returned/quoted.ts';
import { withoutSpace } from '../../review/returned/without-space.ts';
import { type Composed, composed } from '../../states.ts';
import { readTextFile, replaceTextFile, type TextFile } from '../../write/dossier-file.ts';

/** @returns the problem, to stand after 这个文件, of a file that is no Word draft */
export function returnedDraft(bytes: Uint8Array, name: string, signer: string): ReturnedDraft | { problem: string } {
  const found = kindOf(bytes, name);
  if (found.kind === 'refused') return { problem: PAPER_PROBLEM_TEXTS[found.problem] };
  if (found.kind !== 'docx') return { problem: PAPER_PROBLEM_TEXTS.otherFormat };
  const read = readReturned(found.entries, signer);
  return typeof read === 'string' ? { problem: PAPER_PROBLEM_TEXTS[read] } : read;
}

export interface SaidInDraft {
  readonly remark: Pick<ReviewerRemark, 'quote' | 'text' | 'by'>;
  /** It was in the file before. */
  readonly isKnown: boolean;
  /** The present report has the words it is about. */
  readonly isFound: boolean;
}

/**
 * Adds the comments to `remarks.json`, each once however often it is read.
 * @returns undefined where that file cannot be read, or was changed meanwhile
 */
export function addRemarks(
  folder: string,
  comments: readonly ReturnedComment[],
  report: Report,
): readonly SaidInDraft[] | undefined {
  const said = readRemarks(folder);
  const file = readTextFile(folder, REMARKS_FILE);
  if (said === undefined || file === undefined) return undefined;
  let remarks = said;
  const told = comments.map((comment): SaidInDraft => {
    const { quote, isFound } = quotedBy(comment, report);
    const remark = { quote, text: comment.text, by: comment.by };
    const isKnown = remarks.some(({ by, text, ...one }) => {
      return one.quote === quote && text === remark.text && by === remark.by;
    });
    if (!isKnown) remarks = withRemark(remarks, remark);
    return { remark, isKnown, isFound };
  });
  if (remarks === said) return told;
  return replaceTextFile(folder, REMARKS_FILE, file, remarksText(remarks)) ? told : undefined;
}

/** The changes with what they are about, in the order of the draft. */
export function placedChanges(analysis: Composed, { changes }: ReturnedDraft): readonly PlacedChange[] {
  const written = writtenIn(analysis);
  return changes.map((change) => placeChange(change, analysis.report, written));
}

function writtenIn({ origins, files }: Composed): Written {
  return { origins: origins ?? new WeakMap(), given: givenWords(files.json.value) };
}

/**
 * Takes the words of a change into the unit's files, which stay as they were where the report does not read as the
 * reviewers wrote it then.
 * @returns whether they were taken
 */
export function takeChange({ change }: PlacedChange, folder: string, paths: SharedPaths, name: string): boolean {
  const analysis = composed(analyse(folder, paths, name));
  if (analysis === undefined) return false;
  const { refusal, rewrites } = placeChange(change, analysis.report, writtenIn(analysis));
  if (refusal !== undefined) return false;
  const files = new Map<string, { readonly file: TextFile; text: string }>();
  for (const rewrite of rewrites) {
    const own = fileOf(rewrite, analysis);
    const read = own === undefined ? undefined : (files.get(own) ?? opened(folder, own));
    const text = read && rewritten(read.text, rewrite);
    if (own === undefined || read === undefined || text === undefined) return false;
    files.set(own, { file: read.file, text });
  }
  const written = [...files].filter(([own, { file, text }]) => replaceTextFile(folder, own, file, text));
  const isTaken = written.length === files.size && reads(analyse(folder, paths, name), textAfter(change));
  if (!isTaken) {
    for (const [own, { file }] of written) {
      const now = readTextFile(folder, own);
      if (now !== undefined) replaceTextFile(folder, own, now, file.text);
    }
  }
  return isTaken;
}

function opened(folder: string, name: string) {
  const file = readTextFile(folder, name);
  return file && { file, text: file.text };
}

function reads({ report }: Analysis, paragraph: string): boolean {
  const wanted = withoutSpace(paragraph);
  if (report === undefined) return false;
  return wanted === '' || placedTexts(report).some(({ text }) => withoutSpace(text) === wanted);
}

const REPORT = 'report.json';

/** Relative to the unit's folder. */
function fileOf({ origin }: Rewrite, { files }: Composed): string | undefined {
  if ('path' in origin) return REPORT;
  return files.markdownFiles.find((own) => files.displayName(own) === origin.file);
}

/** Undefined where the words do not stand there as they are printed, or more than once. */
function rewritten(text: string, { origin, line, before, after }: Rewrite): string | undefined {
  if ('path' in origin) return withValue(text, origin.path, before, after);
  // Every other one is a line end, kept as it is.
  const lines = text.split(/(\r?\n)/);
  const index = 2 * (line - 1);
  const now = replacedOnce(lines[index] ?? '', before, after);
  return now === undefined ? undefined : lines.with(index, now).join('');
}

function withValue(text: string, path: JsonPath, before: string, after: string): string | undefined {
  const value = valueAt(parseJson(text, REPORT).value?.value, path);
  const now = typeof value === 'string' ? replacedOnce(value, before, after) : undefined;
  return now === undefined ? undefined : withEdited(text, path, now);
}

function replacedOnce(text: string, before: string, after: string): string | undefined {
  const at = text.indexOf(before);
  if (before === '' || at < 0 || text.includes(before, at + 1)) return undefined;
  return text.slice(0, at) + after + text.slice(at + before.length);
}
