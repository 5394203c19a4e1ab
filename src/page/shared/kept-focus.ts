/** The focus stays where it was when what held it is drawn anew or goes: who works by keyboard never begins at the top again. */
import { type Finder, placeOf } from './place.ts';

let last: { readonly element: Element; readonly find: Finder } | undefined;

export function keepFocus(): void {
  document.addEventListener('focusin', ({ target }) => remember(target));
  // Who points elsewhere has left it.
  document.addEventListener('pointerdown', () => {
    last = undefined;
  });
  new MutationObserver(restore).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['hidden', 'disabled', 'open'],
  });
}

function remember(target: EventTarget | null): void {
  last = target instanceof Element && target !== document.body ? { element: target, find: placeOf(target) } : undefined;
}

function restore(): void {
  if (last === undefined) return;
  if (document.activeElement !== document.body) return;
  if (last.element.isConnected && last.element.checkVisibility()) return;
  const found = last.find();
  last = undefined;
  if (found === undefined) return;
  if (found.tabIndex < 0) found.tabIndex = -1;
  found.focus({ preventScroll: true });
}
