/**
 * The official document (公文) of GB/T 9704-2012: A4, text area 156 × 225 mm with 22 lines of 28 characters, body
 * 3号仿宋, levels 一、黑体, （一）楷体, 1. and （1）仿宋, page number 4号 7 mm below the text area.
 */
import { mm, type RedHeadStyle, type StyleSheet, type TableStyle, type TextStyle } from './style-sheet.ts';

const LINE = mm(225) / 22;
/** 28 characters in 156 mm, down to a quarter of a point: Word counts character spacing in twentieths. */
const PITCH = Math.floor((mm(156) / 28) * 4) / 4;

const third = { size: 16, charPitch: PITCH, lineHeight: LINE } as const;
const body: TextStyle = { ...third, font: 'fang', align: 'justify', indentChars: 2 };
const level: TextStyle = { ...third, font: 'fang', align: 'left', indentChars: 2, keepWithNext: true };
const title: TextStyle = {
  font: 'song',
  size: 22,
  lineHeight: LINE * 1.25,
  align: 'center',
  // The title of an attachment stands on the third line, below 附件 and an empty one (7.3.7).
  spaceBefore: LINE,
  keepWithNext: true,
};

const statement: TableStyle = {
  cell: { font: 'fang', size: 9, lineHeight: 11.4, align: 'left' },
  head: { font: 'hei', size: 9, lineHeight: 11.4, align: 'center' },
  title: { font: 'song', size: 16, lineHeight: 24, align: 'center', spaceBefore: 2, spaceAfter: 2, keepWithNext: true },
  headLine: { font: 'fang', size: 10, lineHeight: 14, align: 'left', keepWithNext: true },
  padding: { x: 2, y: 0.8 },
  minRowHeight: 13,
  outerRule: 1,
  innerRule: 0.5,
  range: { smallest: 8, largest: 12, usual: 10.5, tallestRow: 30, overhang: 0 },
};

const form: TableStyle = {
  ...statement,
  range: undefined,
  cell: { ...statement.cell, size: 10, lineHeight: 13 },
  head: { ...statement.head, size: 10, lineHeight: 13 },
  padding: { x: 2, y: 1.5 },
  minRowHeight: 16,
};

const redHead: RedHeadStyle = {
  issuer: { font: 'song', size: 48, lineHeight: 60, align: 'center', colour: 'FF0000' },
  issuerTop: mm(35),
  number: { ...third, font: 'fang', align: 'center' },
  signerFont: 'kai',
  linesAboveNumber: 2,
  linesAboveTitle: 2,
  ruleBelow: mm(4),
  ruleWidth: 1.5,
  recipient: { ...third, font: 'fang', align: 'left', spaceBefore: LINE },
};

export const officialDocument: StyleSheet = {
  id: 'officialDocument',
  paper: { width: mm(210), height: mm(297) },
  portrait: { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28) },
  landscape: { top: mm(28), right: mm(37), bottom: mm(26), left: mm(35) },
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
      { font: 'hei', size: 14, lineHeight: 25, align: 'left', spaceBefore: 4 },
      { font: 'fang', size: 14, lineHeight: 25, align: 'left', indentChars: 1 },
      { font: 'fang', size: 14, lineHeight: 25, align: 'left', indentChars: 2 },
    ],
  },
  headings: [{ ...title, spaceBefore: 0 }, { ...level, font: 'hei' }, { ...level, font: 'kai' }, level, level],
  paragraph: {
    body,
    flush: { ...body, indentChars: 0 },
    centered: { ...body, align: 'center', indentChars: 0 },
    right: { ...body, align: 'right', indentChars: 0 },
    note: { font: 'fang', size: 10.5, lineHeight: 15, align: 'left' },
    mark: { ...third, font: 'hei', align: 'left', keepWithNext: true },
    title,
  },
  caption: { font: 'hei', size: 12, lineHeight: 20, align: 'center', spaceAfter: 8 },
  chart: {
    height: 200,
    label: { font: 'fang', size: 10.5, lineHeight: 14, align: 'center' },
    colours: ['4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '70AD47', '5B9BD5', '7030A0', '808080'],
  },
  table: { statement, form },
  attachmentNote: { ...body, align: 'left', spaceBefore: LINE },
  signature: { ...body, align: 'right', indentChars: 0, spaceBefore: LINE },
  imprint: {
    text: { font: 'fang', size: 14, lineHeight: 20, align: 'left' },
    padding: 3,
    outerRule: mm(0.35),
    innerRule: mm(0.25),
  },
  redHead,
};
