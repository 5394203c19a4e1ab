/** The pop-up of a figure: opened by hover, focus or tap, closed by Escape; its inputs can be followed. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type ComponentChildren, render } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { FigureEntry } from '../../model/figure-note.ts';
import { type Finder, placeOf } from '../shared/place.ts';
import { all, isShown, report, required, targetOf, whenShown } from './dom.ts';

/** What a page adds to the pop-up of a figure. */
export type Extra = (figure: FigureEntry, close: () => void, trigger: Element) => ComponentChildren;

/** The figure on the page that was asked, and the way from it to the one that is shown. */
interface Asked {
  readonly trigger: HTMLElement;
  /** Finds the figure in its place when the report was drawn anew. */
  readonly again: Finder;
  readonly trail: readonly number[];
}

const asked = signal<Asked | undefined>(undefined);
let pinned = false;
let waiting = 0;
/** Set while a button of the mouse is down: nothing may open or move before the click that follows. */
let pressing = false;
/** Set while the focus goes back to a figure that must not open again. */
let returning = false;

const popup = required('popup');

function figureOf(element: Element | undefined): HTMLElement | undefined {
  return element?.closest<HTMLElement>('[data-figure]') ?? undefined;
}

function isOf(element: Element | null | undefined): boolean {
  return element !== null && element !== undefined && popup.contains(element);
}

interface Given {
  readonly figures: ReadonlySignal<readonly FigureEntry[]>;
  readonly extra: Extra;
}

function Popup({ figures, extra }: Given) {
  const now = asked.value;
  const figure = figures.value[now?.trail.at(-1) ?? -1];
  useLayoutEffect(() => {
    popup.scrollTop = 0;
    place();
  }, [now]);
  if (now === undefined || figure === undefined) return null;
  const rows = rowsOf(figure, now).filter(([, value]) => value !== undefined);
  return (
    <>
      <h2 id="popup-title">{figure.label}</h2>
      <dl id="popup-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Inputs figure={figure} figures={figures.value} />
      {extra(figure, () => close(true), now.trigger)}
      <Actions trail={now.trail} />
    </>
  );
}

function rowsOf(figure: FigureEntry, { trigger, trail }: Asked): (readonly [string, string | null | undefined])[] {
  const former = trail.length === 1 && trigger.closest('del, .row-deleted') !== null;
  return [
    ...(former ? [['旧稿印为', trigger.textContent] as const] : []),
    [former ? '新稿显示' : '显示', figure.shown],
    ['精确值', figure.exact],
    ['算式', figure.formula],
    ['填写在', figure.source],
    ['印出', figure.printed === 0 ? '报告中没有印出' : `${figure.printed} 处`],
  ];
}

function Inputs({ figure, figures }: { readonly figure: FigureEntry; readonly figures: readonly FigureEntry[] }) {
  if (figure.inputs.length === 0 && figure.zeroInputs === 0) return null;
  return (
    <>
      <p class="inputs-title">由这些数得出：</p>
      <ul>
        {figure.inputs.map((index) => (
          <li key={index}>
            <button type="button" onClick={() => follow(index)}>
              <span>{figures[index]?.label}</span>
              <span>{figures[index]?.shown}</span>
            </button>
          </li>
        ))}
        {figure.zeroInputs > 0 && <li>另有 {figure.zeroInputs} 项为零</li>}
      </ul>
    </>
  );
}

function Actions({ trail }: Pick<Asked, 'trail'>) {
  return (
    <p class="actions">
      {trail.length > 1 && (
        <button type="button" onClick={goBack}>
          返回
        </button>
      )}
      {occurrences(trail).length > 1 && (
        <button type="button" onClick={nextOccurrence}>
          下一处
        </button>
      )}
      <button type="button" onClick={() => close(true)}>
        关闭
      </button>
    </p>
  );
}

function occurrences(trail: readonly number[]): HTMLElement[] {
  return all(`[data-figure="${trail.at(-1)}"]`, report).filter(isShown);
}

function nextOccurrence(): void {
  const now = asked.value;
  if (now === undefined) return;
  const places = occurrences(now.trail);
  const next = places[(places.indexOf(now.trigger) + 1) % places.length];
  close(false);
  next?.scrollIntoView({ block: 'center', inline: 'nearest' });
  next?.focus({ preventScroll: true });
}

function follow(index: number): void {
  const now = asked.value;
  if (now === undefined) return;
  asked.value = { ...now, trail: [...now.trail, index] };
  popup.focus();
}

function goBack(): void {
  const now = asked.value;
  if (now === undefined) return;
  asked.value = { ...now, trail: now.trail.slice(0, -1) };
  popup.focus();
}

