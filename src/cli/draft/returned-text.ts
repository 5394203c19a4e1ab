/** What was read from a returned draft, for the user. */
import type { ReturnedChange } from '../../model/returned-draft.ts';
import { REMARKS_FILE } from '../../model/reviewer-remark.ts';
import { changedWords, excerpt, REFUSALS } from '../../review/returned/change-words.ts';
import type { Refusal } from '../../review/returned/own-words.ts';
import type { SaidInDraft } from '../../stories/draft/returned.ts';

export interface ToldChange extends ReturnedChange {
  /** Where it stands in the report, in words; empty where it does not. */
  readonly where: string;
  /** Where the unit has written the words: `file:line`. */
  readonly source: string | undefined;
  readonly refusal: Refusal | undefined;
  readonly taken: boolean;
}

export interface ReturnedTold {
  readonly unit: string;
  readonly file: string;
  readonly remarks: readonly SaidInDraft[];
  readonly changes: readonly ToldChange[];
  readonly strangers: readonly string[];
}

/** @param take whether changes were to be taken */
export function returnedText({ unit, file, remarks, changes, strangers }: ReturnedTold, take: boolean): string {
  const fresh = remarks.filter(({ isKnown }) => !isKnown).length;
  const taken = changes.filter((change) => change.taken).length;
  const known = remarks.length - fresh;
  return [
    `【${unit}】读回 ${file}`,
    ...strangers.map(
      (name) => `署名“${name}”、时间为零点的批注和修订像是征求意见稿自己的，没有读；请用 --author "${name}" 再读一次。`,
    ),
    '',
    `审核意见 ${remarks.length} 条：新记入 ${REMARKS_FILE} ${fresh} 条${known > 0 ? `，以前已记下 ${known} 条` : ''}`,
    ...remarks.flatMap(remarkLines),
    '',
    `修订 ${changes.length} 处：采纳 ${taken} 处`,
    ...changes.flatMap((change) => changeLines(change, take)),
  ].join('\n');
}

function remarkLines({ remark: { by, quote, text }, isKnown, isFound }: SaidInDraft): readonly string[] {
  const notes = [...(isKnown ? ['已有'] : []), ...(isFound ? [] : ['现在的报告中没有这些字'])];
  const note = notes.length === 0 ? '' : `（${notes.join('，')}）`;
  return [`  ${by}：${text.replaceAll('\n', ' ')}${note}`, `    “${excerpt(quote)}”`];
}

function changeLines(change: ToldChange, take: boolean): readonly string[] {
  const { by, where, source, refusal, taken } = change;
  const [before, after] = changedWords(change);
  const wanted = take ? '没有采纳：文件中不是这样写的（有记号或占位），请自己改' : '可以采纳：加上 --take';
  const state = taken ? '已采纳' : refusal === undefined ? wanted : REFUSALS[refusal];
  const place = [where, source].filter((words) => words !== undefined && words !== '').join('  ');
  return [
    `  ${place === '' ? '（报告之外）' : place}（${by.join('、')}）`,
    `    “${before}” → “${after}”`,
    `    ${state}`,
  ];
}
