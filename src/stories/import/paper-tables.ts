/** The statutory tables of a paper that others made, as those of a workbook are read: for a dossier to take them in. */
import { aboutPaper } from '../../audit/about-paper.ts';
import { withJoinedHeadings } from '../../audit/joined-headings.ts';
import { placeWords } from '../../audit/spots.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import type { Classification } from '../../model/catalogue.ts';
import { address } from '../../model/cell-address.ts';
import { type Paper, type PaperTable, type PaperText, placeAt } from '../../model/paper.ts';
import { type PaperSheet, paperSheet } from '../../workbook/paper-sheets.ts';
import type { Form } from '../../workbook/recognise/forms.ts';
import type { FigureCell, TableReading } from '../../workbook/recognise/reading.ts';
import { type Recognised, recognise } from '../../workbook/recognise/recognise.ts';

/** A table of a paper with the heading that stands above it. */
export interface PaperTableAt {
  readonly table: PaperTable;
  readonly heading: PaperText | undefined;
}

/** Each table with the nearest heading above it, where no other table stands between. */
export function tablesWithHeadings({ blocks }: Paper): PaperTableAt[] {
  let heading: PaperText | undefined;
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') heading = block.text;
    if (block.kind !== 'table') return [];
    const found = { table: block, heading };
    heading = undefined;
    return [found];
  });
}

export function paperSheets(tables: readonly PaperTableAt[]): PaperSheet[] {
  return tables.map(({ table, heading }, index) => paperSheet(table, heading, `第${index + 1}张表`));
}

export interface PaperTablesInput {
  /** Name of the file. */
  readonly file: string;
  readonly paper: Paper;
  readonly forms: readonly Form[];
  readonly classification: Classification;
}

/** Other tables of a paper are no fault of it (I01), and all its numbers are texts (I04). */
const NOT_TOLD: ReadonlySet<string> = new Set(['I01', 'I04']);

/** Tables are of the unit and year of the paper, each cell where a reader finds it: 收入决算表 › 第8页第9行. */
export function paperTables({ file, paper: given, forms, classification }: PaperTablesInput): Recognised {
  const paper = withJoinedHeadings(given);
  const { kind, unit, year } = aboutPaper(paper);
  const unread = paper.unread.map(({ place, what }) => ofFile(file, 'warning', `${what}，没有读入`, placeWords(place)));
  if (kind === 'budget') return { tables: [], findings: [ofFile(file, 'error', OF_A_BUDGET)] };
  const sheets = paperSheets(tablesWithHeadings(paper));
  const reading = { sheets: sheets.map(({ sheet }) => sheet), isText: false, names: [] };
  const { tables, findings } = recognise({ file, reading, forms, classification });
  const named = sheets.map((sheet) => new NamedSheet(sheet, tables));
  const whose = { ...(unit === undefined ? {} : { unit }), ...(year === undefined ? {} : { year }) };
  return {
    tables: tables.map((table) => ({ ...inPaper(table, named), ...whose })),
    findings: [
      ...unread,
      ...findings.filter(({ rule }) => !NOT_TOLD.has(rule)).map((finding) => toldInPaper(finding, named)),
    ],
  };
}

const OF_A_BUDGET = '这是预算的报告，不是决算的，没有读入；预算数请用预算公开表的电子表格导入';

function ofFile(file: string, severity: 'error' | 'warning', message: string, path?: string): Finding {
  return { rule: 'I10', severity, message, place: { file, ...(path === undefined ? {} : { path }) } };
}

/** A table by its title, and its cells by page and line or by paragraph. */
class NamedSheet {
  readonly name: string;

  constructor(
    readonly of: PaperSheet,
    readings: readonly TableReading[],
  ) {
    const own = of.sheet.name;
    const title = readings.find(({ sheet }) => sheet === own)?.title;
    const isAlone = readings.filter((reading) => reading.title === title).length === 1;
    this.name = title === undefined ? own : isAlone ? title : `${title}（${own}）`;
  }

  /** @param at address of a cell of the sheet */
  cell(at: string): string {
    const { texts, table, above } = this.of;
    const empty = () => table.cells.find(({ row, column }) => address(column, above + row) === at)?.text;
    const text = texts.get(at) ?? empty();
    const place = text && placeAt(text, 0);
    return place === undefined ? at : placeWords(place);
  }
}

function inPaper(reading: TableReading, sheets: readonly NamedSheet[]): TableReading {
  const sheet = sheets.find((one) => one.of.sheet.name === reading.sheet);
  if (sheet === undefined) return reading;
  const placed = ({ place, ...cell }: FigureCell): FigureCell => ({
    ...cell,
    place: { ...place, sheet: sheet.name, cell: sheet.cell(place.cell) },
  });
  const cells = new Map([...reading.cells].map(([id, cell]) => [id, placed(cell)] as const));
  return { ...reading, sheet: sheet.name, cells };
}

function toldInPaper(finding: Finding, sheets: readonly NamedSheet[]): Finding {
  const { place } = finding;
  const [name, at] = place?.path?.split(' › ') ?? [];
  const sheet = sheets.find((one) => one.of.sheet.name === name);
  if (place === undefined || sheet === undefined) return finding;
  const path = [sheet.name, ...(at === undefined ? [] : [sheet.cell(at)])].join(' › ');
  return { ...finding, place: { ...place, path } };
}
