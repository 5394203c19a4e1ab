/** The strings of a report in the order in which every output prints them. */
import {
  ATTACHMENT_LABEL,
  attachmentNumber,
  type Block,
  plainText,
  type RedHead,
  type Report,
  SIGNER_LABEL,
  signerRows,
} from '../src/model/report.ts';

/** Strings of the body: everything but contents entries and charts' labels, empty ones left out. */
export function bodyStrings(report: Report): string[] {
  const blocks = report.parts.flatMap((part) => part.blocks);
  return blocks.flatMap(blockStrings).filter((text) => text.trim() !== '');
}

/** Heading texts that the contents list, in order. */
export function contentsEntries(report: Report): string[] {
  const blocks = report.parts.flatMap((part) => part.blocks);
  const depth = blocks.find((block) => block.kind === 'contents')?.depth ?? 0;
  return blocks.flatMap((block) =>
    block.kind === 'heading' && block.level <= depth ? [block.entry ?? plainText(block.text)] : [],
  );
}

/** Labels that a chart draws: categories, series names, values. */
export function chartStrings(report: Report): string[] {
  const blocks = report.parts.flatMap((part) => part.blocks);
  return blocks.flatMap((block) =>
    block.kind === 'chart'
      ? [
          ...block.categories,
          ...block.series.flatMap((series, _n) => [
            series.name,
            ...series.points.map((point) => point.text),
            ...series.points.map((point, index) => `${block.categories[index]} ${point.text}`),
          ]),
        ]
      : [],
  );
}

function blockStrings(block: Block): string[] {
  switch (block.kind) {
    case 'cover':
      return [...block.title, ...block.lines];
    case 'contents':
      return [block.title];
    case 'redHead':
      return redHeadStrings(block);
    case 'heading':
    case 'paragraph':
      return [plainText(block.text)];
    case 'table':
      return [
        plainText(block.title ?? []),
        `${plainText(block.headLine?.left ?? [])}${plainText(block.headLine?.right ?? [])}`,
        ...[...block.head, ...block.body].flat().flatMap((cell) => cell.paragraphs.map(plainText)),
        ...block.notes.map(plainText),
      ];
    case 'chart':
      return [block.unit, plainText(block.caption)];
    case 'attachmentNote':
      return block.names.map(
        (name, index) => `${index === 0 ? ATTACHMENT_LABEL : ''}${attachmentNumber(index, block.names.length)}${name}`,
      );
    case 'signature':
      return [block.signer, block.date];
    default:
      return [];
  }
}

/** Paragraph by paragraph; the number shares the line of the last signers. */
function redHeadStrings({ marks, issuer, number, signers, title, recipient }: RedHead): string[] {
  const rows = signerRows(signers);
  const last = Math.max(0, rows.length - 1);
  const lines = rows.map((row, index) => `${index === 0 ? SIGNER_LABEL : ''}${row}`);
  lines[last] = `${number}${lines[last] ?? ''}`;
  return [...marks, ...issuer, ...lines, title.join(''), ...(recipient === undefined ? [] : [`${recipient}：`])];
}
