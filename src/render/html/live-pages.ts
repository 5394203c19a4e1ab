/** The pages that a server shows: frames without content of any unit, which their scripts fill. */
import { html, type Markup } from './markup.ts';
import { search } from './page-parts.ts';

/** @param prefix what addresses of the page begin with */
export function livePage(prefix: string, kind: 'units' | 'desk'): string {
  const body = kind === 'units' ? unitsBody() : deskBody();
  const title = kind === 'units' ? '单位' : '报告';
  return html`<!DOCTYPE html>
<html lang="zh-CN" data-view="new">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${prefix}/${kind}.css">
<script type="module" src="${prefix}/${kind}.js"></script>
</head>
<body id="top" data-prefix="${prefix}">
${body}
</body>
</html>
`.source;
}

function unitsBody(): Markup {
  return html`<main id="units"></main>`;
}

function deskBody(): Markup {
  return html`<a class="skip" href="#report">跳到报告正文</a><a class="skip" href="#right">跳到问题和变动</a>
<header class="banner" id="banner"></header>
<div class="bar" role="group" aria-label="工具">${search()}<a class="to-top" href="#top">↑ 回到顶部</a><div id="tools"></div></div>
<div class="live">
<nav class="side" id="left" aria-label="目录和待填写"></nav>
<main id="report" tabindex="-1"></main>
<div id="forms" tabindex="-1" hidden></div>
<aside class="side" id="right" tabindex="-1" aria-label="问题和变动"></aside>
</div>
<div id="popup" role="dialog" tabindex="-1" hidden></div>
<div id="box"></div>`;
}
