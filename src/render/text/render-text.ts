/** The canonical text of a report: what tests compare and what a diff shows. One block a line, cells parted by tabs. */
import {
  ATTACHMENT_LABEL,
  attachmentNumber,
  type Block,
  type BlockHandlers,
  type Cell,
  type Heading,
  handleBlock,
  type Inline,
  imprintLines,
  plainText,
  type RedHead,
  type Report,
  SIGNER_LABEL,
  type Table,
} from '../../model/report.ts';
import { settleChanges } from '../../model/settle.ts';

interface TextContext {
  readonly headings: readonly Heading[];
}

/** The whole report as text, without page numbers; of one with changes the state after them. */
export function renderText(report: Report): string {
  const { parts } = settleChanges(report, 'accept');
  const blocks = parts.flatMap((part) => part.blocks);
  const headings = blocks.filter((block) => block.kind === 'heading');
  const lines = parts.flatMap((part) => ['', ...part.blocks.flatMap((block) => blockLines(block, { headings }))]);
  return `${lines.join('\n').trim()}\n`;
}

/** The lines of one block. */
export function blockLines(block: Block, context: TextContext): string[] {
  return handleBlock(handlers, block, context);
}

const handlers: BlockHandlers<TextContext, string[]> = {
  cover: ({ title, lines }) => [...title, ...lines],
  contents: ({ title, depth }, { headings }) => [
    title,
    ...headings.filter((heading) => heading.level <= depth).map((heading) => heading.entry ?? line(heading.text)),
  ],
  redHead: redHeadLines,
  heading: ({ text }) => ['', line(text)],
  paragraph: ({ text }) => [line(text)],
  table: (table) => tableLines(table),
  chart: ({ caption, unit, categories, series }) => [
    ...series.flatMap(({ name, points }) => {
      const lead = series.length > 1 ? `${name}\t` : '';
      return points.map((point, index) => `${lead}${categories[index]}\t${point.text}`);
    }),
    unit,
    line(caption),
  ],
  attachmentNote: ({ names }) =>
    names.map((name, index) => `${index === 0 ? ATTACHMENT_LABEL : ''}${attachmentNumber(index, names.length)}${name}`),
  signature: ({ signer, date }) => [signer, date].filter((text) => text !== ''),
  imprint: imprintLines,
  pageBreak: () => [],
};

function redHeadLines({ issuer, marks, number, signers, title, recipient }: RedHead): string[] {
  return [
    ...marks,
    ...issuer,
    ...(signers.length === 0 ? [number] : [`${number}\t${SIGNER_LABEL}${signers.join('　')}`]),
    ...title,
    ...(recipient === undefined ? [] : [`${recipient}：`]),
  ];
}

function tableLines({ title, headLine, head, body, notes }: Table): string[] {
  return [
    ...(title === undefined ? [] : [line(title)]),
    ...(headLine === undefined ? [] : [`${line(headLine.left)}\t${line(headLine.right)}`]),
    ...[...head, ...body].map((row) => row.map(cellText).join('\t')),
    ...notes.map(line),
  ];
}

function cellText({ paragraphs }: Cell): string {
  return paragraphs.map(line).join('／');
}

function line(text: readonly Inline[]): string {
  return plainText(text).replaceAll('\n', '');
}
