/**
 * The 决算公开 brochure: cover, contents, parts. Not a 公文, but in its sizes: A4, body 3号仿宋 on the line pitch of
 * 22 lines in 225 mm, levels 黑体 / 楷体 / 仿宋 (GB/T 9704-2012, 7.3.3). The side margins give 28 characters of
 * exactly 16 pt, so that Word and the PDF break lines alike; the text areas are whole lines high, so that nothing is
 * left over for a grid to share out, and 表1 stands on one page.
 */
import { mm, type StyleSheet, type TableStyle, type TextStyle } from './style-sheet.ts';

const LINE = mm(225) / 22;
/** Lines of a page, upright and across. */
const PORTRAIT_LINES = 24;
const LANDSCAPE_LINES = 16;
const PAPER = { width: mm(210), height: mm(297) };
const TOP = { portrait: mm(27), landscape: mm(23.5) };
const body: TextStyle = { font: 'fang', size: 16, lineHeight: LINE, align: 'justify', indentChars: 2 };
const cellStyle: TextStyle = { font: 'fang', size: 9, lineHeight: 11.4, align: 'left' };

const statement: TableStyle = {
  cell: cellStyle,
  head: { font: 'hei', size: 9, lineHeight: 11.4, align: 'center' },
  title: { font: 'song', size: 16, lineHeight: 24, align: 'center', spaceBefore: 2, spaceAfter: 2, keepWithNext: true },
  headLine: { font: 'fang', size: 10, lineHeight: 14, align: 'left', keepWithNext: true },
  padding: { x: 2, y: 0.8 },
  minRowHeight: 13,
  outerRule: 1,
  innerRule: 0.5,
  range: { smallest: 8, largest: 12, usual: 10.5, tallestRow: 30, overhang: mm(8) },
};

const form: TableStyle = {
  ...statement,
  range: undefined,
  cell: { ...cellStyle, size: 10, lineHeight: 13 },
  head: { ...statement.head, size: 10, lineHeight: 13 },
  padding: { x: 3, y: 1.2 },
  minRowHeight: 16,
};

export const brochure: StyleSheet = {
  id: 'brochure',
  paper: PAPER,
  portrait: {
    top: TOP.portrait,
    right: mm(25.5),
    bottom: PAPER.height - TOP.portrait - PORTRAIT_LINES * LINE,
    left: mm(26),
  },
  landscape: {
    top: TOP.landscape,
    right: mm(25),
    bottom: PAPER.width - TOP.landscape - LANDSCAPE_LINES * LINE,
    left: mm(25),
  },
  pageNumber: {
    style: { font: 'latin', size: 14, lineHeight: 18, align: 'left' },
    before: '— ',
    after: ' —',
    below: mm(7),
    indentChars: 1,
  },
  cover: {
    title: { font: 'song', size: 30, lineHeight: 50, align: 'center' },
    line: { font: 'kai', size: 18, lineHeight: 30, align: 'center' },
    titleTop: mm(85),
    linesBottom: mm(50),
  },
  contents: {
    title: { font: 'song', size: 22, lineHeight: LINE * 1.5, align: 'center', spaceAfter: 6 },
    levels: [
      { font: 'hei', size: 14, lineHeight: 21, align: 'left', spaceBefore: 4 },
      { font: 'fang', size: 14, lineHeight: 21, align: 'left', indentChars: 1 },
      { font: 'fang', size: 14, lineHeight: 21, align: 'left', indentChars: 2 },
    ],
  },
  headings: [
    { font: 'song', size: 20, lineHeight: 30, align: 'center', spaceAfter: 6, keepWithNext: true },
    { font: 'hei', size: 16, lineHeight: LINE, align: 'left', indentChars: 2, keepWithNext: true },
    { font: 'kai', size: 16, lineHeight: LINE, align: 'left', indentChars: 2, keepWithNext: true },
    { font: 'fang', size: 16, lineHeight: LINE, align: 'left', indentChars: 2, bold: true, keepWithNext: true },
    { font: 'fang', size: 16, lineHeight: LINE, align: 'left', indentChars: 2, keepWithNext: true },
  ],
  paragraph: {
    body,
    flush: { ...body, indentChars: 0 },
    centered: { ...body, align: 'center', indentChars: 0 },
    right: { ...body, align: 'right', indentChars: 0 },
    note: { font: 'fang', size: 9, lineHeight: 11.5, align: 'left' },
    mark: { font: 'hei', size: 16, lineHeight: LINE, align: 'left', keepWithNext: true },
    title: { font: 'song', size: 20, lineHeight: 30, align: 'center', spaceAfter: 6, keepWithNext: true },
  },
  caption: { font: 'hei', size: 12, lineHeight: 20, align: 'center', spaceAfter: 8 },
  chart: {
    height: 200,
    label: { font: 'fang', size: 10.5, lineHeight: 14, align: 'center' },
    colours: ['4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '70AD47', '5B9BD5', '7030A0', '808080'],
  },
  table: { statement, form },
  attachmentNote: { ...body, align: 'left', spaceBefore: LINE },
  signature: { ...body, align: 'right', indentChars: 0 },
  imprint: {
    text: { font: 'fang', size: 14, lineHeight: 20, align: 'left' },
    padding: 3,
    outerRule: mm(0.35),
    innerRule: mm(0.25),
  },
};
