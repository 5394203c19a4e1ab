/** What people say of the report, kept beside the dossier. */
import { readRemarks } from '../input/read-remarks.ts';
import type { EditAnswer, SayRequest } from '../model/desk.ts';
import { REMARKS_FILE, type ReviewerRemark, remarksText, withRemark } from '../model/reviewer-remark.ts';
import { readTextFile, replaceTextFile } from '../write/dossier-file.ts';

export type Said = Exclude<SayRequest, { kind: 'waive' }>;

/** Read and written at once: of two pages none takes back what the other has said. */
export function say(folder: string, request: Said): EditAnswer {
  const said = readRemarks(folder);
  const file = readTextFile(folder, REMARKS_FILE);
  if (said === undefined || file === undefined)
    return { kind: 'refused', message: `${REMARKS_FILE} 读不懂，没有记下。` };
  const remarks = withSaid(said, request);
  if (remarks === undefined) return { kind: 'refused', message: '这条意见已经不在了。' };
  const isWritten = replaceTextFile(folder, REMARKS_FILE, file, remarksText(remarks));
  return isWritten ? { kind: 'done' } : { kind: 'conflict', message: '文件刚在别处改过，请再试一次。', now: '' };
}

/** Undefined where what is answered or ticked off is not there. */
function withSaid(said: readonly ReviewerRemark[], request: Said): readonly ReviewerRemark[] | undefined {
  if (request.kind === 'remark') return withRemark(said, request);
  if (!said.some(({ id }) => id === request.id)) return undefined;
  return said.map((one) => {
    if (one.id !== request.id) return one;
    if (request.kind === 'settle') return { ...one, settled: request.settled };
    return { ...one, answers: [...one.answers, { text: request.text, by: request.by }] };
  });
}
