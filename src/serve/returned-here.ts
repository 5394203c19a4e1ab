/** A draft that came back from reviewers and is read on the page: its comments are remarks, its changes can be taken. */
import type { EditAnswer, MadeAnswer, ReturnedLine } from '../model/desk.ts';
import { REMARKS_FILE } from '../model/reviewer-remark.ts';
import type { Analysis, Paths } from '../pipeline.ts';
import { paperPlaces } from '../review/paper-place.ts';
import { changedWords, REFUSALS } from '../review/returned/change-words.ts';
import type { PlacedChange } from '../review/returned/own-words.ts';
import { type Composed, composed } from '../states.ts';
import { addRemarks, placedChanges, returnedDraft, takeChange } from '../stories/draft/returned.ts';
import { readTextFile, type TextFile } from '../write/dossier-file.ts';
import { REPORT } from './edits.ts';
import type { Steps } from './steps.ts';

export interface ReturnedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Who the remarks and changes of the draft itself are ascribed to. */
  readonly signer: string;
}

interface Offered {
  readonly placed: PlacedChange;
  readonly line: ReturnedLine;
}

export class ReturnedHere {
  private offered: readonly Offered[] = [];
  private prose: readonly string[] = [];

  /** @param display the folder as the user knows it */
  constructor(
    private readonly folder: string,
    private readonly display: string,
    private readonly paths: Paths,
  ) {}

  /** What the page shows of the changes; nothing where no draft was read. */
  told(): { readonly returned: readonly ReturnedLine[] } {
    return { returned: this.offered.map(({ line }) => line) };
  }

  /** @param analysis of the report that the changes are looked for in */
  read(analysis: Analysis, { name, bytes, signer }: ReturnedFile): MadeAnswer {
    const told = (message: string): MadeAnswer => ({ message, files: [] });
    const reached = composed(analysis);
    if (reached === undefined) return told(`${name} 没有读回：报告还做不成，先改正错误。`);
    const draft = returnedDraft(bytes, name, signer);
    if ('problem' in draft) return told(`${name} 没有读回：这个文件${draft.problem}。`);
    const placed = placedChanges(reached, draft);
    const remarks = addRemarks(this.folder, draft.comments, reached.report);
    if (remarks === undefined) return told(`${name} 没有读回：${REMARKS_FILE} 读不懂，或刚在别处改过。`);
    this.offered = placed.map((each) => ({ placed: each, line: lineOf(each, reached) }));
    this.prose = reached.files.markdownFiles;
    const fresh = remarks.filter(({ isKnown }) => !isKnown).length;
    return told(`${name} 已读回：新意见 ${fresh} 条，修订 ${placed.length} 处。`);
  }

  /** Takes the words of a change into the files, as a step of its own. */
  take(index: number, steps: Steps): EditAnswer {
    const offer = this.offered[index];
    if (offer === undefined || offer.line.state !== 'open')
      return { kind: 'refused', message: '这一处修订不能采纳，或已经采纳了。' };
    const former = this.filesNow();
    if (!takeChange(offer.placed, this.folder, this.paths, this.display))
      return { kind: 'refused', message: '没有采纳：文件中不是这样写的（有记号或占位），请自己改。' };
    steps.record(`采纳修订“${offer.line.after}”`, former);
    this.offered = this.offered.with(index, { ...offer, line: { ...offer.line, state: 'taken' } });
    return { kind: 'done' };
  }

  private filesNow(): ReadonlyMap<string, TextFile> {
    const names = [REPORT, ...this.prose];
    return new Map(
      names.flatMap((name) => {
        const read = readTextFile(this.folder, name);
        return read === undefined ? [] : [[name, read] as const];
      }),
    );
  }
}

function lineOf(placed: PlacedChange, { report }: Composed): ReturnedLine {
  const { change, at, refusal } = placed;
  const [before, after] = changedWords(change);
  return {
    by: change.by.join('、'),
    where: at === undefined ? '报告之外' : paperPlaces(report)(at.spot),
    before,
    after,
    ...(refusal === undefined ? { state: 'open' } : { state: 'refused', reason: REFUSALS[refusal] }),
  };
}
