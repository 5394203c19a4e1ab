/** Page numbers at the outside of the sheet: odd pages right, even pages left. Word wants both in every section. */
import {
  BorderStyle,
  Footer,
  HeightRule,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from 'docx';
import type { Orientation } from '../../model/page.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import type { SectionFrame } from './sections.ts';
import { STYLE } from './styles.ts';
import { twips } from './units.ts';

type Footers = NonNullable<ISectionOptions['footers']>;

const FOOTERS: Readonly<Record<Orientation, (numberStyle: string, style: StyleSheet) => Footer>> = {
  portrait: (numberStyle, { pageNumber }) => new Footer({ children: [numberParagraph(numberStyle, pageNumber)] }),
  landscape: turnedFooter,
};

/** None on the cover; a section whose first page has another header needs a footer for it too. */
export function footersOf({ kind, continued }: SectionFrame, style: StyleSheet): Footers {
  if (kind === 'cover') return {};
  const odd = () => FOOTERS[kind](STYLE.pageOdd, style);
  const even = () => FOOTERS[kind](STYLE.pageEven, style);
  const both = { default: odd(), even: even() };
  return continued === undefined ? both : { first: continued.startsOdd ? odd() : even(), ...both };
}

function numberParagraph(style: string, { before, after }: StyleSheet['pageNumber']): Paragraph {
  return new Paragraph({ style, children: [new TextRun({ children: [before, PageNumber.CURRENT, after] })] });
}

/**
 * The number where it stands on upright pages of the bound paper: at the left edge, turned with the clock
 * (GB/T 9704-2012, 7.5). A cell that floats is the one turned text that Word, WPS and LibreOffice all show.
 */
function turnedFooter(numberStyle: string, style: StyleSheet): Footer {
  return new Footer({
    children: [turnedNumber(numberStyle, style), new Paragraph({ style: STYLE.spacer })],
  });
}

function turnedNumber(numberStyle: string, { paper, portrait, pageNumber }: StyleSheet): Table {
  const { lineHeight } = pageNumber.style;
  const left = portrait.bottom - pageNumber.below - lineHeight / 2;
  const cell = new TableCell({
    children: [numberParagraph(numberStyle, pageNumber)],
    textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
  });
  const row = new TableRow({
    children: [cell],
    height: { value: twips(paper.width - portrait.left - portrait.right), rule: HeightRule.EXACT },
  });
  return new Table({
    rows: [row],
    width: { size: twips(lineHeight), type: WidthType.DXA },
    columnWidths: [twips(lineHeight)],
    layout: TableLayoutType.FIXED,
    borders: NO_RULES,
    margins: NO_MARGINS,
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: twips(left),
      absoluteVerticalPosition: twips(portrait.left),
    },
  });
}

const NO_RULE = { style: BorderStyle.NIL } as const;
const NO_RULES = {
  top: NO_RULE,
  bottom: NO_RULE,
  left: NO_RULE,
  right: NO_RULE,
  insideHorizontal: NO_RULE,
  insideVertical: NO_RULE,
};
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA };
