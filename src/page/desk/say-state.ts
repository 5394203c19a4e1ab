/** What people say of the report on this page: what it is about, and who says it. */
import { signal } from '@preact/signals';
import type { EditAnswer, SayRequest } from '../../model/desk.ts';
import { report } from '../review/dom.ts';
import { findHits } from '../review/search.ts';
import { send } from '../shared/calls.ts';
import { boxed, load, tell, unit, view } from './state.ts';

/** What a text that is being written is about. */
export type Topic =
  | { readonly kind: 'remark'; readonly quote: string }
  | { readonly kind: 'answer'; readonly id: string; readonly quote: string }
  | { readonly kind: 'waive'; readonly rule: string; readonly path: string | undefined; readonly quote: string };

export const topic = signal<Topic | undefined>(undefined);
/** Words of the report that are selected. */
export const selected = signal('');

const NAME = 'juesuan-name';
export const name = signal(remembered());

function remembered(): string {
  try {
    return localStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
}

export function open(about: Topic): void {
  boxed.value = undefined;
  topic.value = about;
}

/** @returns what is wrong; undefined when it was said */
export async function say(about: Topic, text: string): Promise<string | undefined> {
  const by = name.value.trim();
  try {
    localStorage.setItem(NAME, by);
  } catch {
    // The name is asked for again.
  }
  return sent(requestOf(about, text, by));
}

function requestOf(about: Topic, text: string, by: string): SayRequest {
  if (about.kind === 'remark') return { kind: 'remark', quote: about.quote, text, by };
  if (about.kind === 'answer') return { kind: 'answer', id: about.id, text, by };
  const { rule, path } = about;
  return { kind: 'waive', rule, text, by, ...(path === undefined ? {} : { path }) };
}

export async function settle(id: string, settled: boolean): Promise<void> {
  const fault = await sent({ kind: 'settle', id, settled });
  if (fault !== undefined) tell(fault, true);
}

async function sent(request: SayRequest): Promise<string | undefined> {
  const answer = await send<EditAnswer>(`unit/${unit}/say`, request);
  if (answer.kind !== 'done') return answer.message;
  await load();
  return undefined;
}

/** Follows what is selected in the report. */
export function followSelection(): void {
  document.addEventListener('selectionchange', () => {
    const chosen = document.getSelection();
    const isIn = chosen !== null && chosen.anchorNode !== null && report.contains(chosen.anchorNode);
    selected.value = isIn
      ? chosen.toString().trim()
      : selected.value === '' || chosen?.isCollapsed
        ? ''
        : selected.value;
  });
}

/** Marks what open remarks quote. */
export function paintSaid(): void {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return;
  const unsettled = view.value?.said.filter(({ settled }) => !settled) ?? [];
  const ranges = unsettled.flatMap(({ quote }) =>
    findHits(quote)
      .slice(0, 1)
      .map(({ range }) => range),
  );
  CSS.highlights.set('said', new Highlight(...ranges));
}

export function showQuote(quote: string): void {
  const [hit] = findHits(quote);
  if (hit === undefined) tell('报告中已经没有这段文字了。');
  else hit.element.scrollIntoView({ block: 'center' });
}
