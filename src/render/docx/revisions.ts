/** Tracked changes (ISO/IEC 29500-1, 17.13.5): runs, drawings, paragraph marks and rows that came or went. */
import { DeletedTextRun, InsertedTextRun, type IRunOptions, TextRun, type XmlComponent } from 'docx';
import type { Inline } from '../../model/report.ts';
import { type Change, paragraphChange } from '../../model/review.ts';
import type { Marks, Stamp } from './draft.ts';
import { cleanText, element } from './xml.ts';

/** A run of text, breaks or tabs; of a deleted one the text is `w:delText`. */
export function trackedRun(options: IRunOptions, marks: Marks): XmlComponent {
  const { insertion, deletion } = trackedChange(marks);
  if (insertion) return new InsertedTextRun({ ...options, ...insertion });
  return deletion ? new DeletedTextRun({ ...options, ...deletion }) : new TextRun(options);
}

/** A run that is no text: a drawing, a piece of a field. */
export function trackedElement(run: XmlComponent, { draft, change }: Marks): XmlComponent {
  if (draft === undefined || change === undefined) return run;
  const { id, author, date } = draft.stamp();
  const name = change === 'inserted' ? 'w:ins' : 'w:del';
  return element(name, { 'w:id': id, 'w:author': cleanText(author), 'w:date': date }, [run]);
}

/** The change as docx wants it of a paragraph mark or a row. */
export function trackedChange({ draft, change }: Marks): { insertion?: Stamp; deletion?: Stamp } {
  if (draft === undefined || change === undefined) return {};
  return change === 'inserted' ? { insertion: draft.stamp() } : { deletion: draft.stamp() };
}

/**
 * The changes of the paragraph marks of a cell. A change is set on the mark that ends its paragraph; but the mark that
 * ends the cell can neither come nor go, so after the last kept paragraph (each cell has one) it is set on the mark before.
 */
export function cellMarks(paragraphs: readonly (readonly Inline[])[]): readonly (Change | undefined)[] {
  const changes = paragraphs.map(paragraphChange);
  const lastKept = changes.lastIndexOf(undefined);
  return changes.map((change, index) => (index < lastKept ? change : changes[index + 1]));
}
