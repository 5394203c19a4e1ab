/**
 * The page for review: one HTML file with the report, where every figure comes from, what was found and what changed.
 * It needs no server, network, font or script of others; its policy forbids all of them.
 */
import { createHash } from 'node:crypto';
import { script as pageScript, style as pageStyle } from 'page:review';
import type { FigureNote, ReviewFact } from '../../model/figure-note.ts';
import type { PrintedPages } from '../../model/printed-pages.ts';
import type { Report } from '../../model/report.ts';
import { changeEntries } from './changes.ts';
import { cssString, html, json, Markup } from './markup.ts';
import { pageMarks } from './page-marks.ts';
import { banner, bar, side, watermark } from './page-parts.ts';
import { printedFindings } from './remarks.ts';
import { reportBlocks } from './report-blocks.ts';
import { columnRules } from './tables.ts';

/**
 * Renders a report, mostly a draft, as a page for review. Equal input gives equal text.
 * @param figures what is told of each figure, by its id; a printed figure without a note is plain text
 * @param facts lines of the page's head: 修改标记
 * @param pages where the blocks and remarks stand in the printed draft
 */
export function renderReviewPage(
  report: Report,
  figures: ReadonlyMap<string, FigureNote>,
  facts: readonly ReviewFact[],
  pages: PrintedPages,
): string {
  const { parts: shown, book, outline, list, idOf } = reportBlocks(report, figures, pages, 'beside');
  const marks = pageMarks(report, pages.blocks);
  const body = shown.map(
    ({ kind, blocks }) =>
      html`<div class="part ${kind}">\n${blocks.map(({ block, markup }) => html`${marks.get(block)}${markup}`)}</div>\n`,
  );
  const changes = changeEntries(report, idOf);
  const parts = { report, facts, changes, book, outline, pages: pages.blocks };
  const content = html`${watermark(report)}
<a class="skip" href="#report">跳到报告正文</a>
${banner(parts)}
${bar(parts)}
<div class="desk">
${side(parts)}
<main id="report" tabindex="-1">
${body}${printedFindings(book)}
</main>
</div>
<div id="popup" role="dialog" tabindex="-1" hidden></div>
<script type="application/json" id="figures">${json(list.entries)}</script>`;
  return page(report, content);
}

function page(report: Report, content: Markup): string {
  const style = `\n${pageStyle}${ownRules(report)}\n`;
  const script = `\n${pageScript}`;
  const policy = [
    "default-src 'none'",
    `style-src '${sha256(style)}'`,
    `script-src '${sha256(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const { review, meta } = report;
  const title = review === undefined ? meta.title : `${meta.title}　${review.watermark}　${review.label}`;
  return html`<!DOCTYPE html>
<html lang="zh-CN" data-view="changes">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body id="top">
${content}
<script>${new Markup(script)}</script>
</body>
</html>
`.source;
}

/** Column widths, and label and page number in the margins of printed pages. */
function ownRules(report: Report): string {
  const tables = report.parts.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table');
  const { review } = report;
  const label = review === undefined ? '' : `${review.watermark}　${review.label}`;
  const margin = label === '' ? '' : `@page{@top-right{content:${cssString(label)}}}`;
  return `${columnRules(tables)}${margin}`;
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
