/** A paper by other hands with what was found beside its text: one HTML file without scripts, network or fonts of others. */
import { SEVERITY_NAMES } from '../../diagnostics/filter.ts';
import type { Paper, PaperBlock, PaperTable, PaperText } from '../../model/paper.ts';
import type { PaperRemark } from '../../model/paper-remark.ts';
import { PAPER_STYLE } from './assets/paper-style.ts';
import { html, type Markup } from './markup.ts';

export interface PaperPageInput {
  readonly paper: Paper;
  readonly title: string;
  readonly remarks: readonly PaperRemark[];
  /** Paragraphs above the list: what was held, what was not read. */
  readonly facts: readonly string[];
}

export function renderPaperPage({ paper, title, remarks, facts }: PaperPageInput): string {
  const page = new Page(remarks);
  const style = html`${PAPER_STYLE}`;
  const content = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${title}</h1>${facts.map((fact) => html`<p>${fact}</p>`)}</header>
<div class="desk">
<main>${paper.blocks.map((block) => page.block(block))}</main>
<aside aria-label="问题"><ol>${remarks.map(remarkItem)}</ol></aside>
</div>
</body>
</html>
`;
  return content.source;
}

function remarkItem({ number, rule, severity, message, details, at }: PaperRemark): Markup {
  const place = at === undefined ? undefined : html`<a href="#at-${number}">${at.said}</a>`;
  return html`<li id="f-${number}" class="${severity}"><strong>${SEVERITY_NAMES[severity]} ${rule}</strong> ${place}<p>${message}</p>${details.map((line) => html`<p class="detail">${line}</p>`)}</li>
`;
}

class Page {
  private readonly byText = new Map<PaperText, PaperRemark[]>();

  constructor(remarks: readonly PaperRemark[]) {
    for (const remark of remarks) {
      if (remark.at === undefined) continue;
      const known = this.byText.get(remark.at.text);
      if (known === undefined) this.byText.set(remark.at.text, [remark]);
      else known.push(remark);
    }
  }

  block(block: PaperBlock): Markup | readonly Markup[] {
    switch (block.kind) {
      case 'heading':
        return html`<p class="h${block.level}" role="heading" aria-level="${block.level + 1}">${this.text(block.text)}</p>
`;
      case 'paragraph':
        return html`<p>${this.text(block.text)}</p>
`;
      case 'note':
        return html`<p class="note">${this.text(block.text)}</p>
`;
      case 'contents':
        return html`<ul class="contents">${block.entries.map((entry) => html`<li>${this.text(entry)}</li>`)}</ul>
`;
      case 'table':
        return this.table(block);
      case 'chart':
        return html`<p class="note">${block.texts.map(({ text }) => html`${text} `)}</p>
`;
    }
  }

  private table(table: PaperTable): Markup {
    const rows = Array.from({ length: table.rows }, (_, row) => table.cells.filter((cell) => cell.row === row));
    return html`<div class="table">${table.above.map((line) => html`<p class="above">${this.text(line)}</p>`)}<table>
${rows.map(
  (cells, row) => html`<tr>${cells.map(({ text, rowSpan, colSpan }) => {
    const spans = html`${rowSpan > 1 ? html` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? html` colspan="${colSpan}"` : ''}`;
    const content = this.text(text);
    return row < table.headRows ? html`<th${spans}>${content}</th>` : html`<td${spans}>${content}</td>`;
  })}</tr>
`,
)}</table>${table.notes.map((note) => html`<p class="note">${this.text(note)}</p>`)}</div>
`;
  }

  /** The words, marked as gravely as the gravest remark on them, with the numbers of all. */
  private text(text: PaperText): Markup {
    const remarks = this.byText.get(text);
    if (remarks === undefined) return html`${text.text}`;
    const numbers = remarks.map(
      ({ number }) => html`<a id="at-${number}" href="#f-${number}"><sup>${number}</sup></a>`,
    );
    const gravest = ['error', 'warning', 'info'].find((one) => remarks.some(({ severity }) => severity === one));
    return html`<mark class="${gravest}">${text.text}</mark>${numbers}`;
  }
}
