/** What people say of a report while they review it: kept in a file beside the dossier. */

export const REMARKS_FILE = 'remarks.json';

export interface Said {
  readonly text: string;
  readonly by: string;
}

export interface ReviewerRemark extends Said {
  /** `r1`, `r2` …: never given again. */
  readonly id: string;
  /** The words of the report that it is about, without white space. */
  readonly quote: string;
  readonly answers: readonly Said[];
  /** Ticked off: it no longer goes into drafts. */
  readonly settled: boolean;
}

/** `审核意见（张三）`. */
export function remarkTitle({ by }: Said): string {
  return by === '' ? '审核意见' : `审核意见（${by}）`;
}

/** The remark and its answers, a line each. */
export function remarkLines({ text, answers }: ReviewerRemark): readonly string[] {
  return [text, ...answers.map((answer) => `答复${answer.by === '' ? '' : `（${answer.by}）`}：${answer.text}`)];
}

/** The remarks with one more, under the next number. @param quote white space is left out of it */
export function withRemark(
  remarks: readonly ReviewerRemark[],
  { quote, text, by }: Said & Pick<ReviewerRemark, 'quote'>,
): readonly ReviewerRemark[] {
  const last = Math.max(0, ...remarks.map(({ id }) => Number(/^r(\d+)$/.exec(id)?.[1] ?? 0)));
  return [...remarks, { id: `r${last + 1}`, quote: quote.replace(/\s/g, ''), text, by, answers: [], settled: false }];
}

/** The text of the file. */
export function remarksText(remarks: readonly ReviewerRemark[]): string {
  return `${JSON.stringify({ remarks }, null, 2)}\n`;
}
