/** One unit on the page: its state as last shown, what was changed from here, and who is told. */
import { basename, resolve } from 'node:path';
import { codesOf } from '../fill-book.ts';
import { readDossier } from '../input/read-dossier.ts';
import { parseJson } from '../input/read-json.ts';
import { readRemarks } from '../input/read-remarks.ts';
import { tablesBy } from '../loading.ts';
import { withEdited } from '../merge/edit-value.ts';
import type { BuildState } from '../model/build-state.ts';
import type {
  DeskFinding,
  DeskUpdate,
  DeskView,
  EditAnswer,
  EditRequest,
  Entry,
  Forms,
  Moved,
  MovedAnswer,
  OpenEntry,
  RowsRequest,
  SayRequest,
} from '../model/desk.ts';
import type { ProfileFiles } from '../model/profile-files.ts';
import { REMARKS_FILE, type ReviewerRemark, remarksText, withRemark } from '../model/reviewer-remark.ts';
import { type DossierFiles, formatPath, type JsonPath, valueAt } from '../model/source.ts';
import { listingOf } from '../moved.ts';
import { type Analysis, analyseFiles, type Paths } from '../pipeline.ts';
import { summaryText } from '../review/moved/summary.ts';
import { isTelling } from '../review/moved/words.ts';
import { composed, stateOf } from '../states.ts';
import { STATUS, wordOf } from '../workbook/fill-in/choices.ts';
import { digestOf, type Shown, shownOf } from './desk-view.ts';
import { readTextFile, replaceTextFile } from './dossier-file.ts';
import { withRows } from './edit-rows.ts';
import { entryAt } from './entries.ts';
import { formsOf, listBlock } from './forms.ts';
import { askedFor, openEntries } from './open-entries.ts';
import { previewOf } from './preview.ts';
import { movedPlace } from './same-place.ts';
import { valueTyped } from './typed-value.ts';

const REPORT = 'report.json';

/** A change made on the page: a file before and after. */
interface Step {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly label: string;
}

/** Texts of `report.json` that a page may still show. */
const KEPT_TEXTS = 30;
const KEPT_STEPS = 200;
/** By then the pages have fetched the view, in milliseconds. */
const FETCHED_MS = 100;

export type DeskEvent =
  | { readonly kind: 'view'; readonly revision: number }
  | { readonly kind: 'moved'; readonly moved: MovedAnswer };

