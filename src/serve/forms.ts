/** The lists of a dossier as sheets of a page: those of the workbook to fill in, with the same columns. */

import type { FormColumn, FormList, FormRow, Forms } from '../model/desk.ts';
import type { LocatedJson } from '../model/source.ts';
import type { Code } from '../workbook/fill-in/code-sheet.ts';
import type { AskedFor, Row } from '../workbook/fill-in/content.ts';
import { isWanted, rowsOf } from '../workbook/fill-in/content.ts';
import type { Column, ListBlock } from '../workbook/fill-in/form.ts';
import { FORM } from '../workbook/fill-in/sheets/index.ts';
import { entryAt } from './entries.ts';

/** What is asked for by name has its place beside the report. */
function isForm(block: (typeof FORM)[number]['blocks'][number]): block is ListBlock {
  return block.as === 'list' && block.asked === undefined;
}

export function listBlock(id: string): ListBlock | undefined {
  return FORM.flatMap(({ blocks }) => blocks)
    .filter(isForm)
    .find((block) => block.id === id);
}

/** @param located `report.json`: numbers as they are written */
export function formsOf(located: LocatedJson, asked: AskedFor, codes: readonly Code[]): Forms {
  const json = located.value;
  const sheets = FORM.map(({ name, intro, blocks }) => {
    const wanted = blocks.filter((block) => isWanted(block, json, asked));
    const lists = wanted.filter(isForm);
    const single = wanted.flatMap((block) => (block.as === 'fields' ? block.fields : []));
    const fields = single.flatMap(({ label, note, way }) => {
      const entry = entryAt(located, way, label);
      return entry === undefined ? [] : [{ entry, note }];
    });
    return { name, intro, fields, lists: lists.map((block) => formList(block, json, asked)) };
  });
  const ofLength = (length: number) =>
    codes.filter(({ code }) => code.length === length).map(({ code, name }) => [code, name] as const);
  return {
    sheets: sheets.filter(({ fields, lists }) => fields.length + lists.length > 0),
    codes: {
      functional: ofLength(7),
      classes: ofLength(3),
      economic: ofLength(5).filter(([code]) => code.startsWith('3')),
    },
  };
}

function formList(block: ListBlock, json: unknown, asked: AskedFor): FormList {
  return {
    id: block.id,
    title: block.title,
    columns: block.columns.flatMap(formColumn),
    rows: rowsOf(block, json, asked).map(rowTexts),
    isFixed: typeof block.rows !== 'number',
  };
}

/** As they are shown and typed. */
export function rowTexts({ cells }: Row): FormRow {
  return Object.fromEntries([...cells].map(([id, value]) => [id, typeof value === 'string' ? value : value.digits]));
}

function formColumn(column: Column): FormColumn[] {
  const { id, label, note, width } = column;
  const words = { id, label, note, width };
  if (column.as === 'made') {
    if (column.made === 'name') return [{ ...words, kind: 'name', isKey: false, of: [column.of] }];
    return column.made === 'sum' && !column.of.includes('parts')
      ? [{ ...words, kind: 'sum', isKey: false, of: column.of }]
      : [];
  }
  const isKey = column.as === 'key';
  const { cell } = column;
  switch (cell.kind) {
    case 'amount':
      return [{ ...words, kind: 'amount', isKey }];
    case 'number':
    case 'count':
      return [{ ...words, kind: 'number', isKey }];
    case 'code':
      return [{ ...words, kind: 'code', isKey, codes: cell.of }];
    case 'choice':
      return [{ ...words, kind: 'choice', isKey, choices: cell.choices.map(([, word]) => word) }];
    case 'text':
    case 'texts':
    case 'date':
    case 'reference':
      return [{ ...words, kind: 'text', isKey }];
  }
}
