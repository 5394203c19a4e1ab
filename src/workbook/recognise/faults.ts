/** What is wrong with a sheet, in words for its user: rules I01 to I12. */
import type { Finding, Severity } from '../../diagnostics/finding.ts';
import { address } from '../../model/cell-address.ts';

export type ImportRule = 'I01' | 'I02' | 'I03' | 'I04' | 'I05' | 'I06' | 'I07' | 'I08' | 'I09' | 'I10' | 'I11' | 'I12';

/** What stops the reading of a whole table: nothing is taken from it. */
const BLOCKING: ReadonlySet<string> = new Set(['I02', 'I03', 'I05', 'I06']);

interface Told {
  readonly actual?: string;
  readonly expected?: string;
  readonly hint?: string;
}

/** Gathers what is found in one sheet. */
export class SheetFaults {
  readonly findings: Finding[] = [];

  constructor(
    readonly file: string,
    readonly sheet: string,
    /** All values of the file are texts: of a .csv, or a web page named .xls. */
    readonly isText: boolean,
    /** What is wrong is told and stops nothing: of a paper that was printed so. */
    readonly isPrinted: boolean = false,
  ) {}

  private get lost(): string {
    return this.isPrinted ? '' : '，这张表没有读入';
  }

  get isBlocked(): boolean {
    return this.findings.some(({ rule, severity }) => severity === 'error' && BLOCKING.has(rule));
  }

  /** @param at row and column from 0, or the row alone; nothing for the whole sheet */
  tell(
    rule: ImportRule,
    severity: Severity,
    at: readonly [row: number, column: number] | undefined,
    message: string,
    told: Told = {},
  ): void {
    const name = this.sheet.trim();
    const path = at === undefined ? name : `${name} › ${address(at[1], at[0])}`;
    this.findings.push({ rule, severity, message, place: { file: this.file, path }, ...told });
  }

  notRecognised(): void {
    this.tell('I01', 'warning', undefined, '认不出这是哪一张表，没有读入', {
      hint: '表题应写明表名（如 收入支出决算总表），或在表上写公开表号（如 公开01表）；不是决算、预算表的，不必管它',
    });
  }

  noLine(table: string, label: string, side: string, severity: Severity): void {
    const isLost = severity === 'error' && !this.isPrinted;
    this.tell(
      'I02',
      isLost ? 'error' : 'warning',
      undefined,
      `《${table}》没有“${label}”一行${isLost ? '，这张表没有读入' : ''}`,
      {
        expected: `${side}一边有“${label}”`,
        hint: '补上这一行再导入；表中确有而写法不同的，改成表式的写法',
      },
    );
  }

  noColumn(table: string, label: string): void {
    this.tell('I02', 'error', undefined, `《${table}》找不到“${label}”一栏，或有几栏都像，这张表没有读入`, {
      expected: `表头有“${label}”`,
      hint: '按表式补上表头再导入',
    });
  }

  noHead(at: readonly [number, number], table: string): void {
    this.tell('I02', 'error', at, `《${table}》的这一栏有数，没有表头，这张表没有读入`, {
      hint: '数移了位，或表头缺了；核对后改正再导入',
    });
  }

  noLines(table: string): void {
    this.tell('I02', 'error', undefined, `《${table}》中没有认出任何一行，这张表没有读入`, {
      hint: '核对表头和科目编码（或项目）各栏是否完整',
    });
  }

  numberDisagrees(at: readonly [number, number], label: string, number: string, expected: string): void {
    this.tell('I03', this.isPrinted ? 'warning' : 'error', at, `“${label}”的栏次与表头不一致${this.lost}`, {
      actual: `栏次 ${number}`,
      expected: `栏次 ${expected}`,
      hint: '表头或栏次移了位；核对后改正再导入',
    });
  }

  lineDisagrees(at: readonly [number, number], label: string, line: string, expected: string): void {
    this.tell(
      'I03',
      this.isPrinted ? 'warning' : 'error',
      at,
      `${label === '' ? '这一行' : `“${label}”`}的行次与上下各行不接${this.lost}`,
      {
        actual: `行次 ${line}`,
        expected: `行次 ${expected}`,
        hint: '项目或行次移了位；核对后改正再导入',
      },
    );
  }

  nameDisagrees(at: readonly [number, number], code: string, name: string, expected: string): void {
    if (this.isPrinted) {
      const message = `科目编码 ${code} 与名称“${name}”不一致`;
      this.tell('I03', 'warning', at, message, { actual: name, expected, hint: '改正编码或名称' });
      return;
    }
    this.tell('I03', 'error', at, `科目编码 ${code} 与名称不一致，这张表没有读入`, {
      actual: name,
      expected,
      hint: '编码或名称移了位；核对后改正再导入',
    });
  }

  numberAsText(at: readonly [number, number], text: string, read: string): void {
    if (this.isText) return;
    this.tell('I04', 'warning', at, `数写成了文字，按 ${read} 读入`, {
      actual: text,
      expected: read,
      hint: '把单元格改成数值格式，重新输入这个数',
    });
  }

  noMoneyUnit(table: string): void {
    this.tell('I06', 'error', undefined, `《${table}》没有写金额单位，没有读入`, {
      expected: '表头写明 单位：元 或 单位：万元',
      hint: '在表上补写金额单位；程序不按数的大小猜',
    });
  }

  doesNotAdd(at: readonly [number, number], label: string, actual: string, expected: string, parts: string): void {
    this.tell('I07', 'error', at, `“${label}”与各项之和不等`, {
      actual,
      expected: `${expected}（${parts}）`,
      hint: '核对这一格和各项；表上印的就是这样的，读入后由核查规则再提示',
    });
  }

  uncalculated(at: readonly [number, number], formula: string): void {
    this.tell('I08', 'warning', at, '公式没有算出的结果，这一格没有读入', {
      actual: `=${formula}`,
      hint: '用 Excel 或 WPS 打开，重新计算后保存，再导入',
    });
  }

  hiddenNumbers(what: string): void {
    this.tell('I09', 'warning', undefined, `${what}里有数，没有读入`, {
      hint: '要读入的，取消隐藏再导入；不要的，删去它们',
    });
  }

  notANumber(at: readonly [number, number], text: string): void {
    this.tell('I11', 'error', at, '这一格应是数，读不懂，没有读入', {
      actual: text,
      expected: '不带单位的数，如 1085.68；没有的空着',
      hint: '改正后再导入',
    });
  }

  unknownLine(at: readonly [number, number], label: string, table: string): void {
    this.tell('I11', 'error', at, `《${table}》的这一行有数，看不懂是什么，没有读入`, {
      actual: label === '' ? '没有写项目或科目编码' : label,
      hint: '核对项目的文字或科目编码',
    });
  }

  twice(at: readonly [number, number], label: string, table: string): void {
    this.tell('I12', 'error', at, `《${table}》的“${label}”有两行，只读了第一行`, {
      hint: '删去多余的一行，或改正它的编码',
    });
  }
}
