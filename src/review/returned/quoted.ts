/** The words of the present report that a comment of a returned draft is about. */
import type { Report } from '../../model/report.ts';
import type { ReturnedComment } from '../../model/returned-draft.ts';
import { placedTexts } from '../printed-texts.ts';
import { withoutSpace } from './without-space.ts';

export interface Quoted {
  /** Without white space. */
  readonly quote: string;
  /** The report has these words. */
  readonly isFound: boolean;
}

/** The words under the comment; where they stand in several places, as much around them as tells one from the others. */
export function quotedBy(comment: ReturnedComment, report: Report): Quoted {
  const texts = placedTexts(report).map(({ text }) => withoutSpace(text));
  const under = withoutSpace(comment.under);
  const around = withoutSpace(comment.around);
  const wanted = [under, sentenceWith(under, around), around].filter((words) => words !== '');
  const count = (words: string) => texts.reduce((sum, text) => sum + text.split(words).length - 1, 0);
  const quote = wanted.find((words) => count(words) === 1) ?? wanted.findLast((words) => count(words) > 0);
  return quote === undefined ? { quote: under || around, isFound: false } : { quote, isFound: true };
}

function sentenceWith(words: string, paragraph: string): string {
  const sentences = paragraph.match(/[^。；！？]+[。；！？]?/gu) ?? [];
  return (words !== '' && sentences.find((sentence) => sentence.includes(words))) || '';
}
