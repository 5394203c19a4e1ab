/** Prints what changed in a marked report, as a reader would see it: 〔-went-〕〔+came+〕. Unchanged lines are left out. */

import { paragraphChange } from '../src/model/paragraph-change.ts';
import { type Block, type Inline, plainText, type Report, type Table } from '../src/model/report.ts';
import type { Change } from '../src/model/review.ts';

/** One line for each heading, paragraph, table row or note that changed; a paragraph that came or went ends with ¶. */
export function changedLines(report: Report): string[] {
  return report.parts.flatMap(({ blocks }) => blocks.flatMap(blockLines)).filter((line) => /〔[-+]|¶/.test(line));
}

function blockLines(block: Block): string[] {
  if (block.kind === 'table') return tableLines(block);
  if (block.kind === 'heading' || block.kind === 'paragraph') return [marked(block.text)];
  return [framed(block.kind === 'chart' ? `图：${plainText(block.caption)}` : block.kind, block.change)];
}

function tableLines({ id, title = [], headLine, head, body, rowChanges, notes, change }: Table): string[] {
  const rows = [...head, ...body].map((row, index) => {
    const cells = row.map(({ paragraphs }) => paragraphs.map(marked).join('／'));
    return `${rowChanges?.has(index) ? '行：' : ''}${cells.join('｜')}`;
  });
  if (change !== undefined) return [framed(`表${id}：${plainText(title)}（${rows.length}行）`, change)];
  const above = headLine === undefined ? [] : [`${marked(headLine.left)}｜${marked(headLine.right)}`];
  return [marked(title), ...above, ...rows, ...notes.map(marked)];
}

function marked(text: readonly Inline[]): string {
  const line = text.map((inline) => framed(plainText([inline]).replace('\n', '↵'), inline.change)).join('');
  const joined = line.replaceAll('-〕〔-', '').replaceAll('+〕〔+', '');
  return paragraphChange(text) === undefined ? joined : `${joined}¶`;
}

function framed(text: string, change: Change | undefined): string {
  if (change === undefined || text === '') return text;
  return change === 'deleted' ? `〔-${text}-〕` : `〔+${text}+〕`;
}

/** The line with what did not change cut down to a few characters beside what did. */
export function abridged(line: string): string {
  const pieces = line.split(/(〔[-+].*?[-+]〕¶?)/u);
  return pieces.map((piece, index) => (index % 2 === 0 ? shortened(piece, 10) : shortened(piece, 20))).join('');
}

function shortened(piece: string, kept: number): string {
  return piece.length <= 2 * kept + 1 ? piece : `${piece.slice(0, kept)}…${piece.slice(-kept)}`;
}
