/** A table in another unit of money than the others of its file, and nothing that says it is right (rule I06). */
import type { Finding } from '../../diagnostics/finding.ts';
import type { TableReading } from '../recognise/reading.ts';

/** Told of the fewer tables of a file: those that print no amount which a table in another unit prints as well. */
export function oddUnits(tables: readonly TableReading[]): Finding[] {
  const files = [...new Set(tables.map(({ file }) => file))];
  return files.flatMap((file) => {
    const own = tables.filter((table) => table.file === file);
    const usual = mostOf(own);
    return own.flatMap((table) => {
      const others = tables.filter(({ yuan }) => !yuan.equals(table.yuan));
      if (usual === undefined || table.yuan.equals(usual.yuan) || others.some((other) => shareAmount(table, other)))
        return [];
      return [oddUnit(table, usual)];
    });
  });
}

/** A table of the unit of money in which most are. */
function mostOf(tables: readonly TableReading[]): TableReading | undefined {
  const count = (table: TableReading) => tables.filter(({ yuan }) => yuan.equals(table.yuan)).length;
  return [...tables].sort((one, other) => count(other) - count(one))[0];
}

function shareAmount(one: TableReading, other: TableReading): boolean {
  return [...one.cells].some(([figure, { value }]) => {
    const same = other.cells.get(figure)?.value;
    return (
      value !== undefined &&
      same !== undefined &&
      !value.isZero() &&
      value.minus(same).abs().lessThan(value.abs().div(100))
    );
  });
}

function oddUnit(table: TableReading, usual: TableReading): Finding {
  return {
    rule: 'I06',
    severity: 'warning',
    message: `《${table.title}》的金额单位与同一文件的其他表不同，按表上写的读入`,
    actual: `1 个金额单位 = ${table.yuan.toFixed()} 元`,
    expected: `1 个金额单位 = ${usual.yuan.toFixed()} 元（${usual.sheet.trim()}）`,
    hint: '核对这张表上写的金额单位；写错的，改正再导入',
    place: { file: table.file, path: table.sheet.trim() },
  };
}
