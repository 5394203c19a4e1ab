/** One unit on the page: its state as last shown, what was changed from here, and who is told. */
import { basename, resolve } from 'node:path';
import { readDossier } from '../input/read-dossier.ts';
import { readRemarks } from '../input/read-remarks.ts';
import { tablesBy } from '../loading.ts';
import type { BuildState } from '../model/build-state.ts';
import type {
  DeskFinding,
  DeskUpdate,
  DeskView,
  EditAnswer,
  EditRequest,
  Entry,
  Forms,
  MadeAnswer,
  MovedAnswer,
  OpenEntry,
  Piece,
  RowsRequest,
  SayRequest,
  TriedAnswer,
} from '../model/desk.ts';
import type { ProfileFiles } from '../model/profile-files.ts';
import { REMARKS_FILE } from '../model/reviewer-remark.ts';
import { type DossierFiles, formatPath, type JsonPath, valueAt } from '../model/source.ts';
import { type Analysis, analyseFiles, type Paths } from '../pipeline.ts';
import { composed, stateOf } from '../states.ts';
import { codesOf } from '../stories/fill-in/fill-book.ts';
import { STATUS, wordOf } from '../workbook/fill-in/choices.ts';
import { readTextFile, removeHalfMade } from '../write/dossier-file.ts';
import { changedBlocks, filesAfter } from './as-printed.ts';
import { digestOf, type Shown, shownOf } from './desk-view.ts';
import { type Edited, edited, REPORT, rowsEdited, STRANGE, waived } from './edits.ts';
import { formsOf, listBlock } from './forms.ts';
import { importedChanges, type OpenedFile, type Take } from './import-into.ts';
import { movedBetween } from './moved-between.ts';
import { askedFor, openEntries } from './open-entries.ts';
import { Pieces } from './pieces.ts';
import { previewOf } from './preview.ts';
import { ReturnedHere } from './returned-here.ts';
import { say } from './said.ts';
import { Steps } from './steps.ts';

/** Texts of `report.json` that a page may still show. */
const KEPT_TEXTS = 30;
/** By then the pages have fetched the view, in milliseconds. */
const FETCHED_MS = 100;

export type DeskEvent =
  | { readonly kind: 'view'; readonly revision: number }
  | { readonly kind: 'moved'; readonly moved: MovedAnswer };

/** A view, and how it is told: in numbers of its pieces. */
interface Present {
  readonly view: DeskView;
  readonly told: Told;
  /** Equal where nothing has changed. */
  readonly text: string;
}

interface Told extends Pick<DeskUpdate, 'view' | 'lists'> {
  /** JSON of the pieces. */
  readonly texts: ReadonlyMap<number, string>;
}

/** Of a block the digest of its markup, of a piece its number. */
type Key = string | number;

export class Desk {
  readonly unit: string;
  private readonly folder: string;
  private readonly steps: Steps;
  private readonly returned: ReturnedHere;
  private revision = 0;
  private shown: Shown | undefined;
  private present: Present | undefined;
  private readonly pieces = new Pieces();
  private analysis: Analysis | undefined;
  /** Blocks and pieces by the revision that showed them. */
  private readonly told = new Map<number, ReadonlySet<Key>>();
  private readonly texts = new Map<string, string>();
  private remarksText = '';
  /** What could be taken back, or taken over, when the view was made. */
  private turned = '';
  private opened: BuildState | undefined;
  private former: BuildState | undefined;
  private moved: MovedAnswer = {};
  private readonly listeners = new Set<(event: DeskEvent) => void>();

  constructor(
    private readonly display: string,
    private readonly paths: Paths,
  ) {
    this.folder = resolve(display);
    this.unit = basename(this.folder);
    removeHalfMade(this.folder);
    this.steps = new Steps(this.folder);
    this.returned = new ReturnedHere(this.folder, display, paths);
  }

