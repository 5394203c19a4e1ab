/** 变更说明: a movement as a document that goes with the new draft to whoever has read the old one. */
import type { Finding } from '../../diagnostics/finding.ts';
import type { Block, Heading, Paragraph, ParagraphRole, Report, ReportMeta, Table } from '../../model/report.ts';
import { chineseNumeral } from '../../model/terms.ts';
import { paperTitle } from '../paper-title.ts';
import type { Movement } from './movement.ts';
import { type PageOf, tableTable, textTable } from './note-places.ts';
import { figureTable, findingTable, inputTable } from './note-sections.ts';
import { textOf } from './note-table.ts';
import { summaryText } from './summary.ts';

export interface NoteFacts {
  /** Names of the two states: `第3次编制`. */
  readonly labels: { readonly former: string; readonly present: string };
  /** Of the present report. */
  readonly meta: ReportMeta;
  /** Printed page of the present report on which a block begins. */
  readonly pageOf: PageOf;
  /** Where in the paper a finding of either state stands, in words; empty where nothing of it is printed. */
  readonly whereOf: (finding: Finding) => string;
}

/** Title, facts, the summary, then what was changed, where the paper differs, why, and what became of the findings. */
export function changeNote(movement: Movement, { labels, meta, pageOf, whereOf }: NoteFacts): Report {
  const title = `${meta.title}变更说明`;
  const sections: [string, Table | undefined][] = [
    ['改动之处', inputTable(movement)],
    ['表格中受影响之处', tableTable(movement, pageOf)],
    ['文字中受影响之处', textTable(movement, pageOf)],
    ['数据变动及原因', figureTable(movement)],
    ['问题变化', findingTable(movement, whereOf)],
  ];
  const blocks: Block[] = [
    { kind: 'paragraph', role: 'title', text: paperTitle('变更说明', meta.unitName, meta) },
    paragraph('flush', `单位：${meta.unitName}`),
    paragraph('flush', `原稿：${labels.former}　　现稿：${labels.present}`),
    paragraph('body', `${summaryText(movement)}。`),
    ...sections.flatMap(([name, table], index) => section(index, name, table)),
  ];
  return { meta: { ...meta, title, subject: '变更说明' }, parts: [{ id: 'note', kind: 'body', blocks }] };
}

function section(index: number, name: string, table: Table | undefined): Block[] {
  const heading: Heading = {
    kind: 'heading',
    id: `note-${index + 1}`,
    level: 2,
    text: textOf(`${chineseNumeral(index + 1)}、${name}`),
  };
  return [heading, table ?? paragraph('body', '没有变动。')];
}

function paragraph(role: ParagraphRole, text: string): Paragraph {
  return { kind: 'paragraph', role, text: textOf(text) };
}
