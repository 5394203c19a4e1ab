/** The report on the page: only the blocks that have changed are put in anew. */
import type { DeskView } from '../../model/desk.ts';
import { report } from '../review/dom.ts';
import { boxGaps } from './gaps.ts';

interface Policy {
  createHTML(source: string): string;
}

const factory = (window as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
/** The markup comes from this program alone, which writes every text of the dossier as text. */
const policy: Policy = factory?.createPolicy('desk', { createHTML: (source) => source }) ?? {
  createHTML: (source) => source,
};

export function markupAsNodes(source: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = policy.createHTML(source);
  return template.content;
}

/** Blocks by the digest of their markup, as they stand. */
const keys = new WeakMap<Element, string>();
const widths = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, widths];
let rules = '';

/** @returns the blocks that were put in anew, none of them when the report appears for the first time */
export function showReport({ parts, columnRules }: DeskView, markup: ReadonlyMap<string, string>): readonly Element[] {
  if (columnRules !== rules) widths.replaceSync(columnRules);
  rules = columnRules;
  const isFirst = report.childElementCount === 0;
  while (report.childElementCount > parts.length) report.lastElementChild?.remove();
  const fresh = parts.flatMap(({ kind, blocks }, index) => {
    const element = report.children[index] ?? report.appendChild(document.createElement('div'));
    element.className = `part ${kind}`;
    return showBlocks(element, blocks, markup);
  });
  return isFirst ? [] : fresh;
}

/** What is alike at both ends stays; between, places are taken one by one. */
function showBlocks(part: Element, wanted: readonly string[], markup: ReadonlyMap<string, string>): Element[] {
  const present = [...part.children];
  const same = (one: Element | undefined, key: string | undefined) => one !== undefined && keys.get(one) === key;
  let start = 0;
  while (start < wanted.length && same(present[start], wanted[start])) start += 1;
  let end = 0;
  while (end < Math.min(wanted.length, present.length) - start && same(present.at(-1 - end), wanted.at(-1 - end)))
    end += 1;
  const old = present.slice(start, present.length - end);
  const fresh: Element[] = [];
  for (const [index, key] of wanted.slice(start, wanted.length - end).entries()) {
    const former = old[index];
    if (same(former, key)) continue;
    const element = blockOf(markup.get(key) ?? '');
    keys.set(element, key);
    if (former === undefined) part.insertBefore(element, present[present.length - end] ?? null);
    else former.replaceWith(element);
    fresh.push(element);
  }
  for (const left of old.slice(wanted.length - start - end)) left.remove();
  return fresh;
}

function blockOf(source: string): Element {
  const block = markupAsNodes(source).firstElementChild ?? document.createElement('div');
  boxGaps(block);
  return block;
}
