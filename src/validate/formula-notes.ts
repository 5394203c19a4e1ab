/** Official notes that tell how rows or columns add up, in the numbers that a place prints. */
import type { TablePrint } from '../model/table-spec.ts';

const FORMULA = /^\d+(行|栏).*＝/;

/**
 * Formulas of 行 or 栏 whose numbers are not printed are left out, and so are those that name a column that is not there.
 * @param renumbered the 栏次 of the year's form → as printed
 */
export function formulaNotes(
  notes: readonly string[],
  renumbered: ReadonlyMap<string, string>,
  print: Pick<TablePrint, 'columnNumbers' | 'lineNumbers'>,
): string[] {
  return notes.flatMap((note) => {
    const about = FORMULA.exec(note)?.[1];
    if (about === undefined) return [note];
    if (about === '行') return print.lineNumbers ? [note] : [];
    return print.columnNumbers ? inPrintedNumbers(note, renumbered) : [];
  });
}

/** `1栏各行＝（2＋3）栏各行。`; formulas of one note stand apart by ；. */
function inPrintedNumbers(note: string, renumbered: ReadonlyMap<string, string>): string[] {
  const formulas = note.replace(/。$/, '').split('；');
  const kept = formulas.filter((formula) => (formula.match(/\d+/g) ?? []).every((number) => renumbered.has(number)));
  if (kept.length === 0) return [];
  return [
    `${kept.map((formula) => formula.replace(/\d+/g, (number) => renumbered.get(number) ?? number)).join('；')}。`,
  ];
}
