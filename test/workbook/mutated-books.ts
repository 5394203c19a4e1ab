/** Changes that people and programs make to a workbook: moved, lost, merged and renamed, no figure typed anew. */
import { type CellObject, type Range, read, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import fc from 'fast-check';

export type Mutation = {
  readonly kind: (typeof KINDS)[number];
  /** Which sheet, and which row and column of it, as shares of all. */
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
};

const KINDS = [
  'deleteRow',
  'deleteColumn',
  'insertRow',
  'insertColumn',
  'shiftColumnDown',
  'shiftColumnUp',
  'shiftRowRight',
  'shiftRowLeft',
  'swapRows',
  'swapColumns',
  'clearCell',
  'clearHead',
  'renameSheet',
  'removeSheet',
  'swapSheetNames',
  'asText',
  'unmerge',
  'mergeDown',
  'mergeRight',
  'hideRow',
  'clearTitle',
  'duplicateRow',
  'blanksInTexts',
  'dropCodes',
  'wideBrackets',
  'otherMoneyUnit',
  'otherYear',
] as const;

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
export const anyMutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...KINDS),
  sheet: share,
  row: share,
  column: share,
});

export function mutated(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  const book = read(bytes, { type: 'array', cellStyles: true });
  for (const mutation of mutations) mutate(book, mutation);
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true }) as Buffer);
}

type Cells = (CellObject | undefined)[][];

function mutate(book: WorkBook, { kind, sheet, row, column }: Mutation): void {
  const name = book.SheetNames[Math.floor(sheet * book.SheetNames.length)];
  const own = name === undefined ? undefined : book.Sheets[name];
  if (name === undefined || own === undefined) return;
  const range = utils.decode_range(own['!ref'] ?? 'A1');
  const r = Math.floor(row * (range.e.r + 1));
  const c = Math.floor(column * (range.e.c + 1));
  const cells = cellsOf(own, range);
  const here = cells[r]?.[c];
  switch (kind) {
    case 'deleteRow':
      store(
        own,
        cells.filter((_, index) => index !== r),
        moved(own, { row: r, by: -1 }),
      );
      return;
    case 'insertRow':
      store(own, [...cells.slice(0, r), [], ...cells.slice(r)], moved(own, { row: r, by: 1 }));
      return;
    case 'duplicateRow':
      store(own, [...cells.slice(0, r), (cells[r] ?? []).map(copy), ...cells.slice(r)], moved(own, { row: r, by: 1 }));
      return;
    case 'deleteColumn':
      store(
        own,
        cells.map((line) => line.filter((_, index) => index !== c)),
        moved(own, { column: c, by: -1 }),
      );
      return;
    case 'insertColumn':
      store(
        own,
        cells.map((line) => [...line.slice(0, c), undefined, ...line.slice(c)]),
        moved(own, { column: c, by: 1 }),
      );
      return;
    case 'shiftColumnDown':
      for (let at = cells.length - 1; at > r; at -= 1) setCell(cells, at, c, cells[at - 1]?.[c]);
      setCell(cells, r, c, undefined);
      store(own, cells);
      return;
    case 'shiftColumnUp':
      for (let at = r; at < cells.length; at += 1) setCell(cells, at, c, cells[at + 1]?.[c]);
      store(own, cells);
      return;
    case 'shiftRowRight':
      cells[r]?.splice(c, 0, undefined);
      store(own, cells);
      return;
    case 'shiftRowLeft':
      cells[r]?.splice(c, 1);
      store(own, cells);
      return;
    case 'swapRows': {
      const other = (r + 1) % cells.length;
      [cells[r], cells[other]] = [cells[other] ?? [], cells[r] ?? []];
      store(own, cells);
      return;
    }
    case 'swapColumns': {
      const other = (c + 1) % (range.e.c + 1);
      for (const line of cells) [line[c], line[other]] = [line[other], line[c]];
      store(own, cells);
      return;
    }
    case 'clearCell':
      setCell(cells, r, c, undefined);
      store(own, cells);
      return;
    case 'clearHead':
      setCell(cells, Math.floor(row * Math.min(6, cells.length)), c, undefined);
      store(own, cells);
      return;
    case 'clearTitle':
      cells[0] = [];
      store(own, cells);
      return;
    case 'renameSheet':
      rename(book, name, 'Sheet1 ');
      return;
    case 'swapSheetNames': {
      const other = book.SheetNames.find((each) => each !== name);
      if (other === undefined) return;
      [book.Sheets[name], book.Sheets[other]] = [book.Sheets[other] as WorkSheet, own];
      return;
    }
    case 'removeSheet':
      book.SheetNames.splice(book.SheetNames.indexOf(name), 1);
      delete book.Sheets[name];
      return;
    case 'asText':
      if (here?.t === 'n') setCell(cells, r, c, { t: 's', v: here.w ?? String(here.v) });
      store(own, cells);
      return;
    case 'blanksInTexts':
      for (const line of cells)
        for (const cell of line) if (cell?.t === 's') change(cell, ` ${String(cell.v).replaceAll('支', '支 ')}　`);
      store(own, cells);
      return;
    case 'wideBrackets':
      for (const line of cells)
        for (const cell of line)
          if (cell?.t === 's') change(cell, String(cell.v).replaceAll('（', '(').replaceAll('）', ')'));
      store(own, cells);
      return;
    case 'otherMoneyUnit':
      for (const line of cells.slice(0, 4))
        for (const cell of line)
          if (/单位：万?元$/.test(String(cell?.v)))
            change(
              cell as CellObject,
              String(cell?.v).replace(/：(万?)元$/, (_, ten) => (ten === '' ? '：万元' : '：元')),
            );
      store(own, cells);
      return;
    case 'otherYear':
      for (const cell of cells[0] ?? [])
        if (cell?.t === 's')
          change(
            cell,
            String(cell.v).replace(/20\d\d/, (year) => String(Number(year) - 1)),
          );
      store(own, cells);
      return;
    case 'dropCodes':
      for (const line of cells) if (/^\d{3,7}$/.test(String(line[0]?.v ?? ''))) line[0] = undefined;
      store(own, cells);
      return;
    case 'unmerge':
      own['!merges'] = [];
      return;
    case 'mergeDown':
      own['!merges'] = [...(own['!merges'] ?? []), { s: { r, c }, e: { r: r + 1, c } }];
      return;
    case 'mergeRight':
      own['!merges'] = [...(own['!merges'] ?? []), { s: { r, c }, e: { r, c: c + 1 } }];
      return;
    case 'hideRow': {
      const rows = own['!rows'] ?? [];
      rows[r] = { hidden: true };
      own['!rows'] = rows;
    }
  }
}

function copy(cell: CellObject | undefined): CellObject | undefined {
  return cell === undefined ? undefined : { ...cell };
}

function change(cell: CellObject, text: string): void {
  cell.v = text;
  delete cell.w;
  delete cell.r;
  delete cell.h;
}

function cellsOf(sheet: WorkSheet, { e }: Range): Cells {
  return Array.from({ length: e.r + 1 }, (_, r) =>
    Array.from({ length: e.c + 1 }, (_, c) => sheet[utils.encode_cell({ r, c })] as CellObject | undefined),
  );
}

function setCell(cells: Cells, r: number, c: number, cell: CellObject | undefined): void {
  const line = cells[r];
  if (line !== undefined) line[c] = cell;
}

function store(sheet: WorkSheet, cells: Cells, merges = sheet['!merges'] ?? []): void {
  for (const address of Object.keys(sheet)) if (!address.startsWith('!')) delete sheet[address];
  cells.forEach((line, r) => {
    line.forEach((cell, c) => {
      if (cell !== undefined) sheet[utils.encode_cell({ r, c })] = cell;
    });
  });
  const width = Math.max(1, ...cells.map((line) => line.length));
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, cells.length - 1), c: width - 1 } });
  sheet['!merges'] = merges;
}

/** Merged areas as a program moves them with their cells; those that a row or column is taken from are given up. */
function moved(sheet: WorkSheet, at: { row?: number; column?: number; by: number }): Range[] {
  return (sheet['!merges'] ?? []).flatMap(({ s, e }) => {
    const row = at.row ?? Number.POSITIVE_INFINITY;
    const column = at.column ?? Number.POSITIVE_INFINITY;
    const isCut = at.by < 0 && ((s.r <= row && row <= e.r) || (s.c <= column && column <= e.c));
    if (isCut) return [];
    const shift = (place: { r: number; c: number }) => ({
      r: place.r + (place.r >= row ? at.by : 0),
      c: place.c + (place.c >= column ? at.by : 0),
    });
    return [{ s: shift(s), e: shift(e) }];
  });
}

function rename(book: WorkBook, from: string, to: string): void {
  if (book.SheetNames.includes(to)) return;
  book.SheetNames[book.SheetNames.indexOf(from)] = to;
  book.Sheets[to] = book.Sheets[from] as WorkSheet;
  delete book.Sheets[from];
}
