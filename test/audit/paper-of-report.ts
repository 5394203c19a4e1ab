/** Our own report as the paper that a reader of its Word file would make of it: a paper by other hands, for tests. */
import { toGrid } from '../../src/model/grid.ts';
import type { Paper, PaperBlock, PaperCell, PaperText } from '../../src/model/paper.ts';
import {
  attachmentNumber,
  type Block,
  type Inline,
  plainText,
  type Report,
  type Table,
} from '../../src/model/report.ts';

export const FILE = '决算公开.docx';

export function paperOfReport(report: Report): Paper {
  const writer = new Writer();
  const blocks = report.parts.flatMap((part) => part.blocks.flatMap((block) => writer.block(block, report)));
  return {
    files: [{ name: FILE, kind: 'docx' }],
    title: writer.text(report.meta.title),
    blocks,
    unread: [],
  };
}

class Writer {
  private paragraph = 0;
  private tables = 0;

  text(text: string): PaperText {
    this.paragraph += 1;
    const place = { kind: 'word', file: FILE, part: 'word/document.xml', paragraph: this.paragraph } as const;
    return { text, lines: [{ from: 0, place }] };
  }

  block(block: Block, report: Report): PaperBlock[] {
    switch (block.kind) {
      case 'cover':
        return [block.title.join(''), ...block.lines].map((line) => this.line(line));
      case 'contents':
        return [{ kind: 'contents', entries: entriesOf(report, block.depth).map((entry) => this.text(entry)) }];
      case 'redHead':
        return [
          ...block.issuer,
          block.number,
          block.title.join(''),
          ...(block.recipient === undefined ? [] : [`${block.recipient}：`]),
        ].map((line) => this.line(line));
      case 'heading':
        return [{ kind: 'heading', level: block.level, text: this.text(flat(block.text)) }];
      case 'paragraph':
        return block.role === 'note'
          ? [{ kind: 'note', text: this.text(flat(block.text)) }]
          : [this.line(flat(block.text))];
      case 'table':
        return [this.table(block)];
      case 'chart': {
        const texts = [
          ...block.categories,
          ...block.series.flatMap(({ name, points }) => [name, ...points.map(({ text }) => text)]),
        ];
        const caption = this.text(flat(block.caption));
        const place = caption.lines[0]?.place;
        if (place === undefined) throw new Error('a caption has a place');
        return [
          { kind: 'chart', place, texts: texts.map((text) => this.text(text)) },
          { kind: 'note', text: caption },
        ];
      }
      case 'attachmentNote':
        return block.names.map((name, index) =>
          this.line(`${index === 0 ? '附件：' : ''}${attachmentNumber(index, block.names.length)}${name}`),
        );
      case 'signature':
        return [block.signer, block.date].filter((line) => line !== '').map((line) => this.line(line));
      case 'imprint':
        return [`抄送：${block.copies.join('，')}。`, `${block.printer}${block.date}印发`].map((line) =>
          this.line(line),
        );
      case 'pageBreak':
        return [];
    }
  }

  private line(text: string): PaperBlock {
    return { kind: 'paragraph', text: this.text(text) };
  }

  private table(table: Table): PaperBlock {
    this.tables += 1;
    const above = [
      ...(table.title === undefined ? [] : [flat(table.title)]),
      ...(table.headLine === undefined ? [] : [flat(table.headLine.left), flat(table.headLine.right)]),
    ]
      .filter((line) => line !== '')
      .map((line) => this.text(line));
    const cells = toGrid(table).rows.flatMap((slots, row) =>
      slots.flatMap((slot, column): PaperCell[] =>
        slot.kind === 'covered'
          ? []
          : [
              {
                row,
                column,
                rowSpan: slot.rowSpan,
                colSpan: slot.colSpan,
                text: this.text(slot.cell.paragraphs.map(flat).join('\n')),
              },
            ],
      ),
    );
    const first = cells[0]?.text.lines[0]?.place;
    if (first === undefined) throw new Error('a table has cells');
    return {
      kind: 'table',
      number: this.tables,
      place: first,
      above,
      rows: table.head.length + table.body.length,
      columns: table.columns.length,
      headRows: table.head.length,
      cells,
      notes: table.notes.map((note) => this.text(flat(note))),
    };
  }
}

function flat(inlines: readonly Inline[]): string {
  return plainText(inlines).replaceAll('\n', '');
}

function entriesOf({ parts }: Report, depth: number): string[] {
  return parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'heading' && block.level <= depth ? [block.entry ?? flat(block.text)] : [],
    ),
  );
}
