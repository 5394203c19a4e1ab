/** What stands around the report on a page for review: head, tools, lists. */
import type { ReviewFact } from '../../model/figure-note.ts';
import type { PageSpan } from '../../model/printed-pages.ts';
import type { Block, Report } from '../../model/report.ts';
import { type ChangeEntry, changesPanel } from './changes.ts';
import { html, type Markup } from './markup.ts';
import { type Outline, outlineLinks } from './outline.ts';
import { findingsPanel, type RemarkBook } from './remarks.ts';

export interface PageParts {
  readonly report: Report;
  readonly facts: readonly ReviewFact[];
  readonly changes: readonly ChangeEntry[];
  readonly book: RemarkBook;
  readonly outline: Outline;
  /** Printed pages of the blocks. */
  readonly pages: ReadonlyMap<Block, PageSpan>;
}

/** Behind every printed page. */
export function watermark({ review }: Report): Markup | undefined {
  return review && html`<div class="watermark" aria-hidden="true">${review.watermark}</div>`;
}

export function banner({ report: { meta, review }, facts }: PageParts): Markup {
  const label = review && html`<p class="label"><b>${review.watermark}</b> ${review.label}</p>`;
  const items = facts.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return html`<header class="banner"><h1>${meta.title}</h1>${label}${items.length > 0 ? html`<dl>${items}</dl>` : undefined}</header>`;
}

/** The tools that stay in sight: which state to read, and steps from place to place. */
export function bar({ report, changes, book }: PageParts): Markup {
  const tools = [
    ...(report.review?.revised ? [viewSwitch()] : []),
    ...(book.findings.length > 0 ? [steps('finding', '批注', book.findings.length)] : []),
    ...(changes.length > 0 ? [steps('change', '修改', changes.length)] : []),
  ];
  const keys = html`<label class="keys"><input type="checkbox" id="keys" checked> 快捷键 n / p</label>`;
  const print = html`<button type="button" id="print">打印</button>`;
  return html`<div class="bar" role="group" aria-label="审阅工具">${search()}${tools}${book.findings.length > 0 ? keys : undefined}${print}<a class="to-top" href="#top">↑ 回到顶部</a></div>`;
}

/** It works by the page's script alone, and is shown with it. */
export function search(): Markup {
  return html`<div class="search" role="search">
<label for="query" class="unseen">在报告中查找</label><input type="search" id="query" placeholder="查找文字、数或“第5页”" autocomplete="off">
<button type="button" id="previous-hit" aria-label="上一个结果">‹</button><span id="hits" role="status"></span><button type="button" id="next-hit" aria-label="下一个结果">›</button></div>`;
}

const VIEWS = [
  ['changes', '显示修改'],
  ['new', '只看新稿'],
  ['old', '只看旧稿'],
] as const;

function viewSwitch(): Markup {
  const choices = VIEWS.map(
    ([value, name], index) =>
      html`<label><input type="radio" name="view" value="${value}"${index === 0 ? html` checked` : undefined}><span>${name}</span></label>`,
  );
  return html`<fieldset class="view"><legend class="unseen">看哪一稿</legend>${choices}</fieldset>`;
}

function steps(what: 'finding' | 'change', name: string, count: number): Markup {
  return html`<div class="steps" data-steps="${what}" role="group" aria-label="${name}">
<button type="button" data-step="-1" aria-label="上一处${name}">‹</button><span>${name} <span class="current">–</span>／<span class="count">${count}</span></span><button type="button" data-step="1" aria-label="下一处${name}">›</button></div>`;
}

/** Lists to jump by. */
export function side(parts: PageParts): Markup {
  const { report, book, changes, outline, pages } = parts;
  const unplaced = book.unplacedNotes();
  const panels = [
    panel('目录', outlineLinks(outline, 3, pages), 'contents-panel'),
    ...(report.review === undefined ? [] : [panel(`批注（${book.findings.length}）`, findingsPanel(book), 'findings')]),
    ...(unplaced.length === 0
      ? []
      : [panel(`报告中没有对应位置的批注（${unplaced.length}）`, html`${unplaced}`, 'unplaced')]),
    ...(report.review?.revised ? [panel(`修改（${changes.length}）`, changesPanel(changes), 'changes')] : []),
  ];
  return html`<nav class="side" aria-label="审阅导航">${panels}</nav>`;
}

function panel(title: string, content: Markup, className: string): Markup {
  return html`<details class="${className}" open><summary><h2>${title}</h2></summary>${content}</details>\n`;
}
