/** `xl/worksheets/sheet….xml` (ISO/IEC 29500-1, 18.3). */

import type { BookCell, BookSheet, BookValue } from '../../model/book.ts';
import { address, areaText } from '../../model/cell-address.ts';
import { declared, type Xml, xml } from '../xml.ts';
import { entryChecks } from './entry-checks.ts';
import { SHEET_NAMESPACE } from './namespaces.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { Styles } from './styles.ts';

/** What the sheets of a workbook share. */
export interface Shared {
  readonly styles: Styles;
  readonly strings: SharedStrings;
}

/** Printed on A4, as wide as the page and as many pages long as it is. Codes are texts, and no mistakes. Piece by piece. */
export function* sheetPart(sheet: BookSheet, shared: Shared): Generator<string> {
  const { columns, rows, page, frozen, filter, form } = sheet;
  const whole = `A1:${address(columns.length - 1, rows.length - 1)}`;
  const merged: Xml[] = [];
  const before = [
    xml`<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${whole}"/>`,
    xml`<sheetViews>${sheetView(frozen)}</sheetViews>`,
    xml`<sheetFormatPr defaultRowHeight="15"/><cols>${columns.map(columnXml)}</cols>`,
  ];
  yield declared(xml`<worksheet xmlns="${SHEET_NAMESPACE}">${before}<sheetData>`);
  yield* sheetData(sheet, merged, shared);
  const after = [
    form === undefined ? undefined : PROTECTED,
    filter && xml`<autoFilter ref="${areaText(filter)}"/>`,
    merged.length === 0 ? undefined : xml`<mergeCells count="${merged.length}">${merged}</mergeCells>`,
    form === undefined ? undefined : entryChecks(form.checks),
    xml`<printOptions horizontalCentered="1"/>${pageMargins(page.margins)}`,
    xml`<pageSetup paperSize="${A4}" orientation="${page.orientation}" fitToWidth="1" fitToHeight="0"/>`,
    xml`<ignoredErrors><ignoredError sqref="${whole}" numberStoredAsText="1"/></ignoredErrors>`,
  ];
  yield xml`</sheetData>${after}</worksheet>`.text;
}

/** Without a password. Columns and rows may be made wider and higher. */
const PROTECTED = xml`<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>`;

function sheetView(frozen: BookSheet['frozen']): Xml {
  if (frozen === undefined) return xml`<sheetView showGridLines="0" workbookViewId="0"/>`;
  const { rows, columns } = frozen;
  const split = xml`${columns === 0 ? undefined : xml`xSplit="${columns}" `}ySplit="${rows}" topLeftCell="${address(columns, rows)}"`;
  const pane = xml`<pane ${split} activePane="${columns === 0 ? 'bottomLeft' : 'bottomRight'}" state="frozen"/>`;
  return xml`<sheetView showGridLines="0" workbookViewId="0">${pane}</sheetView>`;
}

const A4 = 9;
const POINTS_PER_INCH = 72;
const PIXELS_PER_POINT = 96 / 72;
/** Widths are counted in digits of the default font: Times New Roman of 11 pt. */
const PIXELS_PER_DIGIT = 7;

function columnXml(width: number, index: number): Xml {
  const digits = (width * PIXELS_PER_POINT) / PIXELS_PER_DIGIT;
  return xml`<col min="${index + 1}" max="${index + 1}" width="${hundredths(digits)}" customWidth="1"/>`;
}

function pageMargins(margins: BookSheet['page']['margins']): Xml {
  const edges = (['left', 'right', 'top', 'bottom'] as const).map(
    (edge) => xml`${edge}="${hundredths(margins[edge] / POINTS_PER_INCH)}" `,
  );
  return xml`<pageMargins ${edges}header="0.3" footer="0.3"/>`;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/**
 * All places of the rows, those that a merged cell covers included: its rules are drawn by them. Nothing in them needs
 * to be escaped, and there are thousands: they are plain strings. Where nobody types, heights stay whatever is typed.
 */
function* sheetData({ rows, columns, form }: BookSheet, merged: Xml[], shared: Shared): Generator<string> {
  const fixed = form === undefined ? ' customHeight="1"' : '';
  const places = new Places(columns.length, rows.length);
  let row = 0;
  for (const { height, cells } of rows) {
    for (const cell of cells) {
      placeCell(cell, row, places, shared);
      merged.push(...mergedArea(cell, row));
    }
    yield `<row r="${row + 1}" ht="${hundredths(height)}"${fixed}>${places.take(row).join('')}</row>`;
    row += 1;
  }
}

/** Places of the rows that are not written yet: cells of a row reach down into the next ones. */
class Places {
  private readonly begun = new Map<number, string[]>();

  /** @param height rows of the sheet */
  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  /** Undefined below the sheet. */
  at(row: number): string[] | undefined {
    const known = this.begun.get(row);
    if (known !== undefined || row >= this.height) return known;
    const places = new Array<string>(this.width).fill('');
    this.begun.set(row, places);
    return places;
  }

  take(row: number): readonly string[] {
    const places = this.at(row) ?? [];
    this.begun.delete(row);
    return places;
  }
}

function placeCell(cell: BookCell, row: number, places: Places, { styles, strings }: Shared): void {
  const { column, colSpan, rowSpan, value, look } = cell;
  const style = styles.lookOf(look, value);
  for (let r = row; r < row + rowSpan; r += 1) {
    const line = places.at(r);
    if (line === undefined) return;
    for (let c = column; c < column + colSpan; c += 1) {
      const isFirst = r === row && c === column;
      line[c] = cellXml(`r="${address(c, r)}" s="${style}"`, isFirst ? value : '', strings);
    }
  }
}

function cellXml(place: string, value: BookValue, strings: SharedStrings): string {
  if (value === '') return `<c ${place}/>`;
  if (typeof value === 'string') return `<c ${place} t="s"><v>${strings.numberOf(value)}</v></c>`;
  if (!('formula' in value)) return `<c ${place}><v>${value.digits}</v></c>`;
  const { formula, result } = value;
  const made =
    typeof result === 'string'
      ? xml`t="str"><f>${formula}</f><v>${result}</v>`
      : xml`><f>${formula}</f><v>${result.digits}</v>`;
  return `<c ${place} ${made.text}</c>`;
}

function mergedArea({ column, colSpan, rowSpan }: BookCell, row: number): Xml[] {
  if (colSpan === 1 && rowSpan === 1) return [];
  const last = address(column + colSpan - 1, row + rowSpan - 1);
  return [xml`<mergeCell ref="${address(column, row)}:${last}"/>`];
}
