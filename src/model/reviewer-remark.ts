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