/** Below the figure, or above it where there is more room. */
function place(): void {
  const box = asked.value?.trigger.getBoundingClientRect();
  if (box === undefined) return;
  const { width, height } = popup.getBoundingClientRect();
  const right = document.documentElement.clientWidth - width - 8;
  const below = box.bottom + 6;
  const top = below + height <= window.innerHeight - 4 ? below : Math.max(4, box.top - height - 6);
  popup.style.left = `${Math.max(8, Math.min(box.left, right))}px`;
  popup.style.top = `${top}px`;
}

/** On a narrow screen the pop-up lies at the foot: the figure is moved out from under it. */
function uncover(figure: HTMLElement): void {
  const hidden = figure.getBoundingClientRect().bottom + 24 - popup.getBoundingClientRect().top;
  if (window.innerWidth < 600 && hidden > 0) window.scrollBy(0, hidden);
}

function open(figure: HTMLElement): void {
  clearTimeout(waiting);
  if (asked.value?.trigger === figure) return;
  release();
  pinned = false;
  popup.hidden = false;
  popup.setAttribute('aria-labelledby', 'popup-title');
  figure.setAttribute('aria-expanded', 'true');
  figure.setAttribute('aria-describedby', 'popup-facts');
  asked.value = { trigger: figure, again: placeOf(figure), trail: [Number(figure.getAttribute('data-figure'))] };
  show();
}

function release(): void {
  asked.value?.trigger.removeAttribute('aria-expanded');
  asked.value?.trigger.removeAttribute('aria-describedby');
}

/** @param back whether the focus returns to the figure */
function close(back: boolean): void {
  clearTimeout(waiting);
  const figure = asked.value?.trigger;
  if (figure === undefined) return;
  release();
  asked.value = undefined;
  popup.hidden = true;
  if (!back) return;
  returning = true;
  figure.focus({ preventScroll: true });
  returning = false;
}

/** The report was drawn anew: what is typed here is kept where the figure is still there. */
function stay(): void {
  const now = asked.value;
  if (now === undefined) return;
  const trigger = isShown(now.trigger) ? now.trigger : figureOf(now.again());
  if (trigger === undefined || !isShown(trigger)) close(false);
  else if (trigger === now.trigger) place();
  else {
    trigger.setAttribute('aria-expanded', 'true');
    trigger.setAttribute('aria-describedby', 'popup-facts');
    asked.value = { ...now, trigger, again: placeOf(trigger) };
  }
}

function holdsFocus(): boolean {
  return document.activeElement === asked.value?.trigger || isOf(document.activeElement);
}

/** The pop-up stands at the end of the document: beyond its last button the focus goes back to the figure. */
function leaveAtEnd(event: KeyboardEvent): void {
  const stops = all('button, input, textarea, select', popup);
  const edge: (Element | undefined)[] = event.shiftKey ? [popup, stops[0]] : [stops.at(-1)];
  if (!edge.includes(document.activeElement ?? undefined)) return;
  event.preventDefault();
  close(true);
}

function hover(event: PointerEvent): void {
  if (event.pointerType !== 'mouse') return;
  const target = targetOf(event);
  const figure = figureOf(target);
  const trigger = asked.value?.trigger;
  clearTimeout(waiting);
  if (isOf(target) || (figure !== undefined && figure === trigger)) return;
  if (figure !== undefined && !pinned && !isOf(document.activeElement)) {
    waiting = setTimeout(() => open(figure), 150);
  } else if (figure === undefined && trigger !== undefined && !pinned && !holdsFocus()) {
    waiting = setTimeout(() => close(false), 300);
  }
}

function press(event: KeyboardEvent): void {
  const figure = figureOf(targetOf(event));
  if (event.key === 'Escape') close(isOf(document.activeElement));
  else if (figure !== undefined && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault();
    open(figure);
    popup.focus();
  } else if (event.key === 'Tab' && isOf(document.activeElement)) leaveAtEnd(event);
}

/** Draws the pop-up at once, so that its size is known. */
let show = () => {};

export function startPopup(figures: ReadonlySignal<readonly FigureEntry[]>, extra: Extra): void {
  show = () => render(<Popup figures={figures} extra={extra} />, popup);
  show();
  document.addEventListener('focusin', (event) => {
    const target = targetOf(event);
    if (returning || pressing || isOf(target)) return;
    const figure = figureOf(target);
    if (figure === undefined) close(false);
    else {
      open(figure);
      uncover(figure);
    }
  });
  document.addEventListener('pointerover', hover);
  for (const type of ['mousedown', 'mouseup', 'keydown']) {
    document.addEventListener(
      type,
      () => {
        pressing = type === 'mousedown';
      },
      true,
    );
  }
  document.addEventListener('click', (event) => {
    const target = targetOf(event);
    const figure = figureOf(target);
    if (figure !== undefined) {
      open(figure);
      pinned = true;
      uncover(figure);
    } else if (target?.isConnected && !isOf(target)) close(false);
  });
  document.addEventListener('keydown', press);
  window.addEventListener('scroll', place, { passive: true });
  whenShown(stay);
}
