/** The tables of a year: the file of the year, laid over the editions that it extends. */
import type { Finding, Outcome } from '../diagnostics/finding.ts';
import type { JsonPath, LocatedJson } from '../model/source.ts';
import { type TableEdition, type TableSet, tableEditionSchema, tableSetSchema } from '../model/table-spec.ts';
import { changed, type NoMember } from './changed-table.ts';
import { validateJson } from './validate-json.ts';

/** The file of the year, the one it extends, and so on to one that extends none. */
export type Editions = readonly [LocatedJson, ...LocatedJson[]];

/** @returns the table set; a fault that only shows in the whole is told in the file of the year */
export function tableSetOf([newest, ...older]: Editions): Outcome<TableSet> {
  const base = older.at(-1);
  if (base === undefined) return validateJson(tableSetSchema, newest);
  const whole = validateJson(tableSetSchema, base);
  const files = [newest, ...older.slice(0, -1)];
  const editions = files.map((file) => ({ file, ...validateJson(tableEditionSchema, file) }));
  const findings = [...editions, whole].flatMap((outcome) => outcome.findings);
  if (whole.value === undefined || findings.length > 0) return { findings };
  const value = editions.reduceRight<unknown>((below, edition) => {
    if (edition.value === undefined) return below;
    const laid = laidOver(below, edition.value);
    findings.push(...laid.faults.map((fault) => noMember(fault, fault.path, edition.file)));
    return laid.value;
  }, whole.value);
  if (findings.length > 0) return { findings };
  const { file, text } = newest;
  const { locate, sourceAt } = newest;
  return validateJson(tableSetSchema, {
    file,
    text,
    value,
    locate: locate.bind(newest),
    sourceAt: sourceAt.bind(newest),
  });
}

function laidOver(below: unknown, edition: TableEdition) {
  const { extends: _year, order, ...changes } = edition;
  const result = changed(below, changes);
  const set = result.value as TableSet;
  if (order === undefined) return result;
  const tables = set.tables.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return { ...result, value: { ...set, tables } };
}

/** T30: a change names a row, column or code that the form does not have. */
export function noMember({ name, known, near }: NoMember, path: JsonPath, json: Pick<LocatedJson, 'locate'>): Finding {
  const position = path.at(-1) === 'before' || path.at(-1) === 'after';
  return {
    rule: 'T30',
    severity: 'error',
    message: `表式中没有“${name}”${position ? '，无从移到它旁边' : '这一项，无从改动'}`,
    place: json.locate(path, position ? 'value' : 'key'),
    actual: name,
    ...(near === undefined ? {} : { expected: near }),
    hint: `可以指明的有：${known.join('、')}；新增一项的，写出它的全部内容`,
  };
}
