/** The workbook that was filled in → values of the dossier, each with its cell; all that is wrong at once. */
import type { Finding } from '../../diagnostics/finding.ts';
import { fieldWords } from '../../model/field-words.ts';
import { type ImportedValue, type ImportPath, importPathText } from '../../model/imported.ts';
import { formatPath } from '../../model/source.ts';
import type { NamedArea, WorkbookReading } from '../../model/workbook-reading.ts';
import type { MoneyUnit } from '../../money/units.ts';
import { readCell, valuesOf } from './cell-values.ts';
import { FAULTS } from './fill-faults.ts';
import { FilledBook } from './filled-book.ts';
import { AREAS, areaName, type Block, type FieldBlock, type FillSheet, FORM_VERSION } from './form.ts';
import { listHeads } from './list-heads.ts';
import { type Read, readList } from './read-list.ts';
import { FORM } from './sheets/index.ts';

export interface FilledIn {
  /** Its name. */
  readonly file: string;
  /** The year that it was made for. */
  readonly year?: number;
  /** As they were filled in: who reports, and in what unit all amounts are. */
  readonly unit?: string;
  readonly amountUnit?: MoneyUnit;
  readonly values: readonly ImportedValue[];
  readonly findings: readonly Finding[];
}

/** Whether a workbook is one that this program made to be filled in. */
export function isFillIn({ names }: WorkbookReading): boolean {
  return names.some(({ name }) => name === AREAS.madeFor);
}

/** @param file its name, for places */
export function readFillIn(reading: WorkbookReading, file: string): FilledIn {
  const book = new FilledBook(reading, file);
  const [version = '', , year = ''] = book.texts(AREAS.madeFor);
  const made = { file, ...(/^20\d\d$/.test(year) ? { year: Number(year) } : {}) };
  if (version !== FORM_VERSION) {
    return { ...made, values: [], findings: [FAULTS.otherVersion(version, FORM_VERSION, file)] };
  }
  const read = FORM.flatMap((sheet) => readSheet(sheet, book));
  const { values, findings } = withoutSecondWays(read.flatMap((each) => each.values));
  return { ...made, ...headOf(values), values, findings: [...read.flatMap((each) => each.findings), ...findings] };
}

function headOf(values: readonly ImportedValue[]): Pick<FilledIn, 'unit' | 'amountUnit'> {
  const textAt = (path: string) => values.find((each) => importPathText(each.path) === path)?.value;
  const [unit, amountUnit] = [textAt('unit.name'), textAt('amountUnit')];
  return {
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(amountUnit === '元' || amountUnit === '万元' ? { amountUnit } : {}),
  };
}

/** A sheet that is gone is told once, whatever stood on it. */
function readSheet({ name, blocks }: FillSheet, book: FilledBook): Read[] {
  const isThere = blocks.some(({ id }) => book.area(areaName(id)) !== undefined);
  const isMade = blocks.some((block) => isAsked(block, book));
  if (!isThere && isMade) return [{ values: [], findings: [FAULTS.lostSheet(name, book.file)] }];
  return blocks.map((block) => readBlock(block, book));
}

/** Whether the workbook was made with the block; one on demand leaves no trace where it was not. */
function isAsked(block: Block, book: FilledBook): boolean {
  return !block.onDemand || book.isNamed(areaName(block.id));
}

function readBlock(block: Block, book: FilledBook): Read {
  const area = book.area(areaName(block.id));
  if (area === undefined)
    return {
      values: [],
      findings: isAsked(block, book) ? [FAULTS.lostArea(block.title, book.file)] : [],
    };
  if (block.as === 'fields') return readFields(block, area, book);
  const { at, faults } = listHeads(block, area, book);
  return faults.length > 0 ? { values: [], findings: faults } : readList(block, area, at, book);
}

function readFields({ fields }: FieldBlock, area: NamedArea, book: FilledBook): Read {
  const { firstRow, firstColumn } = area.area;
  const read = fields.map(({ cell, label, way }, index) => {
    const at = book.place(area, firstRow + index, firstColumn);
    const { value, findings } = readCell(book.cell(area, firstRow + index, firstColumn), cell, label, at);
    return { values: valuesOf(value, way, at), findings };
  });
  return { values: read.flatMap(({ values }) => values), findings: read.flatMap(({ findings }) => findings) };
}

/** What is typed as a whole and in parts: the parts stand, since they say more. */
function withoutSecondWays(values: readonly ImportedValue[]): Read {
  const whole = new Map(values.map((value) => [importPathText(value.path), value]));
  const parts = new Map<ImportedValue, ImportedValue>();
  for (const value of values) {
    for (let length = 1; length < value.path.length; length += 1) {
      const above = whole.get(importPathText(value.path.slice(0, length)));
      if (above !== undefined && !parts.has(above)) parts.set(above, value);
    }
  }
  return {
    values: values.filter((value) => !parts.has(value)),
    findings: [...parts].map(([{ path, from }, part]) => FAULTS.twoWays(labelOf(path), part.from, from)),
  };
}

/** What the leaf is called; entries of lists have any number. */
function labelOf(path: ImportPath): string {
  return fieldWords(formatPath(path.map((step) => (typeof step === 'object' ? 0 : step)))) ?? importPathText(path);
}
