/** The changed sentences of one marked text. */
import { type Inline, plainText } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';

/** Two readings of the same sentence; one is absent when the sentence came or went. */
export interface ChangedSentence {
  readonly former?: string;
  readonly present?: string;
}

/** Stretches up to the end of a sentence, with the brackets and quotation marks that close it. */
const STRETCH = /[^。；！？\n]*[。；！？\n][”’）】」』》]*|[^。；！？\n]+$/g;
const ENDS = /[。；！？\n][”’）】」』》]*$/;

/** A growing sentence: its two readings, and the kinds of text that it holds. */
interface Growing {
  former: string;
  present: string;
  readonly kinds: Set<Change | 'kept'>;
}

/**
 * Sentences end where an end mark stands in both readings, or within text of one kind that began with a sentence.
 * @returns only those with a change, in reading order; together they hold every change of the text
 */
export function changedSentences(text: readonly Inline[]): ChangedSentence[] {
  const sentences: Growing[] = [];
  let open: Growing | undefined;
  for (const { stretch, kind } of stretches(text)) {
    if (open === undefined) {
      open = { former: '', present: '', kinds: new Set() };
      sentences.push(open);
    }
    if (kind !== 'inserted') open.former += stretch;
    if (kind !== 'deleted') open.present += stretch;
    open.kinds.add(kind);
    if (ENDS.test(stretch) && (kind === 'kept' || open.kinds.size === 1)) open = undefined;
  }
  const changed = sentences.map((sentence) =>
    sentence.kinds.has('kept') && sentence.kinds.size === 1 ? 'kept' : sentence,
  );
  return paired(changed);
}

function stretches(text: readonly Inline[]): { stretch: string; kind: Change | 'kept' }[] {
  return text.flatMap((inline) => {
    const kind = ('change' in inline ? inline.change : undefined) ?? 'kept';
    return [...plainText([inline]).matchAll(STRETCH)].map(([stretch]) => ({ stretch, kind }));
  });
}

/** Sentences that went, followed by as many or fewer that came, are the same ones rewritten. */
function paired(sentences: readonly (Growing | 'kept')[]): ChangedSentence[] {
  const result: { former?: string; present?: string }[] = [];
  let waiting: { former?: string; present?: string }[] = [];
  for (const sentence of sentences) {
    if (sentence === 'kept') {
      waiting = [];
      continue;
    }
    const { former, present } = sentence;
    const rewritten = former === '' ? waiting.shift() : undefined;
    if (rewritten !== undefined) {
      rewritten.present = present;
      continue;
    }
    const found = { ...(former === '' ? {} : { former }), ...(present === '' ? {} : { present }) };
    if (present === '') waiting.push(found);
    else waiting = [];
    result.push(found);
  }
  return result;
}