  listen(listener: (event: DeskEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  revisionNow(): number {
    this.presentNow();
    return this.revision;
  }

  movedNow(): MovedAnswer {
    return this.moved;
  }

  /** Reads the files again, and tells the pages where anything has changed. */
  refresh(): void {
    const read = readDossier(this.folder, this.display);
    const analysis = analyseFiles(this.folder, read, this.paths);
    if (this.isShown(analysis)) return;
    const view = this.viewOf(analysis, read.value);
    const told = this.toldOf(view);
    const text = JSON.stringify([told.view, told.lists]);
    if (this.present?.text === text) return;
    this.present = { view, told, text };
    this.revision += 1;
    this.told.set(this.revision, new Set<Key>([...(this.shown?.markup.keys() ?? []), ...told.texts.keys()]));
    for (const old of this.told.keys()) if (old < this.revision - KEPT_TEXTS) this.told.delete(old);
    this.tell({ kind: 'view', revision: this.revision });
    this.follow(analysis);
  }

  /** The same report of the same files was told already: a change made here is seen again as a saved file. */
  private isShown({ report, files }: Analysis): boolean {
    const known = this.analysis;
    if (readRemarksText(this.folder) !== this.remarksText) return false;
    const isSame = report !== undefined && report === known?.report && files?.json.text === known.files?.json.text;
    return isSame && this.turned === this.turnedNow();
  }

  private turnedNow(): string {
    return JSON.stringify([this.steps.labels(), this.returned.told()]);
  }

  private tell(event: DeskEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  private viewOf(analysis: Analysis, files: DossierFiles | undefined): DeskView {
    this.analysis = analysis;
    const { dossier } = analysis;
    const { shown: reached, open } = this.shownWith(analysis, files);
    this.shown = reached;
    const { markup: _, ...shown } = withoutOpen(reached, open);
    const text = files?.json.text ?? readTextFile(this.folder, REPORT)?.text ?? '';
    const base = digestOf(text);
    this.texts.delete(base);
    this.texts.set(base, text);
    for (const [old] of this.texts) if (this.texts.size > KEPT_TEXTS) this.texts.delete(old);
    this.remarksText = readRemarksText(this.folder);
    this.turned = this.turnedNow();
    return {
      ...shown,
      unit: this.unit,
      year: files?.json.sourceAt(['year']) ?? '',
      status: wordOf(STATUS, dossier?.status ?? 'preparing') ?? '',
      amountUnit: dossier?.amountUnit ?? '万元',
      base,
      open,
      said: readRemarks(this.folder) ?? [],
      ...this.returned.told(),
      isWhole: analysis.report !== undefined,
      ...this.steps.labels(),
    };
  }

  private shownWith(analysis: Analysis, files: DossierFiles | undefined) {
    const profile = analysis.profileFiles ?? (files && this.profileOf(files));
    const open = files && profile ? openEntries(files, profile, analysis.figures, this.paths) : [];
    const isWhole = analysis.report !== undefined || files === undefined;
    const preview = isWhole ? undefined : previewOf(this.folder, files, open, this.paths);
    return { shown: shownOf(files === undefined ? analysis : { ...analysis, files }, preview), open };
  }

  /** That of a dossier which is not whole enough to be read as one. */
  private profileOf({ json }: DossierFiles): ProfileFiles | undefined {
    const [id, year] = [valueAt(json.value, ['profile']), Number(json.sourceAt(['year']))];
    if (typeof id !== 'string' || !Number.isInteger(year)) return undefined;
    return tablesBy(id, year, this.paths, json.locate(['profile'])).value?.profile;
  }

  /** What moved is told after the page itself: it takes as long again. */
  private follow(analysis: Analysis): void {
    const reached = composed(analysis);
    if (reached === undefined) return;
    const state = stateOf(reached);
    const [former, opened] = [this.former, this.opened ?? state];
    this.former = state;
    this.opened = opened;
    if (former === undefined) return;
    setTimeout(() => {
      if (this.former !== state) return;
      this.moved = { last: movedBetween(former, state), sinceOpened: movedBetween(opened, state) };
      this.tell({ kind: 'moved', moved: this.moved });
    }, FETCHED_MS);
  }

  /** What the page shows. */
  now(): DeskView {
    return this.presentNow().view;
  }

  private presentNow(): Present {
    if (this.present === undefined) this.refresh();
    if (this.present === undefined) throw new Error(`${this.unit} has no view`);
    return this.present;
  }

  /** @param since the revision that the page shows; what it had then is not told again */
  update(since: number): DeskUpdate {
    const { view, lists, texts } = this.presentNow().told;
    const known: ReadonlySet<Key> = this.told.get(since) ?? new Set();
    const fresh = <Kept>(all: Iterable<readonly [Key, Kept]>) => [...all].filter(([key]) => !known.has(key));
    return {
      revision: this.revision,
      view,
      lists,
      pieces: Object.fromEntries(fresh(texts).map(([number, text]) => [number, JSON.parse(text) as Piece])),
      markup: Object.fromEntries(fresh(this.shown?.markup ?? [])),
    };
  }

  private toldOf({ figures, findings, open, ...view }: DeskView): Told {
    const { numbered, texts } = this.pieces.number({ figures, findings, open });
    return { view, lists: numbered, texts };
  }

  /** The state of the unit, as last read. */
  current(): Analysis {
    if (this.analysis === undefined) this.refresh();
    if (this.analysis === undefined) throw new Error(`${this.unit} was not read`);
    return this.analysis;
  }

  edit(request: EditRequest): EditAnswer {
    const { edit, base } = request;
    const label = edit.kind === 'prose' ? `文字 ${edit.file}` : labelOf(this.present?.view, edit.path);
    return this.make(
      label,
      edited(this.folder, request, { amountUnit: this.amountUnit(), text: this.texts.get(base) }),
    );
  }

  /** How the report would read with an edit; nothing is written. */
  tried(request: EditRequest): TriedAnswer {
    const shown = { amountUnit: this.amountUnit(), text: this.texts.get(request.base) };
    const made = edited(this.folder, { ...request, override: true }, shown);
    const { value: files } = readDossier(this.folder, this.display);
    const after = files && made.kind === 'changes' ? filesAfter(files, made.changes) : undefined;
    if (after === undefined) return { blocks: [] };
    // Kept as a state of the unit: if it is saved next, it is made already.
    const analysis = analyseFiles(this.folder, { value: after, findings: [] }, this.paths);
    const { shown: reached } = this.shownWith(analysis, after);
    return { blocks: changedBlocks(this.shown?.markup.values() ?? [], reached.markup.values()) };
  }

  editRows(request: RowsRequest): EditAnswer {
    const given = this.formsGiven();
    if (given === undefined) return STRANGE;
    const label = listBlock(request.block)?.title ?? '';
    return this.make(label, rowsEdited(this.folder, request, { asked: given.asked, amountUnit: this.amountUnit() }));
  }

  say(request: SayRequest): EditAnswer {
    if (request.kind === 'waive') return this.make(`对 ${request.rule} 的说明`, waived(this.folder, request));
    return this.after(say(this.folder, request));
  }

  /** Takes back, or does again, so many steps. */
  turn(way: 'undo' | 'redo', count: number): EditAnswer {
    const answer = this.steps.turn(way, count);
    this.refresh();
    return answer;
  }

  /** Values of a workbook or a paper, into the dossier. */
  import(file: OpenedFile, take: Take = 'typed'): MadeAnswer {
    const { changes, ...told } = importedChanges(this.folder, this.display, this.paths, { ...file, take });
    const answer = this.make(`导入 ${file.name}`, { kind: 'changes', changes });
    return answer.kind === 'done' ? told : { message: `${file.name} 没有导入：${answer.message}`, files: [] };
  }

  /** What reviewers wrote into a draft. @param signer who the remarks of the draft itself are ascribed to */
  readReturned(name: string, bytes: Uint8Array, signer: string): MadeAnswer {
    const answer = this.returned.read(this.current(), { name, bytes, signer });
    this.refresh();
    return answer;
  }

  takeReturned(index: number): EditAnswer {
    const answer = this.returned.take(index, this.steps);
    this.refresh();
    return answer;
  }

  /** Writes what an edit makes, as one step. */
  make(label: string, made: Edited): EditAnswer {
    return made.kind === 'changes' ? this.after(this.steps.write(label, made.changes)) : made;
  }

  private after(answer: EditAnswer): EditAnswer {
    if (answer.kind === 'done') this.refresh();
    return answer;
  }

  private amountUnit(): string {
    return this.present?.view.amountUnit ?? '万元';
  }

  /** The lists of the dossier as sheets; none where it cannot be read. */
  forms(): Forms {
    const given = this.formsGiven();
    return given === undefined ? { sheets: [], codes: {} } : formsOf(given.json, given.asked, given.codes);
  }

  private formsGiven() {
    const { value: files } = readDossier(this.folder, this.display);
    if (files === undefined) return undefined;
    const [id, year] = [valueAt(files.json.value, ['profile']), Number(files.json.sourceAt(['year']))];
    if (typeof id !== 'string' || !Number.isInteger(year)) return undefined;
    const by = tablesBy(id, year, this.paths, files.json.locate(['profile'])).value;
    const asked = by && askedFor(files.json.value, by.profile, this.paths);
    if (by === undefined || asked === undefined) return undefined;
    return { json: files.json, asked, codes: codesOf(by.catalogues.classification) };
  }
}

/** That a place is not filled in yet is told by its box, and not as a fault besides. */
function withoutOpen(shown: Shown, open: readonly OpenEntry[]): Shown {
  const keyOf = (entry: Entry | undefined) => (entry?.kind === 'prose' ? entry.file : entry && formatPath(entry.path));
  const waiting = new Set(open.filter(({ filled }) => !filled).map(({ entry }) => keyOf(entry)));
  const isTold = ({ entry }: DeskFinding) => entry !== undefined && waiting.has(keyOf(entry));
  return { ...shown, findings: shown.findings.filter((finding) => finding.placed || !isTold(finding)) };
}

function readRemarksText(folder: string): string {
  return readTextFile(folder, REMARKS_FILE)?.text ?? '';
}

function labelOf(view: DeskView | undefined, path: JsonPath): string {
  const wanted = formatPath(path);
  const entries = [...(view?.figures ?? []), ...(view?.open ?? []), ...(view?.findings ?? [])].map(
    ({ entry }) => entry,
  );
  const found = entries.find((entry) => entry?.kind === 'value' && formatPath(entry.path) === wanted);
  return found?.label ?? '';
}
