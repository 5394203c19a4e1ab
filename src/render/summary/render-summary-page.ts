/**
 * 汇总.html: what a department asks of a batch, in one file that needs no server, network, font or script of others.
 * All of it can be read and printed without its script, which sorts, filters and opens the findings of a unit.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { script, style } from 'page:summary';
import { type Summary, TASK_WORDS } from '../../model/summary.ts';
import {
  BLOCK_UNITS,
  blockId,
  type FindingDetail,
  type FindingGroups,
  type FindingsBlock,
  GROUPS_ID,
} from '../../model/summary-details.ts';
import type { ToldFinding } from '../../model/unit-result.ts';
import { html, Markup } from '../html/markup.ts';
import { sectionsOf } from './sections.ts';
import { headFacts, placeText } from './words.ts';

/** The text of the page piece by piece, for the folder of the batch: its links lead below it. Equal input gives equal text. */
export function* renderSummaryPage(summary: Summary): Generator<string> {
  const sections = sectionsOf(summary);
  const facts = headFacts(summary).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  const policy = [
    "default-src 'none'",
    `style-src '${sha256(style)}'`,
    `script-src '${sha256(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  yield html`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>批量${TASK_WORDS[summary.task]}汇总　${summary.source}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="banner"><h1>批量${TASK_WORDS[summary.task]}汇总</h1><dl>${facts}</dl></header>
<nav class="bar" aria-label="目录">${sections.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}<button type="button" id="print">打印</button></nav>
<main id="main" tabindex="-1">
${sections.map(({ id, title, content }) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>\n${content}</section>\n`)}</main>
`.source;
  yield block(GROUPS_ID, groupsOf(summary)).source;
  for (let first = 0; first < summary.units.length; first += BLOCK_UNITS) {
    const found = summary.units.slice(first, first + BLOCK_UNITS).map(({ findings }) => findings().map(detailOf));
    yield block(blockId(first), found).source;
  }
  yield html`<script>${new Markup(script)}</script>
</body>
</html>
`.source;
}

/** Base64 needs no escape. */
function block(id: string, content: FindingsBlock | FindingGroups): Markup {
  const packed = deflateSync(JSON.stringify(content)).toString('base64');
  return html`<script type="text/plain" id="${id}">${new Markup(packed)}</script>\n`;
}

function groupsOf({ units, rules, causes }: Summary): FindingGroups {
  const positions = new Map(units.map(({ id }, index) => [id, index]));
  const positionsOf = (ids: readonly string[]) => ids.flatMap((id) => positions.get(id) ?? []);
  return Object.fromEntries([
    ...rules.map(({ rule, units: ids }) => [`rule ${rule}`, positionsOf(ids)] as const),
    ...causes.map(({ units: ids }, index) => [`cause ${index}`, positionsOf(ids)] as const),
  ]);
}

function detailOf(finding: ToldFinding): FindingDetail {
  const { rule, severity, message, hint, waived } = finding;
  return { rule, severity, message, place: placeText(finding), hint, waived };
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