export class Desk {
  readonly unit: string;
  private readonly folder: string;
  private revision = 0;
  private shown: Shown | undefined;
  private view: DeskView | undefined;
  private analysis: Analysis | undefined;
  /** Blocks by the revision that showed them. */
  private readonly told = new Map<number, ReadonlySet<string>>();
  private readonly texts = new Map<string, string>();
  private done: readonly Step[] = [];
  private undone: readonly Step[] = [];
  private remarksText = '';
  /** How many steps stood open when the view was made. */
  private turned = 0;
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
  }

  listen(listener: (event: DeskEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
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
    if (this.view !== undefined && JSON.stringify(view) === JSON.stringify(this.view)) return;
    this.view = view;
    this.revision += 1;
    this.told.set(this.revision, new Set(this.shown?.markup.keys()));
    for (const old of this.told.keys()) if (old < this.revision - KEPT_TEXTS) this.told.delete(old);
    this.tell({ kind: 'view', revision: this.revision });
    this.follow(analysis);
  }

  /** The same report of the same files was told already: a change made here is seen again as a saved file. */
  private isShown({ report, files }: Analysis): boolean {
    const known = this.analysis;
    if (readRemarksText(this.folder) !== this.remarksText) return false;
    const isSame = report !== undefined && report === known?.report && files?.json.text === known.files?.json.text;
    return isSame && this.turned === this.done.length - this.undone.length;
  }

  private tell(event: DeskEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  private viewOf(analysis: Analysis, files: DossierFiles | undefined): DeskView {
    this.analysis = analysis;
    const { figures, dossier } = analysis;
    const profile = analysis.profileFiles ?? (files && this.profileOf(files));
    const open = files && profile ? openEntries(files, profile, figures, this.paths) : [];
    const isWhole = analysis.report !== undefined || files === undefined;
    const preview = isWhole ? undefined : previewOf(this.folder, files, open, this.paths);
    this.shown = shownOf(files === undefined ? analysis : { ...analysis, files }, preview);
    const { markup: _, ...shown } = withoutOpen(this.shown, open);
    const text = files?.json.text ?? readTextFile(this.folder, REPORT)?.text ?? '';
    const base = digestOf(text);
    this.texts.delete(base);
    this.texts.set(base, text);
    for (const [old] of this.texts) if (this.texts.size > KEPT_TEXTS) this.texts.delete(old);
    this.remarksText = readRemarksText(this.folder);
    this.turned = this.done.length - this.undone.length;
    const [undo, redo] = [this.done.at(-1), this.undone.at(-1)];
    return {
      ...shown,
      unit: this.unit,
      year: files?.json.sourceAt(['year']) ?? '',
      status: wordOf(STATUS, dossier?.status ?? 'preparing') ?? '',
      amountUnit: dossier?.amountUnit ?? '万元',
      base,
      open,
      said: readRemarks(this.folder) ?? [],
      isWhole: analysis.report !== undefined,
      ...(undo === undefined ? {} : { undo: undo.label }),
      ...(redo === undefined ? {} : { redo: redo.label }),
    };
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

  /** @param since the revision that the page shows; its blocks are not told again */
  update(since: number): DeskUpdate {
    if (this.view === undefined || this.shown === undefined) this.refresh();
    const { view, shown } = this;
    if (view === undefined || shown === undefined) throw new Error(`${this.unit} has no view`);
    const known = this.told.get(since) ?? new Set();
    const markup = Object.fromEntries([...shown.markup].filter(([key]) => !known.has(key)));
    return { revision: this.revision, view, markup };
  }

  /** The state of the unit, as last read. */
  current(): Analysis {
    if (this.analysis === undefined) this.refresh();
    if (this.analysis === undefined) throw new Error(`${this.unit} was not read`);
    return this.analysis;
  }

  edit(request: EditRequest): EditAnswer {
    const answer = request.edit.kind === 'prose' ? this.editProse(request) : this.editValue(request);
    if (answer.kind === 'done') this.refresh();
    return answer;
  }

  private editValue({ base, edit, override }: EditRequest): EditAnswer {
    if (edit.kind !== 'value') return STRANGE;
    const file = readTextFile(this.folder, REPORT);
    const parsed = file && parseJson(file.text, REPORT).value;
    if (file === undefined || parsed === undefined)
      return { kind: 'refused', message: '文件有错误，先在编辑器中改正，再在这里改。' };
    const form = entryAt(parsed, edit.path)?.form;
    if (form === undefined) return STRANGE;
    const typed = valueTyped({ ...edit, form }, this.view?.amountUnit ?? '万元');
    if (typed.kind === 'fault') return { kind: 'refused', message: typed.message };
    const shown = this.texts.get(base);
    if (shown === undefined || movedPlace(shown, file.text, edit.path))
      return { kind: 'conflict', message: '资料在别处改过，这一行已不在原处。页面已更新，请找到它再改。', now: '' };
    const now = parsed.sourceAt(edit.path);
    if (now !== edit.source && !override) {
      return { kind: 'conflict', message: '这里刚在别处改过。', now: now === undefined ? '（空白）' : wordsOf(now) };
    }
    const after = withEdited(file.text, edit.path, typed.value);
    return this.write({ file: REPORT, before: file.text, after, label: labelOf(this.view, edit.path) }, file);
  }

  private editProse({ edit, override }: EditRequest): EditAnswer {
    if (edit.kind !== 'prose' || !isProse(edit.file)) return STRANGE;
    const file = readTextFile(this.folder, edit.file);
    if (file === undefined) return STRANGE;
    const now = file.text.replaceAll('\r\n', '\n');
    if (now !== edit.source && !override) return { kind: 'conflict', message: '这段文字刚在别处改过。', now };
    const own = edit.typed.replaceAll('\r\n', '\n');
    const text = own === '' || own.endsWith('\n') ? own : `${own}\n`;
    const after = file.text.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
    const answer = this.write({ file: edit.file, before: file.text, after, label: `文字 ${edit.file}` }, file);
    return answer.kind === 'done' && edit.slot !== undefined ? this.nameProse(edit.slot, edit.file) : answer;
  }

  /** A new file is named in the dossier. */
  private nameProse(slot: string, name: string): EditAnswer {
    const file = readTextFile(this.folder, REPORT);
    if (file === undefined) return STRANGE;
    const after = withEdited(file.text, ['prose', slot], name);
    return this.write({ file: REPORT, before: file.text, after, label: `文字 ${name}` }, file);
  }

  private write(step: Step, file: { readonly bytes: Uint8Array; readonly text: string }): EditAnswer {
    if (step.after === step.before) return { kind: 'done' };
    if (!replaceTextFile(this.folder, step.file, file, step.after))
      return { kind: 'conflict', message: '文件刚在别处改过，请再试一次。', now: '' };
    this.done = [...this.done, step].slice(-KEPT_STEPS);
    this.undone = [];
    return { kind: 'done' };
  }

  /** The lists of the dossier as sheets; none where it cannot be read. */
  forms(): Forms {
    const given = this.formsGiven();
    return given === undefined ? { sheets: [], codes: {} } : formsOf(given.json, given.asked, given.codes);
  }

  editRows(request: RowsRequest): EditAnswer {
    const block = listBlock(request.block);
    const given = this.formsGiven();
    const file = readTextFile(this.folder, REPORT);
    if (block === undefined || given === undefined || file === undefined) return STRANGE;
    const amountUnit = this.view?.amountUnit ?? '万元';
    const edited = withRows(file.text, block, request, { asked: given.asked, amountUnit });
    if (edited.kind !== 'text') return edited;
    const answer = this.write({ file: REPORT, before: file.text, after: edited.text, label: block.title }, file);
    if (answer.kind === 'done') this.refresh();
    return answer;
  }

  say(request: SayRequest): EditAnswer {
    const answer = request.kind === 'waive' ? this.waive(request) : this.remark(request);
    if (answer.kind === 'done') this.refresh();
    return answer;
  }

  /** The reason stands in the dossier, where the check looks for it. */
  private waive({ rule, path, text, by }: Extract<SayRequest, { kind: 'waive' }>): EditAnswer {
    const file = readTextFile(this.folder, REPORT);
    const parsed = file && parseJson(file.text, REPORT).value;
    if (file === undefined || parsed === undefined) return STRANGE;
    const own = valueAt(parsed.value, ['waivers']);
    const waiver = new Map(Object.entries({ rule, ...(path === undefined ? {} : { path }), reason: text, by }));
    const after = withEdited(file.text, ['waivers', Array.isArray(own) ? own.length : 0], waiver);
    return this.write({ file: REPORT, before: file.text, after, label: `对 ${rule} 的说明` }, file);
  }

  /** Read and written at once: of two pages none takes back what the other has said. */
  private remark(request: Exclude<SayRequest, { kind: 'waive' }>): EditAnswer {
    const said = readRemarks(this.folder);
    const file = readTextFile(this.folder, REMARKS_FILE);
    if (said === undefined || file === undefined)
      return { kind: 'refused', message: `${REMARKS_FILE} 读不懂，没有记下。` };
    const remarks = withSaid(said, request);
    if (remarks === undefined) return STRANGE;
    const isWritten = replaceTextFile(this.folder, REMARKS_FILE, file, remarksText(remarks));
    return isWritten ? { kind: 'done' } : { kind: 'conflict', message: '文件刚在别处改过，请再试一次。', now: '' };
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

  undo(): EditAnswer {
    return this.turn('done', (step) => [step.after, step.before]);
  }

  redo(): EditAnswer {
    return this.turn('undone', (step) => [step.before, step.after]);
  }

  private turn(from: 'done' | 'undone', texts: (step: Step) => readonly [string, string]): EditAnswer {
    const step = this[from].at(-1);
    if (step === undefined) return { kind: 'refused', message: '没有可以撤销的改动。' };
    const [expected, wanted] = texts(step);
    const file = readTextFile(this.folder, step.file);
    if (file?.text !== expected || !replaceTextFile(this.folder, step.file, file, wanted)) {
      return { kind: 'conflict', message: `“${step.label}”之后文件又在别处改过，不能撤销；请直接改。`, now: '' };
    }
    const to = from === 'done' ? 'undone' : 'done';
    this[from] = this[from].slice(0, -1);
    this[to] = [...this[to], step];
    this.refresh();
    return { kind: 'done' };
  }
}

const STRANGE: EditAnswer = { kind: 'refused', message: '这里不能这样改。' };

/** That a place is not filled in yet is told by its box, and not as a fault besides. */
function withoutOpen(shown: Shown, open: readonly OpenEntry[]): Shown {
  const keyOf = (entry: Entry | undefined) => (entry?.kind === 'value' ? formatPath(entry.path) : undefined);
  const waiting = new Set(open.filter(({ filled }) => !filled).map(({ entry }) => keyOf(entry)));
  const isTold = ({ entry }: DeskFinding) => entry?.kind === 'value' && waiting.has(keyOf(entry));
  return { ...shown, findings: shown.findings.filter((finding) => finding.placed || !isTold(finding)) };
}

/** A Markdown file below the folder, by a plain name. */
function isProse(file: string): boolean {
  const steps = file.split('/');
  return file.endsWith('.md') && steps.every((step) => /^[^\\:*?"<>|\p{C}.][^\\:*?"<>|\p{C}]*$/u.test(step));
}

function readRemarksText(folder: string): string {
  return readTextFile(folder, REMARKS_FILE)?.text ?? '';
}

/** Undefined where what is answered or ticked off is not there. */
function withSaid(
  said: readonly ReviewerRemark[],
  request: Exclude<SayRequest, { kind: 'waive' }>,
): readonly ReviewerRemark[] | undefined {
  if (request.kind === 'remark') return withRemark(said, request);
  if (!said.some(({ id }) => id === request.id)) return undefined;
  return said.map((one) => {
    if (one.id !== request.id) return one;
    if (request.kind === 'settle') return { ...one, settled: request.settled };
    return { ...one, answers: [...one.answers, { text: request.text, by: request.by }] };
  });
}

/** A literal of the file as somebody would read it. */
function wordsOf(source: string): string {
  return source.startsWith('"') ? String(JSON.parse(source)) : source;
}

function labelOf(view: DeskView | undefined, path: JsonPath): string {
  const wanted = formatPath(path);
  const entries = [...(view?.figures ?? []), ...(view?.open ?? []), ...(view?.findings ?? [])].map(
    ({ entry }) => entry,
  );
  const found = entries.find((entry) => entry?.kind === 'value' && formatPath(entry.path) === wanted);
  return found?.label ?? '';
}

const SHOWN_FIGURES = 40;

function movedBetween(former: BuildState, present: BuildState): Moved {
  const { movement } = listingOf({ state: former, name: '改前' }, { state: present, name: '改后' });
  const { moved, came, went } = movement.figures;
  const told = [...moved.filter(({ printed }) => printed), ...came.filter(isTelling), ...went.filter(isTelling)];
  return {
    summary: summaryText(movement),
    figures: told.slice(0, SHOWN_FIGURES).map(({ label, former: before, present: after }) => ({
      label,
      before: before?.shown ?? '（没有）',
      after: after?.shown ?? '（没有）',
    })),
  };
}
