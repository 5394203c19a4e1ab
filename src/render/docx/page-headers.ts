/** What stands above the text on every page of a section: the label of a draft, 续表 on the later pages of a table. */
import { Header, type ISectionOptions, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { Orientation } from '../../model/page.ts';
import { CONTINUED } from '../../model/report.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import type { ContinuedTable, SectionFrame } from './sections.ts';
import { DRAFT_LABEL_LINE, STYLE, tableLineStyle, textWidths } from './styles.ts';
import { twips } from './units.ts';
import { cleanText } from './xml.ts';

type Headers = NonNullable<ISectionOptions['headers']>;

/**
 * Word wants the headers of odd and even pages in each section, and takes those of the one before where it has none.
 * @param label makes that of a draft
 */
export function headersOf(section: SectionFrame, style: StyleSheet, label: (() => Paragraph) | undefined): Headers {
  const { kind, continued } = section;
  const labels = () => (label === undefined ? [] : [label()]);
  const plain = () => header(label === undefined ? [new Paragraph({ style: STYLE.spacer })] : [label()]);
  if (continued === undefined || kind === 'cover') return { default: plain(), even: plain() };
  const place = { kind, below: label === undefined ? 0 : DRAFT_LABEL_LINE };
  const later = () => header([...labels(), continuedLine(continued, style, place)]);
  return { first: plain(), default: later(), even: later() };
}

function header(children: readonly Paragraph[]): Header {
  return new Header({ children });
}

interface Place {
  readonly kind: Orientation;
  /** Height of what stands above it in the header, pt. */
  readonly below: number;
}

/** 续表 at the left, the unit of money at the right, right above the text; headers begin half-way down the margin. */
function continuedLine({ unit }: ContinuedTable, style: StyleSheet, { kind, below }: Place): Paragraph {
  const { lineHeight } = style.table.statement.headLine;
  const run = new TextRun({ children: [CONTINUED, new Tab(), cleanText(unit)], font: { hint: 'eastAsia' } });
  const overhang = kind === 'portrait' ? twips(style.table.statement.range?.overhang ?? 0) : 0;
  return new Paragraph({
    style: tableLineStyle('statement', 'headLine'),
    indent: { left: -overhang, right: -overhang },
    spacing: { before: twips(style[kind].top / 2 - lineHeight - below) },
    tabStops: [{ type: TabStopType.RIGHT, position: textWidths(style)[kind] + overhang }],
    children: [run],
  });
}
