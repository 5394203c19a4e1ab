/** What the page knows of its unit, and what it does with it. */
import { computed, signal } from '@preact/signals';
import type {
  DeskUpdate,
  DeskView,
  EditAnswer,
  EditRequest,
  Entry,
  MadeAnswer,
  Make,
  MovedAnswer,
  Piece,
  PieceLists,
  TriedAnswer,
} from '../../model/desk.ts';
import { addressOf, ask, send } from '../shared/calls.ts';

export const unit = location.pathname.split('/').filter((part) => part !== '')[2] ?? '';

export const view = signal<DeskView | undefined>(undefined);
export const moved = signal<MovedAnswer>({});
/** A word on what has just happened. */
export const told = signal<{ readonly text: string; readonly isFault: boolean } | undefined>(undefined);
export const made = signal<MadeAnswer | undefined>(undefined);
/** What is being done. */
export const busy = signal<string | undefined>(undefined);
/** What stands in the box for filling in. */
export const boxed = signal<Entry | undefined>(undefined);
export const figures = computed(() => view.value?.figures ?? []);

/** Markup of blocks by its digest: what the report shows, and what it showed before. */
export const markup = new Map<string, string>();
let revision = 0;
let fetching = Promise.resolve();

export function tell(text: string, isFault = false): void {
  told.value = { text, isFault };
}

/** The present view; of blocks that are known already only the names are told. */
export function load(): Promise<void> {
  fetching = fetching.then(async () => {
    const update = await ask<DeskUpdate>(`unit/${unit}/view?since=${revision}`);
    if (update.revision === revision && view.value !== undefined) return;
    for (const [key, source] of Object.entries(update.markup)) markup.set(key, source);
    revision = update.revision;
    view.value = { ...update.view, ...listsOf(update) };
    const shown = new Set(update.view.parts.flatMap(({ blocks }) => blocks));
    for (const key of markup.keys()) if (!shown.has(key)) markup.delete(key);
  });
  fetching = fetching.catch((error: unknown) => tell(textOf(error), true));
  return fetching;
}

/** What the lists of the view are made of, by numbers. */
let pieces: ReadonlyMap<number, Piece> = new Map();

/** A piece that has not changed is the same object, so that nothing of it is drawn anew. */
function listsOf({ lists, pieces: fresh }: DeskUpdate): PieceLists {
  const numbers = Object.values(lists).flat();
  pieces = new Map(numbers.flatMap((number) => pieceOf(number, fresh)));
  const listed = <Each extends Piece>(list: readonly number[]) => list.map((number) => pieces.get(number) as Each);
  return { figures: listed(lists.figures), findings: listed(lists.findings), open: listed(lists.open) };
}

function pieceOf(number: number, fresh: DeskUpdate['pieces']): readonly (readonly [number, Piece])[] {
  const piece = fresh[number] ?? pieces.get(number);
  return piece === undefined ? [] : [[number, piece]];
}

/** Follows what the program tells of the unit. */
export function follow(): void {
  const events = new EventSource(addressOf(`unit/${unit}/events`));
  events.addEventListener('view', (event) => {
    const { revision: present } = JSON.parse(event.data) as { revision: number };
    if (present !== revision) void load();
  });
  events.addEventListener('moved', (event) => {
    moved.value = JSON.parse(event.data) as MovedAnswer;
  });
  events.addEventListener('error', () => tell('与程序的连接断了，正在重连；改动先不要做。', true));
  events.addEventListener('open', () => {
    if (told.value?.isFault) told.value = undefined;
  });
}

export type Outcome = EditAnswer | { readonly kind: 'failed' };

/** What is changed, and the digest of `report.json` as it was shown to whoever changes it. */
export type Change = Pick<EditRequest, 'base' | 'edit'>;

/** How the report would read with a change: markup of the blocks that would be others. */
export async function tryOut(change: Change): Promise<readonly string[]> {
  const request = { ...change, override: false } satisfies EditRequest;
  return (await send<TriedAnswer>(`unit/${unit}/try`, request)).blocks;
}

/** @param override whether it stands though somebody else has changed the same meanwhile */
export async function edit(change: Change, override: boolean): Promise<Outcome> {
  return tried(async () => {
    const answer = await send<EditAnswer>(`unit/${unit}/edit`, { ...change, override } satisfies EditRequest);
    if (answer.kind === 'done') await load();
    return answer;
  });
}

/** @param count of steps */
export function turn(way: 'undo' | 'redo', count = 1): Promise<Outcome> {
  return tried(async () => {
    const labels = view.value?.[way].slice(0, count) ?? [];
    const answer = await send<EditAnswer>(`unit/${unit}/${way}`, { count });
    if (answer.kind === 'done') tell(`${way === 'undo' ? '已撤销' : '已重做'}：${labels.join('；')}`);
    else tell(answer.message, true);
    await load();
    return answer;
  });
}

export async function makeIt(what: Make): Promise<void> {
  await working(`正在编制${WHAT[what]}……`, () => send<MadeAnswer>(`unit/${unit}/make/${what}`, {}));
}

const WHAT: Readonly<Record<Make, string>> = { build: '正式报告', draft: '征求意见稿', tables: '公开表' };

/** A workbook or paper whose values are read in. */
export function importIt(file: File): Promise<void> {
  given = file;
  return give(file, 'import', '导入');
}

/** What was read last. */
let given: File | undefined;

/** The same once more: where the dossier says otherwise, the file has it. */
export async function importOver(): Promise<void> {
  if (given !== undefined) await give(given, 'import', '导入', '&take=workbook');
}

/** A draft that reviewers have sent back. */
export function readBack(file: File): Promise<void> {
  return give(file, 'returned', '读回');
}

async function give(file: File, as: 'import' | 'returned', doing: string, how = ''): Promise<void> {
  await working(`正在${doing} ${file.name}……`, () =>
    send<MadeAnswer>(`unit/${unit}/${as}?name=${encodeURIComponent(file.name)}${how}`, file),
  );
  await load();
}

/** Takes a change of the returned draft into the files. */
export function take(index: number): Promise<Outcome> {
  return tried(async () => {
    const answer = await send<EditAnswer>(`unit/${unit}/take`, { index });
    tell(answer.kind === 'done' ? '已采纳。' : answer.message, answer.kind !== 'done');
    await load();
    return answer;
  });
}

async function working(doing: string, work: () => Promise<MadeAnswer>): Promise<void> {
  busy.value = doing;
  told.value = undefined;
  try {
    made.value = await work();
    tell(made.value.message);
  } catch (error) {
    tell(textOf(error), true);
  } finally {
    busy.value = undefined;
  }
}

export function addressOfMade(name: string): string {
  return addressOf(`unit/${unit}/made/${encodeURIComponent(name)}`);
}

async function tried(act: () => Promise<EditAnswer>): Promise<Outcome> {
  try {
    return await act();
  } catch (error) {
    tell(textOf(error), true);
    return { kind: 'failed' };
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
