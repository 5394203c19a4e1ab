/** A workbook that was filled in: its cells by the name of their area. */
import { address } from '../../model/cell-address.ts';
import type { CellPlace } from '../../model/imported.ts';
import type { CellReading, NamedArea, WorkbookReading } from '../../model/workbook-reading.ts';
import { AREAS, areaName } from './form.ts';

export class FilledBook {
  private readonly areas: ReadonlyMap<string, NamedArea>;
  private readonly sheets: ReadonlySet<string>;
  private readonly cells = new Map<string, CellReading>();
  /** Codes that the workbook lists, and those of the unit's own. */
  readonly codes: ReadonlySet<string>;

  /** @param file its name, for places */
  constructor(
    { sheets, names }: WorkbookReading,
    readonly file: string,
  ) {
    this.areas = new Map(names.map((area) => [area.name, area]));
    this.sheets = new Set(sheets.map(({ name }) => name));
    for (const sheet of sheets) {
      for (const cell of sheet.cells) this.cells.set(key(sheet.name, cell.row, cell.column), cell);
    }
    this.codes = new Set([...this.texts(AREAS.names), ...this.texts(areaName('codeNames'))]);
  }

  /** None of a sheet that was taken out or renamed, though its name may still be there. */
  area(name: string): NamedArea | undefined {
    const area = this.areas.get(name);
    return area !== undefined && this.sheets.has(area.sheet) ? area : undefined;
  }

  /** Whether the workbook was made with that area. */
  isNamed(name: string): boolean {
    return this.areas.has(name);
  }

  cell({ sheet }: NamedArea, row: number, column: number): CellReading | undefined {
    return this.cells.get(key(sheet, row, column));
  }

  place({ sheet }: NamedArea, row: number, column: number): CellPlace {
    return { file: this.file, sheet, cell: address(column, row) };
  }

  /** Of one column of an area, blank ones included; none of an area that is not there. @param index of the column in it */
  texts(name: string, index = 0): readonly string[] {
    const found = this.area(name);
    if (found === undefined) return [];
    const { firstRow, lastRow, firstColumn } = found.area;
    return Array.from({ length: lastRow - firstRow + 1 }, (_, row) =>
      (this.cell(found, firstRow + row, firstColumn + index)?.text ?? '').trim(),
    );
  }
}

function key(sheet: string, row: number, column: number): string {
  return `${sheet}!${row},${column}`;
}
